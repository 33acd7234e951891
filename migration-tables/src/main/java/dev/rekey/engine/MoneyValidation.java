package dev.rekey.engine;

import dev.rekey.api.TableSpec;
import dev.rekey.api.Validation;
import dev.rekey.api.Validation.Phase;
import dev.rekey.catalog.RecordColumns;
import dev.rekey.catalog.TargetColumn;
import dev.rekey.catalog.TargetTable;
import dev.rekey.database.Identifiers;
import dev.rekey.database.Literals;
import dev.rekey.database.Together;
import dev.rekey.jdbi.Bundle;
import dev.rekey.jdbi.Daos;
import dev.rekey.json.Json;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Exact sums of money, by currency: what the source has is what the target has plus what is quarantined. Rows whose
 * target was not made from the source as it is now (changed since, or adopted) are left out on both sides.
 */
final class MoneyValidation {

    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    private final RunContext run;
    private final TableSpec<?, ?> spec;
    private final TargetTable target;
    private final List<String> columns;

    MoneyValidation(RunContext run, TableSpec<?, ?> spec, TargetTable target) {
        this.run = run;
        this.spec = spec;
        this.target = target;
        this.columns = new ArrayList<>(new TreeSet<>(spec.amounts().keySet()));
    }

    /** Asks for the rows to be left out, together with others; of tables without money there are none. */
    Supplier<List<Long>> askForRowsMadeOtherwise(Bundle bundle) {
        return columns.isEmpty()
                ? List::of
                : bundle.ask(
                        "SELECT m.legacy_id FROM " + ledger("migration_mappings") + " AS m WHERE m.entity_type = :table"
                                + " AND (m.issues @> '[{\"code\": \"SOURCE_CHANGED\"}]' OR m.issues @> '[{\"code\": \"ADOPTED\"}]'"
                                + " OR EXISTS (SELECT FROM " + ledger("migration_quarantine")
                                + " AS q WHERE q.table_name = :table"
                                + " AND q.legacy_id = m.legacy_id AND q.state = 'open'))",
                        Long.class);
    }

    /**
     * Compares the sums, asking both databases at once.
     *
     * @param others rows to be left out
     */
    List<Validation> check(List<Long> others) {
        if (columns.isEmpty()) {
            return List.of();
        }
        Map<String, Map<String, BigDecimal>> source;
        Map<String, Map<String, BigDecimal>> here;
        try (Together together = new Together(1)) {
            Supplier<Map<String, Map<String, BigDecimal>>> there = together.ask(() -> sourceSums(others));
            here = run.target().ask(connection -> sumsHere(connection, others));
            source = there.get();
        }
        List<Validation> found = new ArrayList<>();
        TreeSet<String> currencies = new TreeSet<>(source.keySet());
        currencies.addAll(here.keySet());
        for (String currency : currencies) {
            Map<String, BigDecimal> expected = source.getOrDefault(currency, Map.of());
            Map<String, BigDecimal> actual = here.getOrDefault(currency, Map.of());
            for (String column : columns) {
                BigDecimal should = expected.getOrDefault(column, BigDecimal.ZERO);
                BigDecimal is = actual.getOrDefault(column, BigDecimal.ZERO);
                found.add(new Validation(
                        spec.table(),
                        "sum_" + column + (currency.isEmpty() ? "" : "_" + currency),
                        Phase.AFTER,
                        should.compareTo(is) == 0,
                        plain(should),
                        plain(is)));
            }
        }
        return found;
    }

    private Map<String, Map<String, BigDecimal>> sourceSums(List<Long> others) {
        String currency = currencySource();
        return run.source()
                .ask(connection -> sums(Daos.over(
                                connection,
                                spec.sourceQuery(),
                                "SELECT " + (currency == null ? "''" : Identifiers.quote(currency))
                                        + "::text AS currency"
                                        + sumsOf(column -> Identifiers.quote(
                                                String.valueOf(spec.amounts().get(column))))
                                        + " FROM (<query>\n) AS source WHERE legacy_id <> ALL(:others) GROUP BY 1")
                        .bindArray("others", Long.class, others)
                        .map((row, context) -> read(row))
                        .list()));
    }

