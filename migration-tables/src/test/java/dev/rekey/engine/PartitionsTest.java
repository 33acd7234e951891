package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.MigrationOptions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Partitions in parallel: whoever comes first to a key, the lowest legacy id has it in the end. */
final class PartitionsTest {

    /** Every code is wanted by several rows of different partitions; every 97th row is rejected for another reason. */
    private static final String BRACKETS = """
            INSERT INTO dispatch_bracket (id, code, name, material, created_at)
            SELECT id, 'C' || (id::bigint * 7919) % 4501, 'Bracket', CASE WHEN id % 97 = 0 THEN 'wood' END,
                   '2020-01-01 00:00:00+00'
            FROM generate_series(1, 12000) AS id""";

    private static final String WINNERS = """
            SELECT min(id) AS id FROM dispatch_bracket WHERE id % 97 <> 0 GROUP BY code ORDER BY 1""";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void duplicates_anyNumberOfWorkers_fallToTheLowestLegacyId(int workers) {
        try (Scenario scenario = Scenario.empty().inSource(BRACKETS)) {
            scenario.migration(MigrationOptions.DEFAULTS.withWorkers(workers).withBatchSize(250), "brackets")
                    .migrate();

            List<String> winners = scenario.source(WINNERS);
            assertThat(scenario.target("SELECT legacy_bracket_id FROM brackets ORDER BY 1"))
                    .isEqualTo(winners);
            assertThat(scenario.target("""
                            SELECT count(*) AS partitions, sum(migrated) AS migrated, sum(rejected) AS rejected
                            FROM migration.migration_checkpoints""")).containsExactly("3|" + winners.size() + "|" + (12000 - winners.size()));
            assertThat(scenario.target("""
                            SELECT count(*) AS n FROM migration.migration_quarantine q
                            JOIN brackets b ON b.legacy_bracket_id = q.winner_id
                              AND b.bracket_code = q.source_row ->> 'code' AND q.message LIKE '%legacy id ' || q.winner_id
                            WHERE q.code = 'DUPLICATE_KEY' AND b.legacy_bracket_id < q.legacy_id"""))
                    .isEqualTo(scenario.target(
                            "SELECT count(*) AS n FROM migration.migration_quarantine WHERE code = 'DUPLICATE_KEY'"));
        }
    }

    @Test
    void secondUniqueKey_ofTheDeployment_isMigratedInOnePartition() {
        try (Scenario scenario = Scenario.empty().inSource(BRACKETS)) {
            scenario.migration("brackets").migrate();
            scenario.inTarget(
                    "DROP SCHEMA migration CASCADE", "TRUNCATE brackets", "ALTER TABLE brackets ADD UNIQUE (model)");

            scenario.migration("brackets").migrate();

            assertThat(scenario.target("SELECT count(*) AS n FROM migration.migration_checkpoints"))
                    .containsExactly("1");
            assertThat(scenario.target("SELECT legacy_bracket_id FROM brackets ORDER BY 1"))
                    .isEqualTo(scenario.source(WINNERS));
        }
    }

    /** The ledger records an adopted row under the run; that makes it no row of the run, to be put out for another. */
    @Test
    void adoptedRow_keepsItsKey_whateverPartitionWantsIt() {
        try (Scenario scenario = Scenario.empty().inSource("""
            INSERT INTO dispatch_bracket (id, code, name, created_at)
            SELECT id, CASE WHEN id IN (4790, 14410) THEN 'SAME' ELSE 'C' || id END, 'Bracket', '2020-01-01 00:00:00+00'
            FROM generate_series(1, 24000) AS id""")) {
            scenario.inSource(
                    "CREATE TABLE keep AS SELECT * FROM dispatch_bracket", "TRUNCATE dispatch_bracket CASCADE");
            scenario.migration("brackets").migrate();
            scenario.inTarget(
                    "DROP SCHEMA migration CASCADE",
                    "INSERT INTO brackets (bracket_code, bracket_name, legacy_bracket_id) VALUES ('SAME', 'Theirs', 14410)");
            scenario.inSource("INSERT INTO dispatch_bracket SELECT * FROM keep");

            scenario.migration(MigrationOptions.DEFAULTS.withWorkers(4).withBatchSize(100), "brackets")
                    .migrate();

            assertThat(scenario.target(
                            "SELECT legacy_bracket_id, bracket_name FROM brackets WHERE bracket_code = 'SAME'"))
                    .containsExactly("14410|Theirs");
            assertThat(scenario.target("SELECT inserted_by IS NULL AS stood FROM migration.migration_mappings"
                            + " WHERE legacy_id = 14410"))
                    .containsExactly("true");
        }
    }
}
