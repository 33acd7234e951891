package dev.rekey.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.rekey.database.Identifiers;
import dev.rekey.database.Literals;
import dev.rekey.jdbi.Daos;
import dev.rekey.json.Json;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The tables behind a source query, by which it can be told that nothing was written there since a moment: no row has a
 * transaction that was not over then, and none is missing. PostgreSQL's snapshots are a whole server's, and move with
 * whatever is written anywhere on it, by ourselves into the target for one.
 */
final class SourceTables {

    /** Nodes of a plan whose rows come from elsewhere than from tables that we see. */
    private static final Set<String> OPAQUE =
            Set.of("Foreign Scan", "Function Scan", "Table Function Scan", "Custom Scan");

    /** What it says of tables by which nothing can be told. */
    private static final String NOTHING = "not told";

    private final Connection source;

    /** For SQL. */
    private final Set<String> tables = new TreeSet<>();

    private boolean plain = true;

    private SourceTables(Connection source, String query) {
        this.source = source;
        read(query);
    }

    /** The tables and how many rows each has, or nothing where that would not tell whether they have changed. */
    static String counted(Connection source, String query) {
        return text(new SourceTables(source, query).count("false"));
    }

    /**
     * Whether the tables are those that were counted, with as many rows, and none of them newer.
     *
     * @param before what {@link #counted} said
     * @param snapshot taken before that
     */
    static boolean areStill(Connection source, String query, String before, String snapshot) {
        if (before.equals(NOTHING)) {
            return false;
        }
        SourceTables now = new SourceTables(source, query);
        List<Count> counts = now.count(isNewer(snapshot));
        return text(counts).equals(before) && counts.stream().allMatch(count -> count.newer() == 0);
    }

    private void read(String query) {
        String plan = Daos.over(source, query, "EXPLAIN (VERBOSE, COSTS OFF, FORMAT JSON) <query>")
                .mapTo(String.class)
                .one();
        try {
            visit(Json.parse(plan));
        } catch (JsonProcessingException e) {
            plain = false;
        }
        plain = plain && !tables.isEmpty() && isPlain(plan);
    }

    private void visit(JsonNode node) {
        if (node.hasNonNull("Relation Name")) {
            tables.add(Identifiers.quote(
                    node.path("Schema").asText(), node.path("Relation Name").asText()));
        }
        plain = plain && !OPAQUE.contains(node.path("Node Type").asText());
        node.forEach(this::visit);
    }

    /**
     * Whether all of them are tables whose every row we may see, and no function is called that did not come with the
     * server: it may read tables that no plan shows. Names are compared without their quotes and what escapes those.
     */
    private boolean isPlain(String plan) {
        return Daos.open(source)
                .createQuery("""
                        SELECT (SELECT count(*) FROM pg_class
                                WHERE oid = ANY(CAST(CAST(:tables AS text[]) AS regclass[])) AND relkind = 'r'
                                  AND NOT relrowsecurity AND has_table_privilege(oid, 'SELECT')) = :all
                               AND NOT EXISTS (SELECT FROM pg_proc
                                               WHERE oid >= 16384
                                                 AND strpos(translate(:plan, chr(34) || chr(92), ''),
                                                            translate(proname, chr(34) || chr(92), '') || '(') > 0)""")
                .bindArray("tables", String.class, List.copyOf(tables))
                .bind("all", tables.size())
                .bind("plan", plan)
                .mapTo(Boolean.class)
                .one();
    }

    /**
     * Whether a row has a transaction that was not over at the snapshot. A row only knows the lower half of its
     * transaction's number; what is so old that it seems new by that is counted, and then looked at row by row.
     */
    private static String isNewer(String snapshot) {
        long oldest = Long.parseLong(snapshot.substring(0, snapshot.indexOf(':')));
        return "((CAST(CAST(xmin AS text) AS bigint) - " + oldest
                + ") & 4294967295) < 2147483648 AND CAST(CAST(xmin AS text) AS bigint) > 2";
    }

    /** A table with its rows, in words, and how many of them are newer. */
    private record Count(String table, long newer) {}

    private List<Count> count(String isNewer) {
        if (!plain) {
            return List.of();
        }
        String all = tables.stream()
                .map(table -> "SELECT " + Literals.quote(table + " ") + " || count(*) AS line, count(*) FILTER (WHERE "
                        + isNewer + ") AS newer FROM ONLY " + table)
                .collect(Collectors.joining(" UNION ALL "));
        return Daos.over(source, all, "<query>")
                .map((row, context) -> new Count(row.getString("line"), row.getLong("newer")))
                .list();
    }

    private static String text(List<Count> counts) {
        return counts.isEmpty()
                ? NOTHING
                : counts.stream().map(Count::table).sorted().collect(Collectors.joining(", "));
    }
}
