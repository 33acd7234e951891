package dev.rekey.json;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.rekey.api.Provenance;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How we read and write JSON: record components in snake case, numbers exact, dates as PostgreSQL spells them. */
public final class Json {

    /** Deeper than any sane document, and within the stack that PostgreSQL's own parser allows itself. */
    private static final int MAX_DEPTH = 5_000;

    /** About so many, so that a page's text need not grow from nothing. */
    private static final int CHARACTERS_A_ROW = 400;

    private static final ObjectMapper MAPPER = mapper(ZoneOffset.UTC);

    /** How a class is written is found out once, and not at every row. */
    private static final ClassValue<ObjectWriter> WRITERS = new ClassValue<>() {
        @Override
        protected ObjectWriter computeValue(Class<?> type) {
            return MAPPER.writerFor(type);
        }
    };

    private Json() {}

    /** A mapper that reads timestamps without an offset in {@code zone}. */
    public static ObjectMapper mapper(ZoneId zone) {
        SimpleModule dates = new SimpleModule();
        dates.addSerializer(OffsetDateTime.class, new Dates.TimestampSerializer());
        dates.addSerializer(LocalDate.class, new Dates.DateSerializer());
        dates.addDeserializer(OffsetDateTime.class, new Dates.TimestampDeserializer(zone));
        JsonMapper mapper = JsonMapper.builder()
                .addModule(dates)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
        // A row of a query that yields nothing of the kind is not a different row for it.
        mapper.configOverride(Provenance.class).setInclude(JsonInclude.Value.construct(NON_NULL, NON_NULL));
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(Integer.MAX_VALUE)
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNameLength(Integer.MAX_VALUE)
                        .build())
                .setStreamWriteConstraints(StreamWriteConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .build());
        return mapper;
    }

    /** The value as one line of JSON. */
    public static String write(Object value) {
        try {
            return WRITERS.get(value.getClass()).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(value.getClass().getSimpleName() + " cannot be written as JSON", e);
        }
    }

    /** Writes the value as one line of JSON in UTF-8, and closes the stream. */
    public static void write(Object value, OutputStream stream) throws IOException {
        WRITERS.get(value.getClass()).writeValue(stream, value);
    }

    /**
     * Objects as an array of JSON, each by the names and values of its map. It is what {@link #write(Object)} makes of
     * them, for the kinds of value that rows are made of without asking at each how it is to be written.
     */
    public static String writeRows(Collection<? extends Map<String, ? extends @Nullable Object>> rows) {
        TextWriter text = new TextWriter(rows.size() * CHARACTERS_A_ROW);
        try (JsonGenerator json = MAPPER.createGenerator(text)) {
            json.writeStartArray();
            for (Map<String, ? extends @Nullable Object> row : rows) {
                writeMembers(json, row);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new IllegalStateException("rows cannot be written as JSON", e);
        }
        return text.toString();
    }

    /**
     * An object or an array of it as one line of JSON: the same as {@link #write(Object)}, as a row's documents are written
     * most often.
     */
    public static String writeDocument(Object value) {
        TextWriter text = new TextWriter(CHARACTERS_A_ROW);
        try (JsonGenerator json = MAPPER.createGenerator(text)) {
            writeValue(json, value);
        } catch (IOException e) {
            throw new IllegalStateException("a document cannot be written as JSON", e);
        }
        return text.toString();
    }

    private static void writeMembers(JsonGenerator json, Map<?, ? extends @Nullable Object> members)
            throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ? extends @Nullable Object> member : members.entrySet()) {
            json.writeFieldName((String) member.getKey());
            writeValue(json, member.getValue());
        }
        json.writeEndObject();
    }

    private static void writeValue(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof String string) {
            json.writeString(string);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else if (value instanceof UUID id) {
            json.writeString(id.toString());
        } else if (value instanceof OffsetDateTime time) {
            json.writeString(Dates.format(time));
        } else if (value instanceof Map<?, ?> members) {
            writeMembers(json, members);
        } else if (value instanceof Collection<?> elements) {
            json.writeStartArray();
            for (Object element : elements) {
                writeValue(json, element);
            }
            json.writeEndArray();
        } else {
            json.writeObject(value);
        }
    }

    /** A page's text as it grows: a {@link java.io.StringWriter} takes a lock at every piece, and two bytes a character. */
    private static final class TextWriter extends Writer {
        private final StringBuilder text;

        TextWriter(int characters) {
            text = new StringBuilder(characters);
        }

        @Override
        public void write(char[] characters, int from, int length) {
            text.append(characters, from, length);
        }

        @Override
        public void write(String string, int from, int length) {
            text.append(string, from, from + length);
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    /**
     * Parses a document strictly: nothing after it, no duplicate keys.
     *
     * @throws JsonProcessingException if it is not one; the message quotes the text and must not be shown
     */
    public static JsonNode parse(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }

    /** A parsed document as maps, lists, strings, numbers and booleans. */
    public static @Nullable Object plain(JsonNode node) {
        if (node.isObject()) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            node.properties().forEach(member -> members.put(member.getKey(), plain(member.getValue())));
            return members;
        }
        if (node.isArray()) {
            List<@Nullable Object> elements = new ArrayList<>(node.size());
            node.forEach(element -> elements.add(plain(element)));
            return elements;
        }
        if (node.isNumber()) {
            return node.numberValue();
        }
        return node.isTextual() ? node.textValue() : node.isBoolean() ? (Object) node.booleanValue() : null;
    }

    /** A document of our own, read back as {@code type}. */
    public static <T> T read(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the ledger holds JSON that is no " + type.getSimpleName(), e);
        }
    }
}
