package dev.rekey.report;

import freemarker.cache.ClassTemplateLoader;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.DefaultObjectWrapperBuilder;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The templates of the formats with markup. Every value is escaped for its format by the engine, going by the template's
 * name: {@code .ftlh} is HTML, {@code .ftlx} is XML.
 */
final class Templates {

    private static final DefaultObjectWrapper WRAPPER =
            new DefaultObjectWrapperBuilder(Configuration.VERSION_2_3_34).build();
    private static final Configuration ENGINE = engine();

    private Templates() {}

    private static Configuration engine() {
        Configuration engine = new Configuration(Configuration.VERSION_2_3_34);
        engine.setTemplateLoader(new ClassTemplateLoader(Templates.class, ""));
        engine.setDefaultEncoding(StandardCharsets.UTF_8.name());
        engine.setLocale(Locale.ROOT);
        engine.setObjectWrapper(WRAPPER);
        engine.setNumberFormat("c");
        engine.setBooleanFormat("c");
        engine.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        // It would log the values that it failed on.
        engine.setLogTemplateExceptions(false);
        engine.setWrapUncheckedExceptions(true);
        return engine;
    }

    /** Renders a template; {@code figures} in it are {@link Figures}. */
    static String render(String name, Map<String, Object> model) {
        StringWriter text = new StringWriter();
        try {
            Map<String, Object> all = new HashMap<>(model);
            all.put("figures", WRAPPER.getStaticModels().get(Figures.class.getName()));
            ENGINE.getTemplate(name).process(all, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException("template " + name, e);
        }
        return text.toString();
    }

    /** Text that is markup already, and is not to be escaped. */
    static Object markup(String html) {
        try {
            return HTMLOutputFormat.INSTANCE.fromMarkup(html);
        } catch (TemplateModelException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A file beside the templates. */
    static String resource(String name) {
        try (InputStream file = Templates.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
