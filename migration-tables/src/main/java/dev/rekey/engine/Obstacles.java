package dev.rekey.engine;

import dev.rekey.api.Issue;
import dev.rekey.api.LegacyRow;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.TableSpec;
import dev.rekey.catalog.TargetTable;
import dev.rekey.catalog.UniqueKey;
import dev.rekey.database.Identifiers;
import dev.rekey.database.Literals;
import dev.rekey.database.Transactions;
import dev.rekey.jdbi.Daos;
import dev.rekey.json.Json;
import java.math.BigDecimal;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What rows of one table would run into if they were written now: CHECK constraints and taken unique keys. */
final class Obstacles {

    private final TableSpec<?, ?> spec;
    private final TargetTable table;
    private final Map<UniqueKey, Set<List<Object>>> taken = new HashMap<>();

    Obstacles(TableSpec<?, ?> spec, TargetTable table) {
        this.spec = spec;
        this.table = table;
    }

    /** Why the target would refuse rows that are to be inserted, by legacy id. Call with ascending pages. */
    <L extends LegacyRow> Map<Long, Outcome.Refused> meet(Transactions target, List<Fate.Judged<L>> page) {
        Map<Long, Map<String, @Nullable Object>> rows = new TreeMap<>();
        for (Fate.Judged<L> row : page) {
            if (row.fate() instanceof Fate.Insert insert) {
                rows.put(row.legacyId(), insert.columns());
            }
        }
        Map<Long, Outcome.Refused> refused = new HashMap<>();
        if (rows.isEmpty()) {
            return refused;
        }
        if (table.exists()) {
            String json = Json.write(rows.values());
            refused.putAll(target.read(connection -> inTarget(connection, json)));
        }
        rows.forEach((legacyId, columns) -> {
            Issue duplicate = refused.containsKey(legacyId) ? null : claim(legacyId, columns);
            if (duplicate != null) {
                refused.put(legacyId, new Outcome.Refused(List.of(duplicate), null));
            }
        });
        return refused;
    }

    private Map<Long, Outcome.Refused> inTarget(Connection connection, String rows) {
        String page = " FROM json_populate_recordset(NULL::" + table.sqlName() + ", CAST(:rows AS json)) AS page";
        String legacyId = "page." + Identifiers.quote(spec.legacyKey()) + "::bigint AS legacy_id";
        List<String> parts = new ArrayList<>();
        table.checks()
                .forEach((name, expression) -> parts.add("SELECT 1 AS rank, " + legacyId + ", " + Literals.quote(name)
                        + " AS obstacle" + page + " WHERE (" + expression + ") IS FALSE"));
        for (UniqueKey key : table.uniqueKeys()) {
            if (key.plain()) {
                parts.add("SELECT 2 AS rank, " + legacyId + ", " + Literals.quote(String.join(", ", key.columns()))
                        + " AS obstacle" + page + " WHERE EXISTS (SELECT FROM " + table.sqlName() + " AS stands WHERE "
                        + key.sameKey("stands", "page") + ")");
            }
        }
        Map<Long, Outcome.Refused> found = new HashMap<>();
        if (parts.isEmpty()) {
            return found;
        }
        Daos.open(connection)
                .createQuery(String.join("\nUNION ALL\n", parts) + "\nORDER BY rank")
                .bind("rows", rows)
                .map((row, context) -> Issue.of(
                        row.getInt("rank") == 1 ? ReasonCode.CONSTRAINT_VIOLATED : ReasonCode.DUPLICATE_KEY,
                        table.name(),
                        row.getLong("legacy_id"),
                        null,
                        row.getString("obstacle")))
                .forEach(issue -> found.putIfAbsent(issue.legacyId(), new Outcome.Refused(List.of(issue), null)));
        return found;
    }

    /** Takes the row's keys, unless a row before it has one of them. */
    private @Nullable Issue claim(long legacyId, Map<String, @Nullable Object> columns) {
        Map<UniqueKey, List<Object>> keys = new HashMap<>();
        for (UniqueKey key : table.businessKeys(spec.legacyKey())) {
            List<Object> values = values(key, columns);
            if (values != null
                    && taken.computeIfAbsent(key, any -> new HashSet<>()).contains(values)) {
                String message = String.join(", ", key.columns()) + " is taken";
                return Issue.of(ReasonCode.DUPLICATE_KEY, table.name(), legacyId, null, message);
            } else if (values != null) {
                keys.put(key, values);
            }
        }
        keys.forEach((key, values) -> Objects.requireNonNull(taken.get(key)).add(values));
        return null;
    }

    /** The key's values, or null if it can collide with nothing that we could foresee. */
    private static @Nullable List<Object> values(UniqueKey key, Map<String, @Nullable Object> columns) {
        if (!key.plain()) {
            return null;
        }
        List<Object> values = new ArrayList<>();
        for (String column : key.columns()) {
            Object value = columns.get(column);
            if (value == null && !key.nullsEqual()) {
                return null;
            }
            values.add(value instanceof BigDecimal number ? number.stripTrailingZeros() : String.valueOf(value));
        }
        return values;
    }
}
