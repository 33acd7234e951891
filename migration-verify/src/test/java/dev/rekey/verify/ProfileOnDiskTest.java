package dev.rekey.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.Verification.CheckResult;
import dev.rekey.api.Verification.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory with source queries of its own, over a migration that passes. */
class ProfileOnDiskTest {

    private static final String OWN_QUERY = """
            -- Every bracket; what they're made of is nobody's business here (or is it?)
            SELECT id AS legacy_id, code, name FROM dispatch_bracket;
            """;

    private final FaultyCopy migrated = FaultyCopy.shared();

    @TempDir
    private Path profile;

    @AfterEach
    void undo() {
        migrated.undo();
    }

    @Test
    void queryWithoutExpectation_leavesContentUnread_andTheRestIsChecked() throws IOException {
        write("brackets.sql", OWN_QUERY);
        Map<String, CheckResult> results = verify("brackets");
        assertThat(statuses(results))
                .isEqualTo(Map.ofEntries(
                        Map.entry("accounting", Status.PASSED),
                        Map.entry("limits", Status.PASSED),
                        Map.entry("legacy_ids", Status.PASSED),
                        Map.entry("content", Status.UNREAD),
                        Map.entry("money", Status.UNREAD),
                        Map.entry("timestamps", Status.UNREAD),
                        Map.entry("enumerations", Status.UNREAD),
                        Map.entry("json_shapes", Status.UNREAD),
                        Map.entry("ledger", Status.PASSED),
                        Map.entry("quarantine", Status.PASSED),
                        Map.entry("validations", Status.PASSED)));
        String file = profile.resolve("expected/brackets.sql").toString();
        CheckResult content = Objects.requireNonNull(results.get("content"));
        assertThat(content.summary()).isEqualTo("nothing says what to expect: " + file + " is missing");
        assertThat(content.remedy()).startsWith("Write " + file);
    }

    @Test
    void queryWithoutExpectation_stillNamesRowsThatAreMissingOrExtra() throws IOException {
        write("brackets.sql", OWN_QUERY);
        migrated.inTarget(
                "INSERT INTO brackets (bracket_code, bracket_name, legacy_bracket_id) VALUES ('X', 'X', 987654)");
        migrated.inSource("INSERT INTO dispatch_bracket (id, code, created_at) VALUES (987655, 'Y', now())");
        CheckResult accounting = Objects.requireNonNull(verify("brackets").get("accounting"));
        assertThat(accounting.status()).isEqualTo(Status.FAILED);
        assertThat(accounting.deviations().stream().map(deviation -> deviation.legacyId() + " " + deviation.message()))
                .containsExactlyInAnyOrder(
                        "987655 in the source, but neither in the target nor in the quarantine",
                        "987654 in the target, but not in the source's scope");
    }

    @Test
    void queryWithItsExpectation_isProved() throws IOException {
        write("brackets.sql", OWN_QUERY);
        write("expected/brackets.sql", ExpectationFiles.shipped("expected/documented/brackets.sql") + "-- the end");
        assertThat(statuses(verify("brackets")).values()).containsOnly(Status.PASSED);

        migrated.inTarget("UPDATE brackets SET bracket_name = bracket_name || '!' WHERE legacy_bracket_id ="
                + " (SELECT min(legacy_bracket_id) FROM brackets)");
        assertThat(statuses(verify("brackets")))
                .containsEntry("content", Status.FAILED)
                .containsEntry("accounting", Status.PASSED);
    }

    @Test
    void files_areReadAsTheMigrationReadsThem_alsoFromARelativeFolder() throws IOException {
        write("brackets.sql", "\uFEFF" + OWN_QUERY + ";  -- that is all");
        write("expected/brackets.sql", ExpectationFiles.shipped("expected/documented/brackets.sql") + ";\n-- the end");
        assertThat(statuses(verify("brackets")).values()).containsOnly(Status.PASSED);

        Path relative = Path.of("").toAbsolutePath().relativize(profile.toAbsolutePath());
        assertThat(ExpectationFiles.of(relative.toString()).query("brackets"))
                .isEqualTo(ExpectationFiles.of(profile.toString()).query("brackets"));
    }

