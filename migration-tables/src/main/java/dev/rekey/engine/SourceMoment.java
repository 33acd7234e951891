package dev.rekey.engine;

import dev.rekey.api.TableSpec;
import dev.rekey.api.Validation;
import dev.rekey.api.Validation.Phase;
import dev.rekey.jdbi.Daos;
import java.sql.Connection;
import java.util.List;

/**
 * What a run saw of a table when it began.
 *
 * @param clock the source's time
 * @param snapshot which transactions had ended there; while it stays the same, nothing can have changed
 * @param legacyIds the lowest and the highest
 * @param tables how many rows the tables behind the query have, if that can be told
 */
record SourceMoment(String clock, String snapshot, String legacyIds, String tables) {

    private static final String SNAPSHOT = "source_snapshot";
    private static final String TABLES = "source_tables";

    static SourceMoment of(Connection source, TableSpec<?, ?> spec) {
        SourceMoment moment = Daos.over(source, spec.sourceQuery(), """
                        SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS clock,
                               CAST(txid_current_snapshot() AS text) AS snapshot,
                               coalesce(min(legacy_id) || ' to ' || max(legacy_id), 'none') AS legacy_ids
                        FROM (<query>
                        ) AS source""")
                .map((row, context) -> new SourceMoment(
                        row.getString("clock"), row.getString("snapshot"), row.getString("legacy_ids"), ""))
                .one();
        return new SourceMoment(
                moment.clock, moment.snapshot, moment.legacyIds, SourceTables.counted(source, spec.sourceQuery()));
    }

    List<Validation> facts(String table) {
        return List.of(
                Validation.fact(table, "source_clock", Phase.BEFORE, clock),
                Validation.fact(table, SNAPSHOT, Phase.BEFORE, snapshot),
                Validation.fact(table, TABLES, Phase.BEFORE, tables),
                Validation.fact(table, "legacy_ids", Phase.BEFORE, legacyIds));
    }

    /** Whether nothing can have changed in the source since the table began, by what these validations say of that moment. */
    static boolean isStill(Connection source, TableSpec<?, ?> spec, List<Validation> recorded) {
        String snapshot = said(spec, SNAPSHOT, recorded);
        return !snapshot.isEmpty()
                && (snapshot(source).equals(snapshot)
                        || SourceTables.areStill(source, spec.sourceQuery(), said(spec, TABLES, recorded), snapshot));
    }

    private static String snapshot(Connection source) {
        return Daos.open(source)
                .createQuery("SELECT CAST(txid_current_snapshot() AS text)")
                .mapTo(String.class)
                .one();
    }

    private static String said(TableSpec<?, ?> spec, String check, List<Validation> recorded) {
        return recorded.stream()
                .filter(fact ->
                        fact.table().equals(spec.table()) && fact.check().equals(check))
                .map(Validation::actual)
                .findFirst()
                .orElse("");
    }
}
