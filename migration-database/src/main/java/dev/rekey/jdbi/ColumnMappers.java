package dev.rekey.jdbi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rekey.json.Dates;
import dev.rekey.json.Json;
import java.lang.reflect.ParameterizedType;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMapperFactory;
import org.jspecify.annotations.Nullable;

/** Reads columns whose PostgreSQL values go beyond what Jdbi's own mappers hold. */
final class ColumnMappers {

    /** A numeric or a whole number: BigDecimal, or Double for NaN and the infinities. */
    static final ColumnMapper<Number> NUMBER = (row, column, context) -> {
        Number number = (Number) row.getObject(column);
        return number instanceof Integer || number instanceof Long ? BigDecimal.valueOf(number.longValue()) : number;
    };

    /** A date; infinity as LocalDate.MAX and MIN. */
    static final ColumnMapper<LocalDate> DATE = (row, column, context) -> row.getObject(column, LocalDate.class);

    private ColumnMappers() {}

    /** A timestamp with a zone or, read in {@code zone}, without; infinity as OffsetDateTime.MAX and MIN. */
    static ColumnMapper<OffsetDateTime> timestamp(ZoneId zone) {
        return (row, column, context) -> {
            if (row.getMetaData().getColumnTypeName(column).equals("timestamp")) {
                LocalDateTime local = row.getObject(column, LocalDateTime.class);
                return local == null ? null : Dates.inZone(local, zone);
            }
            return row.getObject(column, OffsetDateTime.class);
        };
    }

    /** A JSON array as a list of records that are marked {@link JsonColumn}, or of whole numbers; the latter as an array, too. */
    static ColumnMapperFactory lists(ZoneId zone) {
        ObjectMapper mapper = Json.mapper(zone);
        return (type, config) -> {
            if (!(type instanceof ParameterizedType list
                    && list.getRawType() == List.class
                    && list.getActualTypeArguments()[0] instanceof Class<?> element)) {
                return Optional.empty();
            }
            JavaType elements = mapper.getTypeFactory().constructCollectionType(List.class, element);
            if (element.isAnnotationPresent(JsonColumn.class)) {
                return Optional.of((row, column, context) -> read(mapper, elements, row.getString(column)));
            }
            return element == Integer.class
                    ? Optional.of((row, column, context) ->
                            row.getMetaData().getColumnTypeName(column).startsWith("json")
                                    ? read(mapper, elements, row.getString(column))
                                    : integers(row.getArray(column)))
                    : Optional.empty();
        };
    }

    private static @Nullable List<@Nullable Integer> integers(@Nullable Array array) throws SQLException {
        if (array == null) {
            return null;
        }
        List<@Nullable Integer> integers = new ArrayList<>();
        for (Object element : (Object[]) array.getArray()) {
            integers.add(element == null ? null : Math.toIntExact(((Number) element).longValue()));
        }
        return integers;
    }

    private static Object read(ObjectMapper mapper, JavaType type, String text) throws SQLException {
        try {
            return text == null ? List.of() : mapper.readValue(text, type);
        } catch (JsonProcessingException e) {
            // Its own message would quote the text.
            throw new SQLException("a JSON column of the source query is no array of the expected elements", "22023");
        }
    }
}
