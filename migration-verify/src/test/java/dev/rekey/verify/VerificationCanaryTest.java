package dev.rekey.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.EngineFilter.includeEngines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rekey.fixtures.Canaries;
import dev.rekey.fixtures.DemoData;
import dev.rekey.fixtures.DemoData.Variant;
import dev.rekey.profile.SourceProfile;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.FileSystemResultsWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.postgresql.ds.PGSimpleDataSource;

/** Verification tells what rows contain in its attachments and detail rows alone, and a secret nowhere. */
class VerificationCanaryTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "qx7zsecret";
    private static final String DETAIL_ROWS =
            "(?s)<script type=\"application/json\" id=\"deviation-rows\">.*?</script>";

    @TempDir
    private Path directory = Path.of("");

    private final Map<String, String> told = new TreeMap<>();

    @Test
    void deviations_ofMarkedRows_areToldInAttachmentsAndDetailRowsAlone() throws Exception {
        String role = "marked_" + UUID.randomUUID().toString().substring(0, 8);
        try (Migrated migrated = Migrated.bare()) {
            DemoData.fill(migrated.source(), migrated.target(), Variant.DAMAGED);
            Canaries.plant(migrated.source());
            Canaries.plant(migrated.target());
            migrated.migrate(SourceProfile.DOCUMENTED);
            damage(migrated);
            migrated.inTarget("CREATE ROLE " + role + " LOGIN SUPERUSER PASSWORD '" + SECRET + "'");
            try {
                verify(configuration(migrated, role, SECRET));
            } finally {
                migrated.inTarget("DROP ROLE " + role);
            }

            gatherFiles();
            assertThat(marked("attachment"))
                    .as("what is found is told where it may be")
                    .isNotEmpty();
            assertThat(told.keySet().stream()
                            .map(place -> place.replaceFirst(" .*", ""))
                            .distinct())
                    .contains("printed", "failure", "result", "report.json", "index.html", "REPORT.md", "junit.xml");
            told.keySet().removeIf(place -> place.startsWith("attachment"));
            assertThat(marked("")).isEmpty();
        }
    }

    /** Every check is to find something, the unreadable included. */
    private static void damage(Migrated migrated) {
        migrated.inTarget(
                "UPDATE brackets SET bracket_name = 'other qx7zwk' WHERE legacy_bracket_id < 20",
                "UPDATE brackets SET unit_cost = 91827364.99 WHERE legacy_bracket_id BETWEEN 20 AND 40",
                "DELETE FROM technician_roles WHERE legacy_role_id < 5",
                "UPDATE technicians SET emergency_contact = '{\"name\": \"qx7zwk\"}' WHERE legacy_technician_id < 9",
                "UPDATE technicians SET status = 'qx7zwk' WHERE legacy_technician_id = 10",
                "UPDATE purchases SET audit_trail = '[{\"note\": \"qx7zwk\"}]' WHERE legacy_purchase_id < 9",
                "UPDATE purchases SET currency = 'QXZ', vendor_name = 'qx7zwk!' WHERE legacy_purchase_id < 4",
                "UPDATE treatment_discussions SET tags = '\"qx7zwk\"' WHERE legacy_discussion_id < 9",
                "UPDATE template_view_roles SET metadata = '{\"legacy\": {\"qx7zwk\": 1}}' WHERE legacy_role_id < 9",
                "UPDATE migration.migration_quarantine SET source_row = '{\"name\": \"qx7zwk\"}' WHERE legacy_id = 950001",
                "DELETE FROM migration.migration_quarantine WHERE legacy_id = 950004");
        migrated.inSource(
                "UPDATE dispatch_template_view_group SET permissions = 'qx7zwk{' WHERE id = 3",
                "UPDATE dispatch_treatment_discussion SET tags = '[qx7zwk' WHERE id = 12",
                "UPDATE dispatch_file SET name = 'changed qx7zwk' WHERE record_id IS NOT NULL AND id % 9 = 0");
    }

    private Map<String, String> configuration(Migrated migrated, String user, String password) {
        Map<String, String> configuration = new HashMap<>();
        Map.of("SOURCE_DB", migrated.source(), "TARGET_DB", migrated.target()).forEach((prefix, database) -> {
            PGSimpleDataSource place = (PGSimpleDataSource) database;
            configuration.put(prefix + "_HOST", place.getServerNames()[0]);
            configuration.put(prefix + "_PORT", String.valueOf(place.getPortNumbers()[0]));
            configuration.put(prefix + "_NAME", String.valueOf(place.getDatabaseName()));
            configuration.put(prefix + "_USER", user);
            configuration.put(prefix + "_PASSWORD", password);
        });
        configuration.put("REPORT_DIR", directory.resolve("reports").toString());
        return configuration;
    }

    /** Runs the suite with Allure's results in a directory of their own, and keeps what is printed and what failed. */
    private void verify(Map<String, String> configuration) {
        Path results = directory.resolve("results");
        AllureLifecycle lifecycle = Allure.getLifecycle();
        String property = System.setProperty("allure.results.directory", results.toString());
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        try {
            Allure.setLifecycle(new AllureLifecycle(new FileSystemResultsWriter(results)));
            System.setOut(both);
            System.setErr(both);
            LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(selectClass(VerificationSuite.class))
                    .filters(includeEngines("junit-jupiter"))
                    .configurationParameters(configuration)
                    .build();
            LauncherFactory.create().execute(request, listener);
        } finally {
            System.setOut(out);
            System.setErr(err);
            Allure.setLifecycle(lifecycle);
            if (property == null) {
                System.clearProperty("allure.results.directory");
            } else {
                System.setProperty("allure.results.directory", property);
            }
        }
        told.put("printed", "printed: " + printed.toString(StandardCharsets.UTF_8));
        listener.getSummary().getFailures().forEach(failure -> {
            StringWriter trace = new StringWriter();
            failure.getException().printStackTrace(new PrintWriter(trace));
            told.put("failure " + failure.getTestIdentifier().getUniqueId(), trace.toString());
        });
        StringWriter summary = new StringWriter();
        listener.getSummary().printFailuresTo(new PrintWriter(summary));
        listener.getSummary().printTo(new PrintWriter(summary));
        told.put("failure summary", summary.toString());
    }

    private void gatherFiles() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = Objects.requireNonNull(file.getFileName()).toString();
                String text = Files.readString(file, StandardCharsets.UTF_8);
                if (name.equals("report.json")) {
                    told.put(name, withoutValues(JSON.readTree(text)));
                } else if (name.equals("index.html")) {
                    told.put("attachment index.html", text);
                    told.put(name, text.replaceFirst(DETAIL_ROWS, ""));
                } else if (name.contains("-attachment")) {
                    told.put("attachment " + name, text);
                } else {
                    told.put(name.endsWith("-result.json") ? "result " + name : name, text);
                }
            }
        }
    }

    /** The report without the values of its detail rows; all else of them stays. */
    private static String withoutValues(JsonNode report) {
        report.path("verification").path("checks").forEach(check -> check.path("deviations")
                .forEach(deviation -> ((ObjectNode) deviation).remove(List.of("expected", "actual"))));
        return report.toString();
    }

    private List<String> marked(String beginning) {
        return told.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(beginning))
                .flatMap(entry -> Stream.concat(Canaries.MARKS.stream(), Stream.of(SECRET))
                        .filter(mark ->
                                entry.getValue().toLowerCase(Locale.ROOT).contains(mark))
                        .map(mark -> entry.getKey() + ": " + around(entry.getValue(), mark)))
                .toList();
    }

    private static String around(String text, String mark) {
        int at = text.toLowerCase(Locale.ROOT).indexOf(mark);
        return text.substring(Math.max(0, at - 120), Math.min(text.length(), at + 40));
    }

    @Test
    void schemas_withHostileNames_areVerified() throws Exception {
        String schema = "M\"y' T; --{target}{one of x: y}$1:n ?%s\\";
        try (Migrated migrated = Migrated.of(Variant.SMALL)) {
            migrated.inTarget(
                    "ALTER SCHEMA public RENAME TO \"" + schema.replace("\"", "\"\"") + "\"",
                    "ALTER SCHEMA migration RENAME TO \"{ledger}\"");
            Map<String, String> configuration = new HashMap<>(migrated.configuration());
            configuration.put("TARGET_SCHEMA", schema);
            configuration.put("LEDGER_SCHEMA", "{ledger}");
            configuration.put("REPORT_DIR", directory.resolve("reports").toString());

            verify(configuration);

            assertThat(told.entrySet().stream().filter(place -> place.getKey().startsWith("failure [")))
                    .isEmpty();
            assertThat(JSON.readTree(directory.resolve("reports/report.json").toFile())
                            .path("verdict")
                            .asText())
                    .isEqualTo("READY WITH EXCEPTIONS");
        }
    }
}
