package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.MigrationOptions;
import dev.rekey.api.MigrationResult;
import dev.rekey.fixtures.DemoData.Variant;
import dev.rekey.fixtures.Schemas;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A bulk load comes to the same as a default one, and leaves the tables as they were defined. */
final class BulkTest {

    static final MigrationOptions BULK =
            MigrationOptions.DEFAULTS.withBatchSize(100).withBulk(true);

    /** Codes that come again in other partitions, kinds that nobody knows, rows that a CHECK refuses. */
    private static final String[] SOURCE = {"""
        INSERT INTO dispatch_bracket (id, code, name, material, created_at)
        SELECT id, 'K' || CASE WHEN id > 103000 THEN id - 1500 ELSE id END, 'Bracket \\ "' || chr(9) || id || chr(10),
               CASE WHEN id % 97 = 0 THEN 'wood' END, '2020-01-01 00:00:00+00'
        FROM generate_series(100001, 105400) AS id""", """
        INSERT INTO dispatch_bracket (id, code, name, model, created_at)
        VALUES (200001, 'Z', 'whose key its foreign key gives away', 'nobody', '2020-01-01 00:00:00+00'),
               (200002, 'Z', 'which has it', NULL, '2020-01-01 00:00:00+00')"""};

    /** What a deployment may have on its tables beside what data-model.md says. */
    private static final String[] TARGET = {
        "ALTER TABLE order_cases ADD CONSTRAINT stage CHECK (legacy_order_case_id % 11 <> 5)",
        "CREATE TABLE makers (name varchar(100) PRIMARY KEY)",
        "INSERT INTO makers SELECT DISTINCT 'Maker ' || n FROM generate_series(1, 3) AS n",
        "ALTER TABLE order_cases ADD CONSTRAINT bound FOREIGN KEY (order_id) REFERENCES orders"
                + " ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED",
        "ALTER TABLE brackets ADD CONSTRAINT maker FOREIGN KEY (model) REFERENCES makers NOT VALID",
        "CREATE INDEX by_name ON brackets (lower(bracket_name) DESC, legacy_bracket_id) INCLUDE (model)"
                + " WITH (fillfactor = 71) WHERE is_active",
        "ALTER INDEX by_name ALTER COLUMN 1 SET STATISTICS 321",
        "COMMENT ON INDEX by_name IS 'Who''s who \\ <here> :there'",
        "COMMENT ON CONSTRAINT brackets_bracket_code_key ON brackets IS 'One each'",
        "CREATE INDEX message_attachments_file ON message_attachments USING hash (file_id)",
        "ALTER TABLE message_attachments CLUSTER ON message_attachments_message_id_file_id_key",
        "CREATE UNIQUE INDEX technicians_identity ON technicians (legacy_technician_id, id)",
        "ALTER TABLE technicians REPLICA IDENTITY USING INDEX technicians_legacy_technician_id_key"
    };

    static final String DEFINITIONS = """
            SELECT conrelid::regclass AS t, conname, pg_get_constraintdef(oid) AS d, convalidated, condeferrable, condeferred,
                   obj_description(oid, 'pg_constraint') AS c, '' AS x
            FROM pg_constraint WHERE connamespace = 'public'::regnamespace
            UNION ALL
            SELECT i.indrelid::regclass, x.relname, pg_get_indexdef(x.oid), i.indisvalid, i.indisclustered, i.indisreplident,
                   obj_description(x.oid, 'pg_class'),
                   concat(x.reloptions, x.reltablespace, (SELECT string_agg(a.attstattarget::text, ',')
                                                          FROM pg_attribute a WHERE a.attrelid = x.oid))
            FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid WHERE x.relnamespace = 'public'::regnamespace
            ORDER BY 1, 2, 3""";

    static Scenario hostile() {
        Scenario scenario = Scenario.of(Variant.DAMAGED).inSource(SOURCE);
        Schemas.TARGET_TABLES.create(scenario.target());
        return Aftermath.tracked(scenario.inTarget(TARGET));
    }

    @Test
    void hostileData_inBulk_comesToTheSameAsInTheDefaultWay() {
        try (Scenario bulk = hostile();
                Scenario ordinary = Scenario.copyOf(bulk)) {
            List<String> definitions = bulk.target(DEFINITIONS);

            MigrationResult result = bulk.migration(BULK.withWiden(true)).migrate();
            MigrationResult expected =
                    ordinary.migration(BULK.withWiden(true).withBulk(false)).migrate();

            assertThat(Aftermath.of(ordinary).deviations(Aftermath.of(bulk))).isEmpty();
            assertThat(bulk.target(DEFINITIONS)).containsExactlyElementsOf(definitions);
            assertThat(result.exitCode()).isEqualTo(expected.exitCode());
            assertThat(bulk.target("SELECT DISTINCT state FROM migration.migration_bulk_definitions"))
                    .containsExactly("restored");
            assertThat(bulk.target("SELECT DISTINCT table_name FROM migration.migration_bulk_definitions"))
                    .doesNotContain("technicians")
                    .hasSize(8);
            assertThat(bulk.target("SELECT code, count(*) > 0 AS some FROM migration.migration_quarantine"
                            + " WHERE table_name = 'brackets' AND (message LIKE '%maker%' OR winner_id IS NOT NULL)"
                            + " GROUP BY 1 ORDER BY 1"))
                    .containsExactly("CONSTRAINT_VIOLATED|true", "DUPLICATE_KEY|true");
            assertThat(bulk.target("SELECT legacy_bracket_id FROM brackets WHERE bracket_code = 'Z'"))
                    .containsExactly("200002");
            assertThat(bulk.target("SELECT target_hash IS NULL AS n FROM migration.migration_mappings GROUP BY 1"))
                    .containsExactly("false");
        }
    }
}
