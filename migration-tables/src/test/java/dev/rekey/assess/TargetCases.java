package dev.rekey.assess;

import static dev.rekey.assess.Spoiled.asReader;
import static dev.rekey.assess.Spoiled.by;
import static dev.rekey.assess.Spoiled.database;
import static dev.rekey.assess.Spoiled.inTarget;
import static dev.rekey.assess.Spoiled.rowsInTarget;
import static dev.rekey.assess.Spoiled.settings;
import static dev.rekey.assess.Spoiled.state;
import static dev.rekey.assess.site.Which.TARGET;

import dev.rekey.assess.CheckCases.Case;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the target can have amiss, but for its nine tables. */
final class TargetCases {

    private static final String NO_NAME = "UPDATE dispatch_bracket SET name = NULL";

    private TargetCases() {}

    static Stream<Case> target() {
        return Stream.of(
                new Case("databases.distinct", "source and target are the same database", by(clean -> clean.builder()
                        .source(clean.target())
                        .build()
                        .assess()
                        .checks())),
                new Case(
                        "databases.collation",
                        "C, C in the source and de_DE.UTF-8, C in the target",
                        state(TARGET, "collation", "de_DE.UTF-8")),
                new Case(
                        "target.read_only",
                        "default_transaction_read_only is on",
                        inTarget(database("SET default_transaction_read_only = on"))),
                new Case("target.standby", "a read replica", state(TARGET, "standby", true)),
                new Case(
                        "target.replication_role",
                        "session_replication_role is replica",
                        inTarget(database("SET session_replication_role = replica"))),
                new Case(
                        "target.transaction_ids",
                        "1500000001 transactions back",
                        state(TARGET, "transactionAge", 1_500_000_001L),
                        state(TARGET, "transactionAge", 1_500_000_000L)),
                new Case(
                        "target.replication_slots",
                        "nobody reads the replication slots warehouse",
                        state(TARGET, "inactiveSlots", List.of("warehouse")),
                        state(TARGET, "inactiveSlots", List.of())),
                new Case(
                        "target.prepared_transactions",
                        "2 prepared transactions",
                        state(TARGET, "preparedTransactions", 2L)),
                new Case(
                        "target.durability",
                        "off on the target: fsync",
                        settings(TARGET, Map.of("fsync", "off", "full_page_writes", "on", "synchronous_commit", "on")),
                        settings(TARGET, Map.of("fsync", "on", "full_page_writes", "on", "synchronous_commit", "on"))),
                new Case(
                        "target.checksums",
                        "data checksums are off",
                        settings(TARGET, Map.of("data_checksums", "off")),
                        settings(TARGET, Map.of("data_checksums", "on"))),
                new Case("target.privileges", "INSERT on brackets", asReader(TARGET)),
                new Case(
                        "target.row_level_security",
                        "shows the target role rekey_reader only a part of",
                        asReader(TARGET)));
    }

    static Stream<Case> parents() {
        return Stream.of(
                new Case(
                        "target.parents",
                        "technician_roles needs the target table offices, which is missing",
                        inTarget("DROP TABLE offices")),
                new Case(
                        "parents.indexes",
                        "cases.legacy_patient_id has no index",
                        inTarget("DROP INDEX cases_legacy_patient_id_idx")),
                new Case(
                        "parents.key_types",
                        "offices.legacy_office_id is text",
                        inTarget("ALTER TABLE offices ALTER COLUMN legacy_office_id TYPE text")),
                new Case(
                        "parents.statistics",
                        "never analyzed: offices",
                        inTarget(
                                "ALTER TABLE offices RENAME TO before",
                                "CREATE TABLE offices (LIKE before INCLUDING ALL)")),
                new Case(
                        "parents.ambiguous",
                        "cases.legacy_patient_id: 1 legacy ids find more than one row",
                        rowsInTarget("INSERT INTO cases (legacy_patient_id) VALUES (1)")),
                new Case(
                        "parents.without_legacy_id",
                        "cases: 1 rows without legacy_patient_id",
                        rowsInTarget("INSERT INTO cases DEFAULT VALUES")),
                new Case(
                        "parents.empty",
                        "offices has no row with a legacy_office_id",
                        rowsInTarget("UPDATE offices SET legacy_office_id = NULL")));
    }

    static Stream<Case> ledger() {
        return Stream.of(
                new Case(
                        "ledger.shape",
                        "they lack migration_mappings.legacy_id",
                        inTarget(
                                "CREATE SCHEMA migration",
                                "CREATE TABLE migration.migration_mappings (entity_type text)")),
                new Case(
                        "target.tracking_tables",
                        "public.migration_mappings",
                        inTarget("CREATE TABLE public.migration_mappings (entity_type text)")),
                new Case("ledger.unfinished_run", "is unfinished", by(clean -> {
                    clean.migration().migrate();
                    return Ground.look(clean.inTarget("UPDATE migration.migration_control SET status = 'paused'"));
                })),
                new Case("ledger.unfinished_rollback", "is unfinished", by(clean -> {
                    clean.migration().migrate();
                    return Ground.look(
                            clean.inTarget(
                                    "INSERT INTO migration.migration_control (run_id, table_name,"
                                            + " operation, status, batch_size, worker_id) SELECT run_id, table_name, 'rollback', 'paused', 1, ''"
                                            + " FROM migration.migration_control WHERE table_name = 'brackets' AND operation = 'migrate'"));
                })),
                new Case("ledger.other_runner", "at work: lab-7/4711", by(clean -> {
                    clean.migration().migrate();
                    return Ground.look(clean.inTarget("UPDATE migration.migration_checkpoints SET owner = 'lab-7/4711',"
                            + " status = 'running', heartbeat = clock_timestamp() + interval '1 hour'"));
                })),
                new Case("ledger.quarantine", "1 rows wait in the quarantine", by(clean -> {
                    clean.inSource(NO_NAME).migration().migrate();
                    return Ground.look(clean);
                })),
                new Case(
                        "ledger.access",
                        "the schema migration may be used by PUBLIC",
                        inTarget("CREATE SCHEMA migration", "GRANT USAGE ON SCHEMA migration TO PUBLIC")));
    }
}
