package dev.rekey.cli;

import static dev.rekey.cli.HostileSite.LEDGER_SCHEMA;
import static dev.rekey.cli.HostileSite.TARGET_SCHEMA;
import static dev.rekey.cli.HostileSite.list;
import static dev.rekey.cli.HostileSite.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names and values that mean something to SQL, templates, pages or terminals are names and values, and change nothing. */
final class HostileNamesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String TARGET = quoted(TARGET_SCHEMA) + ".";
    private static final String LEDGER = quoted(LEDGER_SCHEMA) + ".";

    /** In a message, a page, a template, a terminal and a right-to-left line. */
    private static final String CONSTRAINT = "<script>alert(1)</script>${7*7}<#stop>|`*\u001B[2J\u202Ex'\"";

    /** Each by itself; of texts that are no member of a closed set, every row gets one. */
    private static final List<String> VALUES = List.of(
            "'); DROP TABLE brackets; --",
            "\"; DROP SCHEMA migration CASCADE; --",
            "${7*7}<#assign a=1>",
            ":name ? <name> \\ \\\\ $1 %s",
            "NULL",
            "null",
            "\u202Ereversed\u2066",
            "<img src=x onerror=alert(1)>&amp;",
            "{target} {one of x: y}",
            "$$; SELECT pg_sleep(60); $$",
            "=cmd|' /C calc'!A0",
            "\u001B[31m",
            "\\N",
            "E'\\x41'");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private HostileSite site;

    @BeforeEach
    void open() throws SQLException, IOException {
        site = new HostileSite(directory);
    }

    @AfterEach
    void close() throws SQLException {
        site.close();
    }

    @Test
    void everyCommand_atAHostileSite_doesItsWorkAndNothingElse() throws Exception {
        plantValues();
        HostileSite.run(
                site.target(),
                "ALTER TABLE " + TARGET + "brackets ALTER slot_size TYPE decimal(6,4), ADD CONSTRAINT "
                        + quoted(CONSTRAINT) + " CHECK (legacy_bracket_id <> 5)",
                "CREATE FUNCTION " + TARGET + quoted(CONSTRAINT)
                        + "() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN" + " NEW; END'",
                "CREATE TRIGGER " + quoted(CONSTRAINT) + " BEFORE INSERT ON " + TARGET
                        + "technicians FOR EACH ROW EXECUTE" + " FUNCTION " + TARGET + quoted(CONSTRAINT) + "()");
        List<String> source = HostileSite.everythingElse(site.source());
        List<String> target = HostileSite.everythingElse(site.target());

        assertThat(site.run("assess").err()).isEmpty();
        HostileSite.Told migrated = site.run("migrate");
        assertThat(migrated.err()).isEmpty();
        assertThat(migrated.out())
                .contains(
                        "technicians: its triggers run as rows are written, and are left alone: <script>alert(1)</script>")
                .doesNotContain("\u001B", "\u202E");
        for (String command : List.of("status", "retry", "report", "assess", "migrate --update", "explain")) {
            assertThat(site.run(command.split(" ", -1)).err()).as(command).isEmpty();
        }

        assertThat(HostileSite.everythingElse(site.source())).isEqualTo(source);
        assertThat(HostileSite.everythingElse(site.target())).isEqualTo(target);
        assertThat(list(
                        site.target(),
                        "SELECT nspname FROM pg_namespace WHERE nspname !~ '^(pg_|info|auth)' ORDER BY 1"))
                .containsExactly(LEDGER_SCHEMA, TARGET_SCHEMA);
        valuesArrived();
        reportQuotesTheConstraint();
        assertThat(site.run("migrate", "--widen").err()).isEmpty();
        assertThat(list(site.target(), "SELECT DISTINCT operation FROM " + LEDGER + "migration_control ORDER BY 1"))
                .containsExactly("migrate", "retry", "widen");
    }

    private void plantValues() throws SQLException {
        StringBuilder value = new StringBuilder("(ARRAY[");
        VALUES.forEach(text -> value.append("'").append(text.replace("'", "''")).append("',"));
        String hostile = value.append("''])[1 + id % " + VALUES.size() + "]").toString();
        HostileSite.run(
                site.source(),
                "UPDATE dispatch_bracket SET name = " + hostile + ", model = " + hostile + ", code = left(" + hostile
                        + ", 40) || id",
                "UPDATE dispatch_technician SET department = " + hostile + ", emergency_contact = " + hostile,
                "UPDATE dispatch_technician_role SET role_name = " + hostile + " || id, permissions = json_build_array("
                        + hostile + ")",
                "UPDATE dispatch_purchase SET vendor_name = " + hostile,
                "UPDATE dispatch_purchase_audit SET note = " + hostile + ", action = " + hostile,
                "UPDATE dispatch_template_view_role SET restrictions = json_build_object(" + hostile + ", " + hostile
                        + ")",
                "UPDATE dispatch_treatment_discussion SET subject = " + hostile + ", initial_message = " + hostile
                        + ", tags = json_build_array(" + hostile + ")");
    }

    private void valuesArrived() throws SQLException {
        List<String[]> pairs = List.of(
                new String[] {"dispatch_bracket", "name", "brackets", "bracket_name", "legacy_bracket_id"},
                new String[] {"dispatch_bracket", "code", "brackets", "bracket_code", "legacy_bracket_id"},
                new String[] {"dispatch_technician", "department", "technicians", "department", "legacy_technician_id"},
                new String[] {"dispatch_purchase", "vendor_name", "purchases", "vendor_name", "legacy_purchase_id"},
                new String[] {
                    "dispatch_treatment_discussion",
                    "initial_message",
                    "treatment_discussions",
                    "initial_message",
                    "legacy_discussion_id"
                },
                new String[] {
                    "dispatch_template_view_role",
                    "restrictions::jsonb",
                    "template_view_roles",
                    "restrictions",
                    "legacy_role_id"
                });
        for (String[] pair : pairs) {
            List<String> arrived = list(
                    site.target(), "SELECT " + pair[4] + ", " + pair[3] + " FROM " + TARGET + pair[2] + " ORDER BY 1");
            List<String> sent = list(site.source(), "SELECT id, " + pair[1] + " FROM " + pair[0] + " ORDER BY 1");
            assertThat(arrived).as(pair[2]).hasSizeGreaterThan(10).isSubsetOf(sent);
        }
    }

    private void reportQuotesTheConstraint() throws Exception {
        Path reports = directory.resolve("rekey-report");
        JsonNode report = JSON.readTree(reports.resolve("report.json").toFile());
        assertThat(report.path("issues").findValuesAsText("message"))
                .contains("violates " + CONSTRAINT + " (SQLSTATE 23514)");
        assertThat(Files.readString(reports.resolve("index.html")))
                .doesNotContain("<script>alert(1)")
                .contains("&lt;script&gt;alert(1)")
                .contains("${7*7}");
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(reports.resolve("junit.xml").toFile())
                        .getElementsByTagName("script")
                        .getLength())
                .isZero();
        assertThat(report.path("configuration").path("TARGET_SCHEMA").asText()).isEqualTo(TARGET_SCHEMA);
    }

    @Test
    void arguments_thatAreNoNames_areRefusedAndChangeNothing() throws Exception {
        Files.createDirectories(directory.resolve("empty"));
        List<String> target = HostileSite.everythingElse(site.target());

        for (String line : List.of(
                "migrate|brackets; drop table brackets",
                "migrate|brackets' OR '1'='1",
                "assess|\"brackets\"",
                "retry|../brackets",
                "retry|--reason|DUPLICATE_KEY'; DROP TABLE brackets; --",
                "migrate|--profile|../etc",
                "migrate|--profile|empty",
                "migrate|--profile|django'; DROP TABLE dispatch_file; --",
                "migrate|--profile|django\"",
                "explain|--profile|profiles/../django",
                "migrate|--batch-size|1; DROP TABLE brackets",
                "migrate|--workers|${4}")) {
            HostileSite.Told told = site.run(line.split("\\|", -1));
            assertThat(told.exitCode()).as(line + told.err()).isEqualTo(2);
            assertThat(told.err()).as(line).startsWith("error: ");
        }

        assertThat(HostileSite.everythingElse(site.target())).isEqualTo(target);
        assertThat(list(
                        site.target(),
                        "SELECT nspname FROM pg_namespace WHERE right(nspname, 1) = 'l' AND nspname !~ '^pg_'"))
                .isEmpty();
    }

    @Test
    void profile_withHostileNames_isUsedLiterally() throws Exception {
        String name = "o'r\"x; ${a} <b> %s {x}";
        String column = "c\"o'l; DROP TABLE x; -- :a ? <n> \\ {target}";
        Path profile = Files.createDirectories(directory.resolve(name));
        Files.writeString(
                profile.resolve("target.json"),
                JSON.writeValueAsString(Map.of("brackets", Map.of("rename", Map.of("bracket_code", column)))));
        HostileSite.run(
                site.target(),
                "ALTER TABLE " + TARGET + "brackets ALTER slot_size TYPE decimal(6,4)",
                "ALTER TABLE " + TARGET + "brackets RENAME bracket_code TO " + quoted(column));
        HostileSite.run(site.source(), "UPDATE dispatch_bracket SET code = 'twice' WHERE id IN (7, 8)");

        assertThat(site.run("assess", "brackets", "--profile", name).err()).isEmpty();
        HostileSite.Told told = site.run("migrate", "brackets", "--profile", name);
        assertThat(told.err()).isEmpty();

        assertThat(list(
                        site.target(),
                        "SELECT count(*) FROM " + TARGET + "brackets WHERE " + quoted(column) + " = 'twice'"))
                .containsExactly("1");
        assertThat(list(
                        site.target(),
                        "SELECT code, legacy_id, column_name FROM " + LEDGER
                                + "migration_quarantine WHERE code = 'DUPLICATE_KEY' AND legacy_id IN (7, 8)"))
                .containsExactly("DUPLICATE_KEY|8|" + column);
        assertThat(list(
                        site.target(),
                        "SELECT DISTINCT (details::json ->> 'profile') FROM " + LEDGER
                                + "migration_control WHERE operation = 'migrate'"))
                .hasSize(1);
    }

    @Test
    void columnOfASourceQuery_thatNobodyAskedFor_isNamedAndNotRun() throws Exception {
        Path profile = Files.createDirectories(directory.resolve("mine"));
        String query = new dev.rekey.tables.brackets.BracketMigration().spec().sourceQuery();
        Files.writeString(
                profile.resolve("brackets.sql"),
                query.replace(
                        "SELECT id AS", "SELECT 1 AS \"x\"\"; DROP TABLE dispatch_bracket; -- ${a} :b ? <c>\", id AS"));
        List<String> source = HostileSite.everythingElse(site.source());

        HostileSite.Told told = site.run("migrate", "brackets", "--profile", "mine");

        assertThat(told.exitCode()).isEqualTo(2);
        assertThat(told.err())
                .contains("column x\"; DROP TABLE dispatch_bracket; -- ${a} :b ? <c> is not one that brackets takes");
        assertThat(HostileSite.everythingElse(site.source())).isEqualTo(source);
    }
}
