package dev.rekey.tables;

import static java.util.Map.entry;

import dev.rekey.api.Provenance;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Generates legacy rows of any type, with every value that PostgreSQL could give for their columns. */
final class LegacyRows {

    /** What fits a component that not any text fits. */
    private static final Map<String, String> FITTING = Map.ofEntries(
            entry("material", "Metal"),
            entry("archType", "upper"),
            entry("bracketType", "self ligating"),
            entry("priority", " LOW "),
            entry("relationshipType", "primary"),
            entry("purchaseType", "service"),
            entry("currency", "eur"),
            entry("discussionType", "Treatment-Plan"),
            entry("groupType", "custom"),
            entry("roleType", "system"),
            entry("scopeType", "Office"),
            entry("status", ""),
            entry("permissions", "[\"read\"]"),
            entry("templateCategories", "[]"),
            entry("templateTypes", "[\"a\", \"\"]"),
            entry("restrictions", "{\"max\": 1.10}"));

    /** Blanks, and JSON of every kind. */
    private static final String[] TRAPS = {
        "",
        " ",
        "\u00a0\u2003",
        "null",
        "{}",
        "[]",
        "[\"a\", \"b\"]",
        "{\"a\": 1e999}",
        "[1]",
        "{\"a\": 1, \"a\": 2}",
        "{\"a\": \"\\u0000\"}",
        "[\"\\ud800\"]",
        "{\"\\udc00\": 1}",
        "[\"x\"] y",
        "{\"deep\": [[[{}]]]}",
        "\"text\"",
        "{"
    };

    private LegacyRows() {}

    static <R extends Record> Arbitrary<R> of(Class<R> type) {
        RecordComponent[] components = type.getRecordComponents();
        List<Arbitrary<Object>> values = Arrays.stream(components)
                .map(component -> Arbitraries.frequencyOf(
                        Tuple.of(12, Arbitraries.of(fitting(component))),
                        Tuple.of(1, value(component.getGenericType()))))
                .toList();
        return Combinators.combine(values).as(chosen -> create(type, components, chosen));
    }

    /** Something ordinary. */
    private static Object fitting(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == long.class || type == Long.class) {
            return 7L;
        } else if (type == Integer.class) {
            return 2;
        } else if (type == Number.class) {
            return new BigDecimal("0.25");
        } else if (type == Boolean.class) {
            return true;
        } else if (type == LocalDate.class) {
            return LocalDate.of(2020, 2, 29);
        } else if (type == OffsetDateTime.class) {
            return OffsetDateTime.of(2020, 2, 29, 1, 2, 3, 456_789_000, ZoneOffset.UTC);
        }
        if (type == Provenance.class) {
            return new Provenance("{\"office_id\": 1.50}", "[3, 4]", "{created_at}");
        }
        return type == List.class ? List.of() : FITTING.getOrDefault(component.getName(), "text");
    }

    /** Anything. */
    private static Arbitrary<Object> value(Type type) {
        if (type == long.class) {
            return ids().map(Integer::longValue).asGeneric();
        } else if (type == Integer.class) {
            return maybe(Arbitraries.oneOf(Arbitraries.integers().between(0, 4), ids()));
        } else if (type == Long.class) {
            return maybe(Arbitraries.longs());
        } else if (type == String.class) {
            return maybe(Arbitraries.oneOf(Arbitraries.of(TRAPS), text()));
        } else if (type == Number.class) {
            return maybe(number());
        } else if (type == Boolean.class) {
            return maybe(Arbitraries.of(true, false));
        } else if (type == LocalDate.class) {
            return maybe(date());
        } else if (type == OffsetDateTime.class) {
            return maybe(time());
        } else if (type == Provenance.class) {
            return maybe(of(Provenance.class));
        } else if (type instanceof ParameterizedType list) {
            return maybe(element(list.getActualTypeArguments()[0]).list().ofMaxSize(4));
        }
        throw new IllegalArgumentException("no values of type " + type);
    }

    private static Arbitrary<?> element(Type type) {
        return type instanceof Class<?> element && element.isRecord()
                ? of(element.asSubclass(Record.class))
                : value(type);
    }

    private static Arbitrary<Object> maybe(Arbitrary<?> values) {
        return values.<Object>map(value -> value).injectNull(0.1);
    }

    private static Arbitrary<Integer> ids() {
        return Arbitraries.oneOf(Arbitraries.integers(), Arbitraries.of(0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE));
    }

    /** Whole code points, some beyond the first plane; none of U+0000, which PostgreSQL's text has not. */
    private static Arbitrary<String> text() {
        return Arbitraries.integers()
                .between(1, Character.MAX_CODE_POINT)
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .list()
                .ofMaxSize(300)
                .map(points -> points.stream().map(Character::toString).reduce("", String::concat));
    }

    private static Arbitrary<Number> number() {
        Arbitrary<Number> finite = Combinators.combine(
                        Arbitraries.bigIntegers().between(BigInteger.TEN.pow(20).negate(), BigInteger.TEN.pow(20)),
                        Arbitraries.integers().between(0, 22))
                .as(BigDecimal::new);
        return Arbitraries.oneOf(
                finite,
                Arbitraries.of(
                        new BigDecimal("0.018"),
                        new BigDecimal("0.0220"),
                        new BigDecimal("99.99"),
                        new BigDecimal("0E-10"),
                        new BigDecimal("1E+3")),
                Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
    }

    private static Arbitrary<LocalDate> date() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(-1_000_000, 2_000_000).map(LocalDate::ofEpochDay),
                Arbitraries.of(LocalDate.MIN, LocalDate.MAX));
    }

    private static Arbitrary<OffsetDateTime> time() {
        Arbitrary<OffsetDateTime> finite = Combinators.combine(
                        Arbitraries.longs().between(-100_000_000_000L, 200_000_000_000L),
                        Arbitraries.integers().between(0, 999_999))
                .as((second, micros) ->
                        OffsetDateTime.ofInstant(Instant.ofEpochSecond(second, micros * 1_000L), ZoneOffset.UTC));
        return Arbitraries.oneOf(finite, Arbitraries.of(OffsetDateTime.MIN, OffsetDateTime.MAX));
    }

    private static <R extends Record> R create(
            Class<R> type, RecordComponent[] components, List<@Nullable Object> values) {
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }
}
