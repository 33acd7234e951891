package dev.rekey.verify;

import dev.rekey.api.TargetNames;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The two databases as the checks see them; what several checks need of a table is read once. */
final class Scene {

    private static final Pattern CONSTANT =
            Pattern.compile("\\(*('([^']|'')*'|-?[0-9.]+|true|false)\\)*(::[a-z ]+(\\([0-9,]+\\))?\\)*)*");

    private final Side source;
    private final Side target;
    private final Expectations expectations;
    private final Proofs proofs;
    private final ZoneId zone;
    private final String targetSchema;
    private final String runId;
    private final Map<String, Comparison> comparisons = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> types = new LinkedHashMap<>();
    private final Map<String, RowSets> rowSets = new LinkedHashMap<>();
    private final Map<String, NavigableSet<Long>> quarantined = new TreeMap<>();
    private final Map<String, NavigableSet<Long>> setAside = new TreeMap<>();

    Scene(
            Side source,
            Side target,
            Expectations expectations,
            Proofs proofs,
            ZoneId zone,
            String targetSchema,
            String runId) {
        this.source = source;
        this.target = target;
        this.expectations = expectations;
        this.proofs = proofs;
        this.zone = zone;
        this.targetSchema = targetSchema;
        this.runId = runId;
    }

    Side source() {
        return source;
    }

    Side target() {
        return target;
    }

    /** The run that is verified. */
    String runId() {
        return runId;
    }

    /** A query with the rules of {@link Expectations} spelled out. */
    Sql sql(String text) {
        return Sql.of(expectations.expand(text)).with("schema", targetSchema).with("run", runId);
    }

    /** Whether something says what to expect of a table, or of something else. */
    boolean says(String name) {
        return expectations.says(name);
    }

    /** The file that says it, or would. */
    String file(String name) {
        return expectations.file(name);
    }

    /** A count of the source's rows outside a table's scope, or null where it has all of them in. */
    @Nullable Sql filtered(Subject table) {
        String sql = expectations.filtered(table.table());
        return sql == null ? null : Sql.of(sql);
    }

    /** What the source says of a table's rows; its parameters bound. The legacy ids alone where nothing says what to expect. */
    Sql expected(Subject table) {
        return expected(table.table()).with("setAside", setAside(table));
    }

    /** What the target says of them. */
    Sql actual(Subject table) {
        return actual(table.table());
    }

    /** What the deployment calls a table's columns. */
    TargetNames names(String table) {
        return expectations.names(table);
    }

    /** What the source says of something else than a table. */
    Sql expected(String name) {
        return Sql.of(expectations.expected(name)).with("zone", zone.getId());
    }

    /** What the target says of it. */
    Sql actual(String name) {
        return Sql.of(expectations.actual(name));
    }

    /** Rows of the source that lie in the quarantine and not in the target. */
    NavigableSet<Long> absent(Subject table) {
        return quarantined.computeIfAbsent(
                table.table(),
                name -> inSource(
                        table,
                        target.ids(sql("SELECT legacy_id FROM {ledger}.migration_quarantine AS q"
                                        + " WHERE table_name = :table AND state = 'open' AND NOT EXISTS (SELECT FROM {target}."
                                        + name + " AS t WHERE t." + table.legacyKey() + " = q.legacy_id)")
                                .with("table", name))));
    }

    /** Those of the legacy ids that the source has, in the migration's scope. */
    NavigableSet<Long> inSource(Subject table, List<Long> legacyIds) {
        Sql expected = expected(table);
        return new TreeSet<>(source.ids(new Sql(
                        "SELECT legacy_id FROM (" + expected.text() + ") AS r WHERE legacy_id = ANY(:ids)",
                        expected.values())
                .with("ids", legacyIds)));
    }

    /** Rows of the target that keep text that is not the JSON it should be. */
    NavigableSet<Long> setAside(Subject table) {
        if (table.setAside().isEmpty()) {
            return new TreeSet<>();
        }
        return setAside.computeIfAbsent(
                table.table(),
                name -> new TreeSet<>(target.ids(sql("SELECT " + table.legacyKey() + " FROM {target}." + name
                        + " WHERE jsonb_typeof(metadata #> '{legacy," + table.setAside() + "}') = 'string' AND "
                        + table.legacyKey() + " IS NOT NULL"))));
    }

    /** Both sides of a table, column beside column. */
    RowSets rowSets(Subject table) {
        return rowSets.computeIfAbsent(table.table(), name -> RowSets.of(this, table));
    }

    /** All of a table's rows, every column of them, on both sides. */
    Comparison comparison(Subject table) {
        return comparisons.computeIfAbsent(table.table(), name -> {
            RowSets sets = rowSets(table);
            return new Comparison(name, sets.expected(), sets.actual(), absent(table), proofs).run();
        });
    }

    /** Whether this is what a table's comparison could not read, and all of it is known to differ. */
    boolean knowsWhatDiffers(Subject table, String unread) {
        Comparison comparison = comparisons.get(table.table());
        return comparison != null && comparison.knowsWhatDiffers() && unread.equals(comparison.unread());
    }

    /** The ranges of a table that differ and could not be narrowed down, as far as it was compared. */
    List<Range> unnarrowed(Subject table) {
        Comparison comparison = comparisons.get(table.table());
        return comparison == null ? List.of() : comparison.differences().spans();
    }

    /** The types of a table's columns as the target has them, in the driver's words. */
    Map<String, String> types(Subject table) {
        return types.computeIfAbsent(table.table(), name -> RowSets.types(target, actual(table)));
    }

    /** Rows of any kind on both sides, by a key of whole numbers. They are few, and what is in force today is no proof for tomorrow. */
    Comparison compare(String name, Sql expected, Sql actual) {
        RowSets sets = RowSets.of(this, expected, actual, Map.of(), Set.of());
        return new Comparison(name, sets.expected(), sets.actual(), new TreeSet<>(), Proofs.none()).run();
    }

    /** The constants that a table's columns have as defaults, as SQL, by column. */
    Map<String, String> defaults(Subject table) {
        Map<String, String> defaults = new LinkedHashMap<>();
        Map<String, String> ours = new LinkedHashMap<>();
        names(table.table()).renamed().forEach((column, theirs) -> ours.put(theirs, column));
        target.list(
                sql("""
                        SELECT a.attname, pg_get_expr(d.adbin, d.adrelid)
                        FROM pg_attrdef AS d
                        JOIN pg_attribute AS a ON a.attrelid = d.adrelid AND a.attnum = d.adnum AND a.attgenerated = ''
                        JOIN pg_class AS c ON c.oid = d.adrelid
                        JOIN pg_namespace AS n ON n.oid = c.relnamespace
                        WHERE n.nspname = :schema AND c.relname = :table""").with("table", table.table()),
                (row, context) ->
                        defaults.put(ours.getOrDefault(row.getString(1), row.getString(1)), row.getString(2)));
        defaults.remove("metadata");
        defaults.values().removeIf(expression -> !CONSTANT.matcher(expression).matches());
        return defaults;
    }
}
