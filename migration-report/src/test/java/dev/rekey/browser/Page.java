package dev.rekey.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A page in a browser, and all that it complains of and asks for. */
public final class Page {
    private final Protocol protocol;
    private final String session;
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Boolean> loaded = new CompletableFuture<>();

    private Page(Protocol protocol, String session) {
        this.protocol = protocol;
        this.session = session;
    }

    static Page in(Protocol protocol) {
        String target = protocol.call(null, "Target.createTarget", "url", "about:blank")
                .get("targetId")
                .asText();
        String session = protocol.call(null, "Target.attachToTarget", "targetId", target, "flatten", true)
                .get("sessionId")
                .asText();
        Page page = new Page(protocol, session);
        protocol.listen(session, page::happened);
        for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
            page.call(domain + ".enable");
        }
        return page;
    }

    /** Makes the window so large, in CSS pixels. */
    public Page sized(int width, int height, boolean phone) {
        call(
                "Emulation.setDeviceMetricsOverride",
                "width",
                width,
                "height",
                height,
                "deviceScaleFactor",
                1,
                "mobile",
                phone);
        return this;
    }

    /** Whether the user prefers the dark; otherwise the light. */
    public Page dark(boolean dark) {
        call(
                "Emulation.setEmulatedMedia",
                "features",
                List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light")));
        return this;
    }

    /** Opens a file and waits until it is loaded with all that belongs to it. */
    public Page open(Path file) {
        loaded = new CompletableFuture<>();
        call("Page.navigate", "url", file.toUri().toString());
        loaded.orTimeout(60, TimeUnit.SECONDS).join();
        return this;
    }

    /** The value of an expression in JavaScript, as JSON. */
    public JsonNode evaluate(String expression) {
        JsonNode answer =
                call("Runtime.evaluate", "expression", expression, "returnByValue", true, "awaitPromise", true);
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
        }
        return answer.get("result").path("value");
    }

    /** Clicks with the mouse into the middle of the first element that a selector finds. */
    public void click(String selector) {
        JsonNode middle = evaluate("""
                (() => {
                  const element = document.querySelector(%s);
                  element.scrollIntoView({ block: "center", behavior: "instant" });
                  const box = element.getBoundingClientRect();
                  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
                })()""".formatted(quoted(selector)));
        for (String type : List.of("mousePressed", "mouseReleased")) {
            call(
                    "Input.dispatchMouseEvent",
                    "type",
                    type,
                    "x",
                    middle.get("x").asDouble(),
                    "y",
                    middle.get("y").asDouble(),
                    "button",
                    "left",
                    "clickCount",
                    1);
        }
    }

    /** Types into what has the focus, in place of what is in it. */
    public void type(String text) {
        evaluate("document.activeElement.select()");
        call("Input.insertText", "text", text);
    }

    /** Presses the Enter key. */
    public void enter() {
        call(
                "Input.dispatchKeyEvent",
                "type",
                "keyDown",
                "key",
                "Enter",
                "code",
                "Enter",
                "text",
                "\r",
                "windowsVirtualKeyCode",
                13);
        call("Input.dispatchKeyEvent", "type", "keyUp", "key", "Enter", "code", "Enter", "windowsVirtualKeyCode", 13);
    }

    /** A picture of the whole page, as a PNG. */
    public void screenshot(Path file) throws IOException {
        JsonNode picture = call("Page.captureScreenshot", "captureBeyondViewport", true, "format", "png");
        Files.write(file, Base64.getDecoder().decode(picture.get("data").asText()));
    }

    /** A picture of the window's upper end, so high. */
    public void screenshot(Path file, int width, int height) throws IOException {
        JsonNode picture = call(
                "Page.captureScreenshot",
                "clip",
                Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1),
                "captureBeyondViewport",
                true);
        Files.write(file, Base64.getDecoder().decode(picture.get("data").asText()));
    }

    /** Exceptions, errors on the console and what the browser refused, so far. */
    public List<String> errors() {
        return List.copyOf(errors);
    }

    /** The addresses of all that the page asked for so far, itself included. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    private void happened(JsonNode event) {
        JsonNode facts = event.path("params");
        switch (event.get("method").asText()) {
            case "Page.loadEventFired" -> loaded.complete(true);
            case "Network.requestWillBeSent" ->
                requests.add(facts.path("request").path("url").asText());
            case "Runtime.exceptionThrown" ->
                errors.add(facts.path("exceptionDetails").toString());
            case "Runtime.consoleAPICalled" -> note(facts.path("type").asText(), facts);
            case "Log.entryAdded" -> note(facts.path("entry").path("level").asText(), facts);
            default -> {}
        }
    }

    private void note(String level, JsonNode facts) {
        if (level.equals("error") || level.equals("assert")) {
            errors.add(facts.toString());
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private JsonNode call(String method, Object... parameters) {
        return protocol.call(session, method, parameters);
    }
}
