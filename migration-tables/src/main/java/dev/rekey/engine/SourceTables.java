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
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The tables behind a source query, by which it can be told that nothing was written there since a moment: no row has a
 * transaction that was not over then, and none is missing. PostgreSQL's snapshots are a whole server's, and move with
 * whatever is written anywhere on it, by ourselves into the target for one.
 */
final class SourceTables {

    /** Nodes of a plan whose rows come from elsewhere than from tables that we see. */
    private static final Set<String> OPAQUE = Set.of("Foreign Scan", "Function Scan", "Table Function Scan", "Custom Scan");

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
        return new SourceTables(source, query).counted();
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
        return now.counted().equals(before) && now.newer(snapshot) == 0;
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
        plain = plain && !tables.isEmpty() && functions().stream().noneMatch(name -> calls(plan, name)) && allPlain();
    }

    private void visit(JsonNode node) {
        if (node.hasNonNull("Relation Name")) {
            tables.add(Identifiers.quote(
                    node.path("Schema").asText(), node.path("Relation Name").asText()));
        }
        plain = plain && !OPAQUE.contains(node.path("Node Type").asText());
        node.forEach(this::visit);
    }

    /** A function may read tables that no plan shows. */
    private static boolean calls(String plan, String function) {
        return Pattern.compile("\\b" + Pattern.quote(function) + "\"?\\(")
                .matcher(plan)
                .find();
    }

    /** The names of functions that did not come with the server. */
    private List<String> functions() {
        return Daos.open(source)
                .createQuery("SELECT DISTINCT proname FROM pg_proc WHERE oid >= 16384")
                .mapTo(String.class)
                .list();
    }

    /** Whether all of them are tables whose every row we may see. */
    private boolean allPlain() {
        return Daos.open(source)
                        .createQuery("""
                                SELECT count(*) FROM pg_class
                                WHERE oid = ANY(CAST(CAST(:tables AS text[]) AS regclass[])) AND relkind = 'r'
                                  AND NOT relrowsecurity AND has_table_privilege(oid, 'SELECT')""")
                        .bindArray("tables", String.class, List.copyOf(tables))
                        .mapTo(Long.class)
                        .one()
                == tables.size();
    }

    private String counted() {
        return plain
                ? each(table -> "SELECT " + Literals.quote(table + " ") + " || count(*) FROM ONLY " + table)
                : NOTHING;
    }

    /**
     * How many rows have a transaction that was not over at the snapshot. A row only knows the lower half of its
     * transaction's number; what is so old that it seems new by that is counted, and then looked at row by row.
     */
    private long newer(String snapshot) {
        String oldest = snapshot.substring(0, snapshot.indexOf(':'));
        String newer = each(table -> "SELECT count(*) FROM ONLY " + table
                + " WHERE ((CAST(CAST(xmin AS text) AS bigint) - " + Long.parseLong(oldest)
                + ") & 4294967295) < 2147483648 AND CAST(CAST(xmin AS text) AS bigint) > 2");
        return List.of(newer.split(", ")).stream().mapToLong(Long::parseLong).sum();
    }

    private String each(UnaryOperator<String> sql) {
        String all = tables.stream()
                .map(table -> "SELECT CAST(line AS text) FROM (" + sql.apply(table) + ") AS one (line)")
                .collect(Collectors.joining(" UNION ALL "));
        return Daos.over(source, all, "<query>").mapTo(String.class).list().stream()
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
