package dev.rekey.report;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.rekey.api.Deviations;
import dev.rekey.api.Severity;
import dev.rekey.api.Validation;
import dev.rekey.api.Verification;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;

/**
 * How values of the api are spelled in JSON: instants in ISO 8601, amounts as text, which keeps every digit, and
 * severities and outcomes in lower case.
 */
final class Json {

    static final ObjectMapper MAPPER = mapper();

    private Json() {}

    private static ObjectMapper mapper() {
        SimpleModule module = new SimpleModule();
        module.addSerializer(Instant.class, ToStringSerializer.instance);
        module.addDeserializer(Instant.class, new InstantFromText());
        lowerCase(module, Severity.class);
        lowerCase(module, Verification.Status.class);
        lowerCase(module, Validation.Phase.class);
        lowerCase(module, Deviations.Kind.class);
        ObjectMapper mapper = JsonMapper.builder()
                .addModule(module)
                .addMixIn(Verification.MoneySum.class, WithEqual.class)
                // A later version of ours may say more.
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                // A cell that nobody can parse must not be taken for one with nothing in it.
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .build();
        mapper.configOverride(BigDecimal.class).setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING));
        return mapper;
    }

    /** A value as maps and lists, with the keys that it has in JSON. */
    static Map<String, Object> tree(Object value) {
        return MAPPER.convertValue(value, new TypeReference<Map<String, Object>>() {});
    }

    private static <E extends Enum<E>> void lowerCase(SimpleModule module, Class<E> type) {
        module.addSerializer(type, new LowerCase<>(type));
        module.addDeserializer(type, new FromLowerCase<>(type));
    }

    /** Who reads the file should not have to compare amounts that are text. */
    private interface WithEqual {
        @JsonProperty
        boolean equal();
    }

    private static final class LowerCase<E extends Enum<E>> extends StdScalarSerializer<E> {
        private static final long serialVersionUID = 1;

        LowerCase(Class<E> type) {
            super(type);
        }

        @Override
        public void serialize(E value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(Words.of(value));
        }
    }

    private static final class FromLowerCase<E extends Enum<E>> extends StdScalarDeserializer<E> {
        private static final long serialVersionUID = 1;
        private final Class<E> type;

        FromLowerCase(Class<E> type) {
            super(type);
            this.type = type;
        }

        @Override
        public E deserialize(JsonParser json, DeserializationContext context) throws IOException {
            try {
                return Enum.valueOf(type, json.getValueAsString("").toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw context.weirdStringException("", type, "unknown constant");
            }
        }
    }

    private static final class InstantFromText extends StdScalarDeserializer<Instant> {
        private static final long serialVersionUID = 1;

        InstantFromText() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            try {
                return Instant.parse(json.getValueAsString(""));
            } catch (DateTimeParseException e) {
                throw context.weirdStringException("", Instant.class, "no instant");
            }
        }
    }
}
