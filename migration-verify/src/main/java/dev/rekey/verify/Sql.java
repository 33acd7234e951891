package dev.rekey.verify;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A query and the values of its named parameters.
 *
 * @param values a collection of longs is bound as an array of bigint
 */
record Sql(String text, Map<String, Object> values) {

    static Sql of(String text) {
        return new Sql(text, Map.of());
    }

    Sql with(String name, Object value) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.put(name, value);
        return new Sql(text, all);
    }

    Sql with(String name, Collection<Long> ids) {
        return with(name, (Object) ids);
    }
}
