package dev.rekey.engine;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.rekey.api.MigrationResult;
import dev.rekey.api.RunFacts;
import dev.rekey.api.RunFacts.ColumnOrigin;
import dev.rekey.api.RunFacts.TableAccess;
import dev.rekey.api.RunFacts.Throughput;
import dev.rekey.api.TableResult;
import dev.rekey.catalog.TableDefinition;
import dev.rekey.fixtures.DemoData.Variant;
import dev.rekey.ledger.Ledger;
import dev.rekey.ledger.RunFactsReader;
import dev.rekey.ledger.RunRecord;
import dev.rekey.tables.Tables;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is told of one run beside the fate of its rows, against what the databases say when they are asked otherwise. */
final class RunFactsTest {

    private static final Scenario SCENARIO = Scenario.of(Variant.SMALL);
    private static final MigrationResult RESULT = SCENARIO.inTarget(
                    "INSERT INTO cases (legacy_patient_id) SELECT legacy_patient_id FROM cases"
                            + " WHERE legacy_patient_id IS NOT NULL ORDER BY 1 LIMIT 3",
                    "INSERT INTO cases (legacy_patient_id) VALUES (NULL), (NULL)",
                    role("rekey_facts_auditor"),
                    role("rekey_facts_stranger"))
            .migration()
            .migrate();
    private static RunFacts facts = RunFacts.NONE;

    private static String role(String name) {
        return "DO $$ BEGIN CREATE ROLE " + name + "; EXCEPTION WHEN duplicate_object THEN NULL; END $$";
    }

    @BeforeAll
    static void grantAndRead() {
        SCENARIO.inTarget(
                "GRANT SELECT ON brackets TO rekey_facts_auditor, PUBLIC",
                "GRANT INSERT ON purchases TO rekey_facts_auditor",
                "GRANT SELECT (id, status) ON purchases TO rekey_facts_auditor",
                "ALTER TABLE technicians DISABLE ROW LEVEL SECURITY",
                "ALTER TABLE brackets FORCE ROW LEVEL SECURITY",
                "CREATE POLICY staff ON brackets FOR SELECT USING (true)",
                "CREATE POLICY \"own rows\" ON brackets FOR UPDATE USING (false)",
                "GRANT USAGE ON SCHEMA migration TO rekey_facts_auditor, rekey_facts_stranger",
                "GRANT SELECT ON migration.migration_control TO rekey_facts_auditor, rekey_facts_stranger");
        RunRecord record = SCENARIO.migration().latestRecord().orElseThrow();
        assertThat(record.result()).isEqualTo(RESULT);
        facts = record.facts();
    }

    @AfterAll
    static void close() {
        SCENARIO.close();
    }

    private static List<String> order() {
        return RESULT.tables().stream().map(TableResult::table).toList();
    }

    @Test
    void parents_areCountedInTheOrderOfTheirChildren() {
        assertThat(facts.parents())
                .extracting(RunFacts.ParentTable::table)
                .containsExactly("messages", "files", "orders", "cases", "profiles", "patients", "offices");
        assertThat(facts.parents()).allSatisfy(parent -> assertThat(SCENARIO.target(
                        "SELECT (SELECT count(*) FROM %1$s) AS rows, (SELECT count(*) FROM %1$s WHERE %2$s IS NOT NULL) AS ids,"
                                        .formatted(parent.table(), parent.legacyKey())
                                + " (SELECT count(DISTINCT one.%2$s) FROM %1$s AS one JOIN %1$s AS other USING (%2$s)"
                                        .formatted(parent.table(), parent.legacyKey())
                                + " WHERE one.id <> other.id) AS twice"))
                .containsExactly(parent.rows() + "|" + parent.withLegacyId() + "|" + parent.foundTwice()));
        assertThat(facts.parents())
                .filteredOn(parent -> parent.table().equals("cases"))
                .allMatch(parent -> parent.foundTwice() >= 3 && parent.rows() == parent.withLegacyId() + 2);
    }

    @Test
    void access_namesOwnersPoliciesAndReaders() {
        String owner = SCENARIO.target("SELECT current_user").get(0);

        assertThat(facts.access().subList(0, order().size()))
                .extracting(TableAccess::table)
                .isEqualTo(order());
        assertThat(facts.access())
                .contains(
                        new TableAccess(
                                "brackets",
                                owner,
                                "forced",
                                List.of("own rows", "staff"),
                                List.of("PUBLIC", owner, "rekey_facts_auditor")),
                        new TableAccess(
                                "purchases",
                                owner,
                                "on",
                                List.of(),
                                List.of(owner, "rekey_facts_auditor (some columns)")),
                        new TableAccess("technicians", owner, "off", List.of(), List.of(owner)),
                        new TableAccess(
                                "migration.migration_control",
                                owner,
                                "off",
                                List.of(),
                                List.of(owner, "rekey_facts_auditor", "rekey_facts_stranger")),
                        new TableAccess("migration.migration_quarantine", owner, "off", List.of(), List.of(owner)));
        assertThat(facts.access()).hasSize(14);
    }

