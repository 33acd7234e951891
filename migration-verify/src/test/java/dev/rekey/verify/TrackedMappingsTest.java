package dev.rekey.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.Verification.CheckResult;
import dev.rekey.api.Verification.Status;
import dev.rekey.fixtures.DemoData.Variant;
import dev.rekey.fixtures.PostgresServer;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link LedgerFaults} cannot plant: a tracking table that the role may not read. */
final class TrackedMappingsTest {

    @Test
    void tableThatMayNotBeRead_isAWarningAndNoUnreadCheck() {
        String role = "verifier_" + System.nanoTime();
        try (Migrated migrated = Migrated.of(Variant.SMALL)) {
            migrated.inTarget(
                    "CREATE ROLE " + role + " LOGIN BYPASSRLS",
                    "GRANT USAGE ON SCHEMA public, migration TO " + role,
                    "GRANT SELECT ON ALL TABLES IN SCHEMA public, migration TO " + role,
                    "CREATE TABLE public.migration_mappings AS SELECT entity_type, legacy_id, new_id, migrated_at,"
                            + " migration_batch FROM migration.migration_mappings");
            String url = migrated.configuration()
                    .getOrDefault("TARGET_DB_URL", "")
                    .replaceFirst("user=[^&]*", "user=" + role);

            CheckResult result = Migrated.verify(
                            migrated.source(),
                            PostgresServer.dataSource(url),
                            ZoneOffset.UTC,
                            Set.of("brackets"),
                            Set.of("legacy_ids"))
                    .checks()
                    .get(0);

            assertThat(result.status()).isEqualTo(Status.WARNING);
            assertThat(result.summary()).contains("public.migration_mappings may not be read, and is not compared");
            migrated.inTarget("DROP OWNED BY " + role, "DROP ROLE " + role);
        }
    }
}
