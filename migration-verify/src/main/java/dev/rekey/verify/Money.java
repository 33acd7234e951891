package dev.rekey.verify;

import dev.rekey.api.Deviations.Kind;
import dev.rekey.api.Verification.MoneySum;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Amounts: row by row, and summed up on both sides. */
final class Money extends RowCheck {

    /** What purchases are summed up by; the reference columns hold the parents' legacy ids here. */
    private static final Map<String, String> DIMENSIONS = dimensions();

    private static final Set<String> REPORTED = Set.of("all", "currency", "status", "month");

    /** Rows of one group and the sums of their amounts, in the order of the columns. */
    private record Group(long rows, List<BigDecimal> sums) {}

    @Override
    public String id() {
        return "money";
    }

    @Override
    public String proves() {
        return "every amount is the source's to the last digit, and so are all sums";
    }

    @Override
    public String remedy() {
        return "Do not go live. Find out who changed the amount; if the source is right: rekey migrate --repair";
    }

    @Override
    public String remedyOfWarnings() {
        return "Bookkeeping's to explain: the source's own totals do not add up, and were migrated as they are";
    }

    @Override
    public boolean concerns(Subject table) {
        return !table.amounts().isEmpty();
    }

    @Override
    Predicate<String> columns(Scene scene, Subject table) {
        return column -> table.amounts().contains(column) || column.equals("currency");
    }

    @Override
    public Finding examine(Scene scene, Subject table) {
        List<String> amounts = table.amounts().stream()
                .filter(scene.names(table.table())::has)
                .sorted()
                .toList();
        List<MoneySum> sums = new ArrayList<>();
        RowSets sets = scene.rowSets(table);
        Map<String, String> dimensions = table.closedSets().containsKey("currency") ? DIMENSIONS : Map.of("all", "''");
        dimensions.forEach((dimension, expression) -> {
            Sql source = grouped(sets.expected(), expression, amounts, scene.absent(table));
            Sql target = grouped(sets.actual(), expression, amounts, Set.of());
            // Of orders and patients there are many: their sums travel only where they differ.
            if (REPORTED.contains(dimension)
                    || !hash(scene.source(), source, amounts).equals(hash(scene.target(), target, amounts))) {
                sums.addAll(sums(
                        table,
                        dimension,
                        amounts,
                        groups(scene.source(), source, amounts),
                        groups(scene.target(), target, amounts)));
            }
        });
        Finding rows = super.examine(scene, table);
        return rows.withErrors(sums.stream().filter(sum -> !sum.equal()).toList())
                .withSums(sums.stream()
                        .filter(sum -> REPORTED.contains(sum.dimension()))
                        .toList());
    }

    @Override
    void more(Scene scene, Subject table, Finding.Collector found) {
        // Where the target lacks one of them, nothing there adds up.
        if (!table.amounts().contains("total_amount")
                || !table.amounts().stream().allMatch(scene.names(table.table())::has)) {
            return;
        }
        Sql notAddingUp = scene.sql("""
                SELECT p.legacy_purchase_id,
                       coalesce(m.issues @> '[{"code": "TOTAL_MISMATCH"}]' OR m.issues @> '[{"code": "ADOPTED"}]', false)
                FROM {target}.purchases AS p
                LEFT JOIN {ledger}.migration_mappings AS m ON m.entity_type = 'purchases'
                  AND m.legacy_id = p.legacy_purchase_id
                WHERE p.subtotal + coalesce(p.tax_amount, 0) - coalesce(p.discount_amount, 0) <> p.total_amount
                ORDER BY 1""");
        for (NotAddingUp row : scene.target()
                .list(notAddingUp, (row, context) -> new NotAddingUp(row.getLong(1), row.getBoolean(2)))) {
            if (row.said()) {
                found.warning(row.legacyId(), null, "the total does not add up, as in the source");
            } else {
                found.error(Kind.MAPPING, row.legacyId(), "total_amount", "does not add up, and no warning says so");
            }
        }
    }

    private record NotAddingUp(long legacyId, boolean said) {}

    private static Sql grouped(RowSet rows, String expression, List<String> amounts, Set<Long> absent) {
        StringBuilder sql =
                new StringBuilder("SELECT coalesce(" + canonical(rows, expression) + ", '') AS key, count(*) AS rows");
        // No number can say what NaN would make of a sum; the comparison of rows names the row that has it.
        amounts.forEach(amount -> sql.append(", coalesce(sum(r." + amount + ") FILTER (WHERE r." + amount
                + "::text NOT IN ('NaN', 'Infinity', '-Infinity')), 0) AS " + amount));
        sql.append(" FROM (" + rows.sql().text() + ") AS r WHERE legacy_id IS NOT NULL AND NOT EXISTS ("
                + "SELECT FROM unnest(:absent) AS absent (id) WHERE absent.id = r.legacy_id) GROUP BY 1");
        return new Sql(sql.toString(), rows.sql().values()).with("absent", absent);
    }

    private static Map<String, Group> groups(Side side, Sql grouped, List<String> amounts) {
        Map<String, Group> groups = new LinkedHashMap<>();
        side.list(new Sql(grouped.text() + " ORDER BY 1", grouped.values()), (row, context) -> {
            List<BigDecimal> sums = new ArrayList<>();
            for (int i = 0; i < amounts.size(); i++) {
                sums.add(row.getBigDecimal(i + 3));
            }
            return groups.put(row.getString(1), new Group(row.getLong(2), sums));
        });
        return groups;
    }

    private static String hash(Side side, Sql grouped, List<String> amounts) {
        String sums = amounts.stream().map(", trim_scale(%s)"::formatted).collect(Collectors.joining());
        return side.text(new Sql(
                "SELECT encode(sha256(coalesce(string_agg(sha256(convert_to(ROW(key, rows" + sums
                        + ")::text, 'UTF8')), ''::bytea ORDER BY key COLLATE \"C\"), ''::bytea)), 'hex') FROM ("
                        + grouped.text() + ") AS groups",
                grouped.values()));
    }

    /** A column's canonical expression, so that what a default replaced counts as what it replaced. */
    private static String canonical(RowSet rows, String expression) {
        Canonical column = rows.columns().get(expression);
        return column == null ? expression : column.value();
    }

    private static List<MoneySum> sums(
            Subject table,
            String dimension,
            List<String> amounts,
            Map<String, Group> source,
            Map<String, Group> target) {
        Set<String> keys = new TreeSet<>(source.keySet());
        keys.addAll(target.keySet());
        List<MoneySum> sums = new ArrayList<>();
        for (String key : keys) {
            Group none =
                    new Group(0, amounts.stream().map(amount -> BigDecimal.ZERO).toList());
            Group left = source.getOrDefault(key, none);
            Group right = target.getOrDefault(key, none);
            for (int i = 0; i < amounts.size(); i++) {
                sums.add(new MoneySum(
                        table.table(),
                        dimension,
                        key,
                        amounts.get(i),
                        left.rows(),
                        left.sums().get(i),
                        right.rows(),
                        right.sums().get(i)));
            }
        }
        return sums;
    }

    private static Map<String, String> dimensions() {
        Map<String, String> dimensions = new LinkedHashMap<>();
        dimensions.put("all", "''");
        dimensions.put("currency", "currency");
        dimensions.put("status", "status");
        dimensions.put("month", "to_char(r.purchase_date, 'YYYY-MM')");
        dimensions.put("order", "order_id");
        dimensions.put("patient", "patient_id");
        return dimensions;
    }
}
