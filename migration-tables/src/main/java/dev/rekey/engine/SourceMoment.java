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
 */
record SourceMoment(String clock, String snapshot, String legacyIds) {

    private static final String SNAPSHOT = "source_snapshot";

    static SourceMoment of(Connection source, TableSpec<?, ?> spec) {
        return Daos.over(source, spec.sourceQuery(), """
                        SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS clock,
                               CAST(txid_current_snapshot() AS text) AS snapshot,
                               coalesce(min(legacy_id) || ' to ' || max(legacy_id), 'none') AS legacy_ids
                        FROM (<query>
                        ) AS source""")
                .map((row, context) -> new SourceMoment(
                        row.getString("clock"), row.getString("snapshot"), row.getString("legacy_ids")))
                .one();
    }

    /** The snapshot alone, as it is now. */
    static String snapshot(Connection source) {
        return Daos.open(source)
                .createQuery("SELECT CAST(txid_current_snapshot() AS text)")
                .mapTo(String.class)
                .one();
    }

    List<Validation> facts(String table) {
        return List.of(
                Validation.fact(table, "source_clock", Phase.BEFORE, clock),
                Validation.fact(table, SNAPSHOT, Phase.BEFORE, snapshot),
                Validation.fact(table, "legacy_ids", Phase.BEFORE, legacyIds));
    }

    /** Whether these validations say that the source was at this snapshot when the table began. */
    static boolean isStill(String snapshot, String table, List<Validation> recorded) {
        return recorded.stream()
                .anyMatch(fact -> fact.table().equals(table)
                        && fact.check().equals(SNAPSHOT)
                        && fact.actual().equals(snapshot));
    }
}