    @Test
    void expectation_isTheProfiles() throws IOException {
        String documented = ExpectationFiles.shipped("expected/documented/brackets.sql");
        write("expected/brackets.sql", documented.replace("name AS bracket_name", "'other' AS bracket_name"));
        assertThat(statuses(verify("brackets"))).containsEntry("content", Status.FAILED);
    }

    @Test
    void expectationWithOtherColumns_isUnread_andTheyAreNamed() throws IOException {
        write(
                "expected/brackets.sql",
                ExpectationFiles.shipped("expected/documented/brackets.sql")
                        .replace("       manufacturer,", "       manufacturer AS maker,"));
        CheckResult content = Objects.requireNonNull(verify("brackets").get("content"));
        assertThat(content.status()).isEqualTo(Status.UNREAD);
        assertThat(content.summary())
                .isEqualTo("what to expect has not the columns that it should have: missing [manufacturer],"
                        + " unknown [maker]");
    }

    @Test
    void valueOfARule_isMarkedAsOne() throws IOException {
        String documented = ExpectationFiles.shipped("expected/documented/technicians.sql");
        write(
                "expected/technicians.sql",
                documented
                        .replace("       hire_date,", "       date '2020-02-29' AS hire_date,")
                        .replace(
                                "'{}'::jsonb AS metadata",
                                "'{}'::jsonb AS metadata, true AS \"metadata.defaulted.hire_date\""));
        migrated.inTarget(
                "UPDATE technicians SET hire_date = '2020-02-29', metadata = jsonb_set(metadata, '{defaulted}',"
                        + " coalesce(metadata -> 'defaulted', '[]') || '[\"hire_date\"]')");
        assertThat(statuses(verify("technicians")))
                .doesNotContainValue(Status.UNREAD)
                .doesNotContainValue(Status.FAILED);

        migrated.inTarget("UPDATE technicians SET metadata = metadata - 'defaulted' WHERE legacy_technician_id = 2");
        assertThat(deviations(verify("technicians"), "json_shapes"))
                .containsExactly("2 metadata.defaulted.hire_date true false");
    }

    @Test
    void valueOfARule_thatIsTheTargetsDefaultToo_isComparedAsItIs() throws IOException {
        String documented = ExpectationFiles.shipped("expected/documented/technicians.sql");
        write(
                "expected/technicians.sql",
                documented
                        .replaceFirst("\\{one of status[^\\n]* AS status", "'active'::text AS status")
                        .replace(
                                "'{}'::jsonb AS metadata",
                                "'{}'::jsonb AS metadata, true AS \"metadata.defaulted.status\""));
        migrated.inTarget(
                "UPDATE technicians SET status = 'active', metadata = '{\"defaulted\": [\"status\"]}' || metadata"
                        + " WHERE NOT coalesce(metadata -> 'defaulted' @> '\"status\"', false)");
        assertThat(statuses(verify("technicians")))
                .doesNotContainValue(Status.UNREAD)
                .doesNotContainValue(Status.FAILED);

        migrated.inTarget("UPDATE technicians SET status = 'inactive' WHERE legacy_technician_id = 2");
        assertThat(deviations(verify("technicians"), "enumerations")).containsExactly("2 status active inactive");
    }

    @Test
    void markOfARule_thatNobodySpokeOf_isFound() throws IOException {
        write("brackets.sql", "SELECT id AS legacy_id FROM dispatch_bracket");
        migrated.inTarget("UPDATE technicians SET metadata = '{\"defaulted\": [\"hire_date\"]}' || metadata"
                + " WHERE legacy_technician_id = 2");
        assertThat(deviations(verify("technicians"), "json_shapes")).containsExactly("2 metadata null null");
    }

    @Test
    void tableThatTheProfileDoesNotMention_isAsDocumented() throws IOException {
        write("brackets.sql", OWN_QUERY);
        assertThat(statuses(verify("order_cases")).values()).doesNotContain(Status.UNREAD, Status.FAILED);
    }