    @Test
    void columns_areAllThatTheMigrationFills() {
        assertThat(facts.columns().stream().map(ColumnOrigin::table).distinct()).isEqualTo(order());
        Tables.all().forEach(table -> assertThat(facts.columns())
                .filteredOn(column -> column.table().equals(table.spec().table()))
                .extracting(ColumnOrigin::column)
                .isEqualTo(TableDefinition.columns(table.spec())));
        assertThat(facts.columns())
                .contains(
                        new ColumnOrigin("brackets", "bracket_code", List.of("code"), List.of("code"), "", null, null),
                        new ColumnOrigin(
                                "brackets",
                                "arch_type",
                                List.of("arch_type"),
                                List.of("arch_type"),
                                "upper, lower or both",
                                null,
                                null))
                .anyMatch(column -> column.table().equals("message_attachments")
                        && column.column().equals("metadata")
                        && column.from().equals(List.of("instruction_id", "parameters")))
                .filteredOn(column -> column.column().equals("id"))
                .hasSize(9)
                .allMatch(column -> column.from().equals(List.of("legacy_id"))
                        && !column.rule().isEmpty());
    }

    @Test
    void throughput_addsUpToTheRowsOfEachTable() {
        Instant finished = RESULT.finishedAt();
        assertThat(finished).isNotNull();
        Map<String, Long> rows =
                facts.throughput().stream().collect(groupingBy(Throughput::table, summingLong(Throughput::rows)));

        assertThat(RESULT.tables()).allSatisfy(table -> assertThat(rows.getOrDefault(table.table(), 0L))
                .isEqualTo(table.migrated()));
        assertThat(facts.throughput().stream().map(Throughput::table).distinct())
                .isEqualTo(order());
        assertThat(facts.throughput().stream().map(Throughput::seconds).distinct())
                .hasSize(1);
        assertThat(facts.throughput().stream().map(Throughput::start).distinct())
                .hasSizeBetween(2, 60)
                .allMatch(start -> start.isAfter(RESULT.startedAt()) && !start.isAfter(finished));
        Throughput first = facts.throughput().get(0);
        assertThat(SCENARIO.target("SELECT count(*) FROM migration.migration_mappings WHERE entity_type = '"
                        + first.table() + "' AND migrated_at >= '" + first.start() + "' AND migrated_at < '"
                        + first.start().plus(Duration.ofMillis(Math.round(first.seconds() * 1000))) + "'"))
                .containsExactly(Long.toString(first.rows()));
    }

    @Test
    void circumstances_areThoseOfTheRun() {
        assertThat(facts.configuration())
                .contains(
                        entry("BATCH_SIZE", "1000"),
                        entry("WORKERS", "8"),
                        entry("MAX_LATENCY", "2000ms"),
                        entry("MAX_RETRY_ATTEMPTS", "3"),
                        entry("SOURCE_TIME_ZONE", "Z"),
                        entry("SOURCE_PROFILE", "documented"),
                        entry("TARGET_SCHEMA", "public"),
                        entry("LEDGER_SCHEMA", "migration"),
                        entry("--widen", "false"),
                        entry("--update", "false"),
                        entry(
                                "TARGET_DB_NAME",
                                SCENARIO.target("SELECT current_database()").get(0)),
                        entry(
                                "SOURCE_DB_NAME",
                                SCENARIO.source("SELECT current_database()").get(0)))
                .containsKeys("SOURCE_DB_HOST", "TARGET_DB_HOST")
                .hasSize(14);
        String server =
                SCENARIO.target("SELECT current_setting('server_version')").get(0);
        assertThat(facts.versions())
                .containsExactly(
                        entry("Rekey", Release.version()),
                        entry("Java", Runtime.version().toString()),
                        entry("source PostgreSQL", server),
                        entry("target PostgreSQL", server));
        assertThat(facts.peakMemoryBytes()).isBetween(32L << 20, 64L << 30);
        assertThat(facts.unreadable()).isEmpty();
    }

    @Test
    void stranger_learnsWhatItMayAndThatTheRestIsUnknown() throws SQLException {
        try (Connection connection = SCENARIO.target().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SET ROLE rekey_facts_stranger");

            RunFacts read = RunFactsReader.read(new Ledger(connection, "migration"), "public", RESULT.runId());

            assertThat(read.access()).isEqualTo(facts.access());
            assertThat(read.history()).isEqualTo(facts.history());
            assertThat(read.columns()).isEqualTo(facts.columns());
            assertThat(read.parents()).isEmpty();
            assertThat(read.throughput()).isEmpty();
            assertThat(read.unreadable())
                    .hasSize(8)
                    .contains(
                            "how many rows cases has: its legacy_patient_id cannot be read",
                            "rows over time: migration_mappings cannot be read");
        }
    }
}
