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
            SELECT id, 'C' || (id::bigint * 7919) % 9001, 'Bracket', CASE WHEN id % 97 = 0 THEN 'wood' END,
                   '2020-01-01 00:00:00+00'
            FROM generate_series(1, 24000) AS id""";

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
                            FROM migration.migration_checkpoints""")).containsExactly("5|" + winners.size() + "|" + (24000 - winners.size()));
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
}
