package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.MigrationResult;
import dev.rekey.fixtures.PostgresServer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A ledger that stands is looked at when a run begins, and only what is missing of it is made. */
final class LedgerOpeningTest {

    private static final String OPEN = """
            SELECT grantee || ' ' || privilege_type AS g FROM information_schema.table_privileges
            WHERE table_schema = 'migration' AND grantee IN ('PUBLIC', 'anon', 'authenticated') ORDER BY 1""";

    private static final String INDEX = "SELECT to_regclass('migration.migration_mappings_issues') AS i";

    private static List<String> definitions(Scenario scenario) {
        List<String> said = new CopyOnWriteArrayList<>();
        try (Wire wire = Wire.to(scenario.targetUrl())) {
            wire.rule(statement -> {
                said.add(statement.sql().strip());
                return Wire.Fate.PASSES;
            });
            scenario.builder()
                    .target(PostgresServer.dataSource(wire.url(scenario.targetUrl())))
                    .only(List.of("brackets"))
                    .build()
                    .migrate();
        }
        assertThat(said).anyMatch(sql -> sql.startsWith("COMMIT"));
        return said.stream()
                .filter(sql -> sql.matches("(?s)(CREATE|ALTER|REVOKE|GRANT) .*"))
                .toList();
    }

    @Test
    void wholeLedger_isOnlyLookedAt() {
        try (Scenario scenario = RollbackTest.brackets(3)) {
            assertThat(definitions(scenario)).hasSizeGreaterThan(10);

            assertThat(definitions(scenario)).isEmpty();
        }
    }

    @Test
    void missingIndex_isMadeAgain() {
        try (Scenario scenario = RollbackTest.brackets(3)) {
            scenario.migration("brackets").migrate();
            scenario.inTarget("DROP INDEX migration.migration_mappings_issues");

            scenario.migration("brackets").migrate();

            assertThat(scenario.target(INDEX)).containsExactly("migration.migration_mappings_issues");
        }
    }

    @Test
    void grantsToEverybody_areTakenBackAtTheNextRun() {
        try (Scenario scenario = RollbackTest.brackets(3)) {
            MigrationResult first = scenario.migration("brackets").migrate();
            scenario.inTarget(
                    "GRANT SELECT ON migration.migration_quarantine TO PUBLIC",
                    "GRANT UPDATE (status) ON migration.migration_control TO PUBLIC");
            assertThat(scenario.target(OPEN)).containsExactly("PUBLIC SELECT");

            MigrationResult second = scenario.migration("brackets").migrate();

            assertThat(second.runId()).isNotEqualTo(first.runId());
            assertThat(scenario.target(OPEN)).isEmpty();
            assertThat(scenario.target("SELECT attname FROM pg_attribute WHERE attrelid ="
                            + " 'migration.migration_control'::regclass AND cardinality(attacl) > 0"))
                    .isEmpty();
        }
    }
}
