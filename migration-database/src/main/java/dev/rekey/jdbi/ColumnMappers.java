package dev.rekey.jdbi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rekey.json.Dates;
import dev.rekey.json.Json;
import java.lang.reflect.ParameterizedType;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMapperFactory;

/** Reads columns whose PostgreSQL values go beyond what Jdbi's own mappers hold. */
final class ColumnMappers {

    /** A numeric: BigDecimal, or Double for NaN and the infinities. */
    static final ColumnMapper<Number> NUMBER = (row, column, context) -> (Number) row.getObject(column);

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

    /** A JSON array as a list of records that are marked {@link JsonColumn}. */
    static ColumnMapperFactory json(ZoneId zone) {
        ObjectMapper mapper = Json.mapper(zone);
        return (type, config) -> {
            if (type instanceof ParameterizedType list
                    && list.getRawType() == List.class
                    && list.getActualTypeArguments()[0] instanceof Class<?> element
                    && element.isAnnotationPresent(JsonColumn.class)) {
                JavaType elements = mapper.getTypeFactory().constructCollectionType(List.class, element);
                return Optional.of((row, column, context) -> read(mapper, elements, row.getString(column)));
            }
            return Optional.empty();
        };
    }

    private static Object read(ObjectMapper mapper, JavaType type, String text) throws SQLException {
        try {
            return text == null ? List.of() : mapper.readValue(text, type);
        } catch (JsonProcessingException e) {
            // Its own message would quote the text.
            throw new SQLException("a JSON column of the source query is no array of the expected objects");
        }
    }
}