    @Test
    void columnWithAnotherName_hasItsDefaultUnderTheSpecifications() throws IOException {
        write("target.json", "{\"treatment_discussions\": {\"rename\": {\"priority\": \"urgency\"}}}");
        migrated.inTarget("ALTER TABLE treatment_discussions RENAME priority TO urgency");
        assertThat(statuses(verify("treatment_discussions")))
                .doesNotContainValue(Status.UNREAD)
                .doesNotContainValue(Status.FAILED);
    }

    @Test
    void columnThatTheTargetLacks_isNotCompared() throws IOException {
        write("target.json", "{\"purchases\": {\"leave_out\": [\"vendor_name\"]}}");
        migrated.inTarget("ALTER TABLE purchases DROP COLUMN vendor_name");
        assertThat(statuses(verify("purchases")))
                .doesNotContainValue(Status.UNREAD)
                .doesNotContainValue(Status.FAILED);
    }

    @Test
    void rowsOutsideTheScope_areCountedByTheProfile() throws IOException {
        write("brackets.sql", OWN_QUERY);
        write("brackets.filtered.sql", "SELECT 7 -- seven");
        assertThat(Objects.requireNonNull(verify("brackets").get("accounting")).deviations())
                .singleElement()
                .satisfies(deviation -> assertThat(deviation.message())
                        .isEqualTo("7 rows lie outside the scope, and the ledger has 0"));

        migrated.inTarget("UPDATE migration.migration_control SET filtered_records = 7 WHERE table_name = 'brackets'");
        assertThat(statuses(verify("brackets"))).containsEntry("accounting", Status.PASSED);
    }

    @Test
    void scopeOfAReplacedQuery_isNotTheDocumentedOne() throws IOException {
        write("brackets.sql", "SELECT id AS legacy_id FROM dispatch_bracket");
        assertThat(ExpectationFiles.of(profile.toString()).filtered("message_attachments"))
                .contains("WHERE record_id IS NULL");
        write("message_attachments.sql", "SELECT id AS legacy_id FROM dispatch_file WHERE record_id IS NOT NULL");
        assertThat(ExpectationFiles.of(profile.toString()).filtered("message_attachments"))
                .isNull();
    }

    @Test
    void rights_areUnreadWhereTheirTablesAreReplaced() throws IOException {
        write("template_view_groups.sql", "SELECT id AS legacy_id FROM dispatch_template_view_group");
        assertThat(statuses(verify("technician_roles"))).doesNotContainValue(Status.UNREAD);
        Map<String, CheckResult> roles = verify("template_view_roles");
        assertThat(statuses(roles))
                .containsEntry("access_control", Status.UNREAD)
                .doesNotContainEntry("content", Status.UNREAD);
        assertThat(Objects.requireNonNull(roles.get("access_control")).summary())
                .contains("template_rights.sql");
    }

    @Test
    void neitherNameNorDirectory_isRefused() {
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> ExpectationFiles.of("Django"))
                .withMessageContaining("SOURCE_PROFILE: 'Django' is neither")
                .extracting(MigrationException::exitCode)
                .isEqualTo(ExitCode.CONFIGURATION);
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> ExpectationFiles.of(profile.resolve("nowhere") + "\0"))
                .withMessageContaining("SOURCE_PROFILE");
    }

    private void write(String file, String text) throws IOException {
        Path path = profile.resolve(file);
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        Files.writeString(path, text);
    }

    private Map<String, CheckResult> verify(String table) {
        return migrated.verify(profile, table).checks().stream()
                .collect(Collectors.toMap(CheckResult::check, result -> result, (a, b) -> a, TreeMap::new));
    }

    private static List<String> deviations(Map<String, CheckResult> results, String check) {
        return Objects.requireNonNull(results.get(check)).deviations().stream()
                .map(found -> found.legacyId() + " " + found.column() + " " + found.expected() + " " + found.actual())
                .toList();
    }

    private static Map<String, Status> statuses(Map<String, CheckResult> results) {
        Map<String, Status> statuses = new TreeMap<>();
        results.forEach((check, result) -> statuses.put(check, result.status()));
        return statuses;
    }
}
