package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationOptions;
import dev.rekey.fixtures.DemoData.Variant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where things are created, and who may see them. */
final class SchemasTest {

    private static final String OTHERS = """
            FROM (SELECT n.nspname AS name, n.nspacl AS acl FROM pg_namespace n WHERE n.nspname = 'migration'
                  UNION ALL
                  SELECT c.relname, c.relacl FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                  WHERE c.relkind IN ('r', 'S')
                    AND (n.nspname = 'migration' OR n.nspname = 'public' AND c.relname IN
                         (SELECT DISTINCT table_name FROM migration.migration_control))) AS things,
                 aclexplode(things.acl) AS grants
            WHERE grants.grantee = 0 OR grants.grantee::regrole::text IN ('anon', 'authenticated')
            """;

    @Test
    void webRoles_grantedEverythingByDefault_seeNothingOfOurs() {
        try (Scenario scenario = Scenario.of(Variant.SMALL)) {
            scenario.inTarget(
                    "DO $$ BEGIN CREATE ROLE anon; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
                    "DO $$ BEGIN CREATE ROLE authenticated; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
                    "ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO anon, authenticated, PUBLIC",
                    "ALTER DEFAULT PRIVILEGES GRANT ALL ON SEQUENCES TO anon, authenticated, PUBLIC",
                    "ALTER DEFAULT PRIVILEGES GRANT ALL ON SCHEMAS TO anon, authenticated");

            scenario.migration().migrate();

            assertThat(scenario.target("SELECT things.name, grants.privilege_type " + OTHERS))
                    .isEmpty();
            assertThat(scenario.target("SELECT count(*) AS n FROM pg_class WHERE relrowsecurity AND relname IN"
                            + " (SELECT DISTINCT table_name FROM migration.migration_control)"))
                    .containsExactly("9");
        }
    }

    @Test
    void schemas_withNamesThatNeedQuoting_work() {
        String schema = "My \"odd\" <name>: 100!? \\";
        String quoted = '"' + schema.replace("\"", "\"\"") + '"';
        MigrationOptions options =
                MigrationOptions.DEFAULTS.withTargetSchema(schema).withLedgerSchema("Led\"ger's");
        try (Scenario scenario = Scenario.of(Variant.SMALL)) {
            scenario.inTarget("ALTER SCHEMA public RENAME TO " + quoted);

            assertThat(scenario.migration(options).assess().exitCode()).isEqualTo(ExitCode.COMPLETE);
            assertThat(scenario.migration(options).migrate().exitCode()).isEqualTo(ExitCode.COMPLETE);
            assertThat(scenario.migration(options).assess().exitCode()).isEqualTo(ExitCode.COMPLETE);
            assertThat(List.of(
                            scenario.target("SELECT count(*) AS n FROM " + quoted + ".brackets"),
                            scenario.target("SELECT count(*) AS n FROM \"Led\"\"ger's\".migration_mappings"
                                    + " WHERE entity_type = 'brackets'")))
                    .doesNotContain(List.of("0"));
        }
    }
}
