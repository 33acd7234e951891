package dev.rekey.source;

import dev.rekey.api.TableSpec;
import dev.rekey.jdbi.Bundle;
import dev.rekey.jdbi.Daos;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Counts the rows of several source queries in one round trip. */
public final class SourceCounts {

    private static final String FRACTIONS = DoubleStream.iterate(1, part -> part + 1)
            .limit(SourceFacts.PARTS - 1)
            .mapToObj(part -> String.valueOf(part / SourceFacts.PARTS))
            .collect(Collectors.joining(",", "{", "}"));

    private static final Set<String> WHOLE = Set.of("bigint", "integer", "smallint");

    /** What one aggregate over a query says. */
    public record Counted(
            long allRows, long ids, long keys, @Nullable List<Long> quantiles) {

        SourceFacts facts(long filtered) {
            return new SourceFacts(
                    allRows,
                    allRows - ids,
                    ids - keys,
                    filtered,
                    quantiles == null || allRows == 0 ? List.of() : quantiles);
        }
    }

    /** What a query of the rows outside its scope says: one number, if it is as it should be. */
    public record Filtered(@Nullable String type, @Nullable String number) {

        long rows() throws SQLException {
            if (type == null || number == null || !WHOLE.contains(type)) {
                throw new SQLException("a query that counts rows gives something else", "21000");
            }
            return Long.parseLong(number);
        }
    }

    private SourceCounts() {}

    /**
     * What the queries hold, by table.
     *
     * @throws SQLException if one of them is wrong, or counts other rows in another way than by one whole number
     */
    public static Map<String, SourceFacts> of(Connection source, List<TableSpec<?, ?>> specs) throws SQLException {
        Bundle bundle = Bundle.on(source);
        List<Asked> asked = new ArrayList<>();
        for (TableSpec<?, ?> spec : specs) {
            String name = "source" + asked.size();
            asked.add(new Asked(spec.table(), ask(bundle, name, spec), askFiltered(bundle, name, spec)));
        }
        bundle.send();
        Map<String, SourceFacts> facts = new LinkedHashMap<>();
        for (Asked each : asked) {
            long outside = 0;
            for (Filtered filtered : each.filtered().get()) {
                outside = filtered.rows();
            }
            facts.put(each.table(), one(each.counted()).facts(outside));
        }
        return facts;
    }

    /** What is asked of one table; of rows outside its scope, nothing where none are said to be. */
    private record Asked(String table, Supplier<List<Counted>> counted, Supplier<List<Filtered>> filtered) {}

    private static Supplier<List<Filtered>> askFiltered(Bundle bundle, String name, TableSpec<?, ?> spec) {
        String outside = spec.filteredQuery();
        return outside == null
                ? List::of
                : bundle.define("outside_" + name, Daos.verbatim(outside))
                        .ask(
                                "SELECT pg_typeof(rows.number)::text AS type, rows.number::text AS number"
                                        + " FROM (SELECT (<outside_" + name + ">\n) AS number) AS rows",
                                Filtered.class);
    }

    /** The same of one query, without the rows outside its scope. */
    static Counted of(Connection source, TableSpec<?, ?> spec) {
        Bundle bundle = Bundle.on(source);
        Supplier<List<Counted>> counted = ask(bundle, "source", spec);
        bundle.send();
        return one(counted);
    }

    private static Supplier<List<Counted>> ask(Bundle bundle, String name, TableSpec<?, ?> spec) {
        bundle.define(name, Daos.verbatim(spec.sourceQuery()));
        return bundle.ask(
                "SELECT count(*) AS all_rows, count(legacy_id) AS ids, count(DISTINCT legacy_id) AS keys,"
                        + " percentile_disc(CAST('" + FRACTIONS
                        + "' AS float8[])) WITHIN GROUP (ORDER BY legacy_id)::bigint[] AS quantiles FROM (<" + name
                        + ">\n) AS source",
                Counted.class);
    }

    private static <R> R one(Supplier<List<R>> answer) {
        return answer.get().get(0);
    }
}