    /** What stands, and what is set aside. */
    private Map<String, Map<String, BigDecimal>> sumsHere(Connection connection, List<Long> others) {
        Bundle bundle = Bundle.on(connection).bind("table", spec.table()).bindArray("others", Long.class, others);
        Supplier<List<Map<String, Map<String, BigDecimal>>>> standing =
                bundle.ask(standingSums(), (row, context) -> read(row));
        Supplier<List<Map<String, Map<String, BigDecimal>>>> quarantined =
                bundle.ask(quarantineSums(), (row, context) -> read(row));
        bundle.send();
        Map<String, Map<String, BigDecimal>> here = sums(standing.get());
        sums(quarantined.get()).forEach((currency, sums) -> addAll(here, currency, sums));
        return here;
    }

    private String standingSums() {
        String currency = spec.currency();
        return "SELECT " + (currency == null ? "''" : "stands." + Identifiers.quote(currency)) + "::text AS currency"
                + sumsOf(column -> "stands." + Identifiers.quote(column)) + " FROM "
                + target.sqlName() + " AS stands JOIN " + ledger("migration_mappings")
                + " AS m ON m.entity_type = :table AND m.new_id = stands.id AND m.legacy_id = stands."
                + Identifiers.quote(spec.legacyKey()) + " WHERE m.legacy_id <> ALL(:others) GROUP BY 1";
    }

    private String quarantineSums() {
        String currency = currencySource();
        return "SELECT " + (currency == null ? "''" : "source_row ->> " + Literals.quote(currency))
                + "::text AS currency"
                + sumsOf(column -> "(source_row ->> "
                        + Literals.quote(String.valueOf(spec.amounts().get(column))) + ")::numeric")
                + " FROM " + ledger("migration_quarantine")
                + " WHERE table_name = :table AND state = 'open' AND legacy_id <> ALL(:others) GROUP BY 1";
    }

    /** NaN and the infinities are no money: rows with them are rejected, and would swallow every other sum. */
    private String sumsOf(UnaryOperator<String> amount) {
        StringBuilder sql = new StringBuilder();
        for (String column : columns) {
            String value = amount.apply(column);
            sql.append(", sum(")
                    .append(value)
                    .append(") FILTER (WHERE (")
                    .append(value)
                    .append(")::text NOT IN ('NaN', 'Infinity', '-Infinity')) AS ")
                    .append(Identifiers.quote(column));
        }
        return sql.toString();
    }

    private static Map<String, Map<String, BigDecimal>> sums(List<Map<String, Map<String, BigDecimal>>> lines) {
        Map<String, Map<String, BigDecimal>> sums = new HashMap<>();
        lines.forEach(line -> line.forEach((key, value) -> addAll(sums, key, value)));
        return sums;
    }

    private Map<String, Map<String, BigDecimal>> read(ResultSet row) throws SQLException {
        Map<String, BigDecimal> amounts = new TreeMap<>();
        for (String column : columns) {
            BigDecimal sum = row.getBigDecimal(column);
            amounts.put(column, sum == null ? BigDecimal.ZERO : sum);
        }
        return Map.of(currency(row.getString("currency")), amounts);
    }

    /**
     * The currency as the migration reads it: blank is the target's default, the rest upper-cased. What looks like no
     * code is summed up under one name, for a validation's name must not quote a row.
     */
    private String currency(@Nullable String text) {
        if (text != null && !ClosedSet.isBlank(text)) {
            String code = ClosedSet.trim(text).toUpperCase(Locale.ROOT);
            return CODE.matcher(code).matches() ? code : "no_currency";
        }
        TargetColumn column = spec.currency() == null ? null : target.column(spec.currency());
        String standing = column == null ? null : column.defaultJson();
        return standing == null ? "" : Json.read(standing, String.class);
    }

    private @Nullable String currencySource() {
        return RecordColumns.written(spec).stream()
                .filter(column -> column.name().equals(spec.currency()))
                .map(column -> column.definition())
                .filter(definition -> definition != null && definition.from().length == 1)
                .map(definition -> definition.from()[0])
                .findFirst()
                .orElse(null);
    }

    private static void addAll(
            Map<String, Map<String, BigDecimal>> into, String currency, Map<String, BigDecimal> sums) {
        Map<String, BigDecimal> known = into.computeIfAbsent(currency, any -> new TreeMap<>());
        sums.forEach((column, sum) -> known.merge(column, sum, BigDecimal::add));
    }

    private static String plain(BigDecimal sum) {
        return (sum.signum() == 0 ? BigDecimal.ZERO : sum.stripTrailingZeros()).toPlainString();
    }

    private String ledger(String table) {
        return Identifiers.quote(run.options().ledgerSchema(), table);
    }
}
