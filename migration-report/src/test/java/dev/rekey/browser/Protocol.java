package dev.rekey.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Chromium's debugging protocol: commands that are answered, and events. */
final class Protocol implements WebSocket.Listener {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TIMEOUT_SECONDS = 60;

    private final Map<Integer, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();
    private final Map<String, Consumer<JsonNode>> sessions = new ConcurrentHashMap<>();
    private final StringBuilder message = new StringBuilder();
    private final WebSocket socket;
    private int lastId;

    Protocol(String address) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address), this)
                .join();
    }

    /** From now on, what happens in a session goes there too. */
    void listen(String session, Consumer<JsonNode> events) {
        sessions.put(session, events);
    }

    /** Sends a command and waits for its answer; parameters are names and values in turn. */
    JsonNode call(@Nullable String session, String method, Object... parameters) {
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        send(session, method, JSON.valueToTree(pairs(parameters)), answer);
        JsonNode all = answer.orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS).join();
        if (all.has("error")) {
            throw new IllegalStateException(method + ": " + all.get("error"));
        }
        return all.get("result");
    }

    private synchronized void send(
            @Nullable String session, String method, JsonNode parameters, CompletableFuture<JsonNode> answer) {
        int id = ++lastId;
        open.put(id, answer);
        ObjectNode command = JSON.createObjectNode().put("id", id).put("method", method);
        command.set("params", parameters);
        if (session != null) {
            command.put("sessionId", session);
        }
        socket.sendText(command.toString(), true).join();
    }

    private static Map<String, Object> pairs(Object... parameters) {
        Map<String, Object> pairs = new ConcurrentHashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            pairs.put((String) parameters[i], parameters[i + 1]);
        }
        return pairs;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        message.append(part);
        if (last) {
            received(message.toString());
            message.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void received(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            CompletableFuture<JsonNode> answer = open.remove(json.path("id").asInt(0));
            if (answer != null) {
                answer.complete(json);
            }
            Consumer<JsonNode> events = sessions.get(json.path("sessionId").asText(""));
            if (events != null && json.has("method")) {
                events.accept(json);
            }
        } catch (JsonProcessingException e) {
            onError(socket, e);
        }
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        open.values().forEach(answer -> answer.completeExceptionally(error));
    }

    void close() {
        socket.abort();
    }
}
