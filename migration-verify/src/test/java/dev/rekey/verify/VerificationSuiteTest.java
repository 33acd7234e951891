package dev.rekey.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rekey.api.MigrationException;
import dev.rekey.fixtures.DemoData.Variant;
import dev.rekey.fixtures.PgBouncer;
import dev.rekey.fixtures.PgBouncer.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The suite as other code starts it, through JUnit's launcher. */
class VerificationSuiteTest {

    @TempDir
    private Path reports = Path.of("");

    @Test
    void migratedDatabases_areGreen_andTheReportIsComplete() throws IOException {
        try (Migrated migrated = Migrated.of(Variant.SMALL)) {
            TestExecutionSummary summary = run(migrated, Map.of());

            assertThat(summary.getFailures()).isEmpty();
            assertThat(summary.getTestsSucceededCount()).isEqualTo(109);
            assertThat(new ObjectMapper()
                            .readTree(reports.resolve("report.json").toFile())
                            .path("verdict")
                            .asText())
                    .isEqualTo("READY WITH EXCEPTIONS");
            assertThat(reports)
                    .isDirectoryContaining("glob:**index.html")
                    .isDirectoryNotContaining("glob:**proofs.jsonl");
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void pooledDatabases_areJudgedAsTheyAreDirectly(Mode mode) throws IOException {
        assumeTrue(PgBouncer.isInstalled(), PgBouncer.MISSING);
        try (Migrated migrated = Migrated.of(Variant.SMALL)) {
            JsonNode direct = checks(migrated, Map.of());
            Map<String, String> urls = migrated.configuration();
            try (PgBouncer pgbouncer = PgBouncer.start(urls.getOrDefault("TARGET_DB_URL", ""), mode, 2)) {
                Map<String, String> pooled = new TreeMap<>();
                urls.forEach((name, url) -> pooled.put(name, pgbouncer.url(url)));

                assertThat(checks(migrated, pooled)).isEqualTo(direct).hasSizeGreaterThan(100);
            }
        }
    }

    /** What a verification found, without how long it took. */
    private JsonNode checks(Migrated migrated, Map<String, String> parameters) throws IOException {
        assertThat(run(migrated, parameters).getFailures()).isEmpty();
        JsonNode checks = new ObjectMapper()
                .readTree(reports.resolve("report.json").toFile())
                .path("verification")
                .path("checks");
        checks.forEach(check -> ((ObjectNode) check).remove("seconds"));
        return checks;
    }

    @Test
    void aChangedCent_isRed_inOneShortLineWithoutTheValue() throws IOException {
        try (Migrated migrated = Migrated.of(Variant.SMALL)) {
            long id = migrated.targetIds("SELECT max(legacy_purchase_id) FROM purchases")
                    .get(0);
            migrated.inTarget(
                    "UPDATE purchases SET total_amount = total_amount + 0.01 WHERE legacy_purchase_id = " + id);
            TestExecutionSummary summary =
                    run(migrated, Map.of("verify.tables", "purchases", "verify.checks", "content"));

            assertThat(messages(summary))
                    .containsExactly("purchases: content: 1 deviation, e.g. legacy id " + id
                            + ": total_amount (not as in the source)");
            assertThat(Files.readString(reports.resolve("report.json"))).contains("\"verdict\" : \"NOT READY\"");
        }
    }

    @Test
    void filters_leaveOut_andTheVerdictIsUnproven() throws IOException {
        try (Migrated migrated = Migrated.of(Variant.SMALL)) {
            TestExecutionSummary summary =
                    run(migrated, Map.of("verify.tables", "brackets, technicians", "verify.checks", "edges,content"));

            assertThat(summary.getTestsSucceededCount()).isEqualTo(3);
            assertThat(Files.readString(reports.resolve("report.json"))).contains("\"verdict\" : \"UNPROVEN\"");
        }
    }

    @Test
    void unknownTable_fails_andIsNamed() {
        try (Migrated migrated = Migrated.of(Variant.SMALL)) {
            assertThat(messages(run(migrated, Map.of("verify.tables", "bracket"))))
                    .singleElement()
                    .asString()
                    .contains("verify.tables names bracket, which is none of template_view_groups");
        }
    }

    @Test
    void nothingToVerify_fails() {
        try (Migrated migrated = Migrated.of(Variant.SMALL)) {
            assertThat(messages(run(migrated, Map.of("verify.tables", "brackets", "verify.checks", "edges"))))
                    .singleElement()
                    .asString()
                    .contains("leave nothing to verify");
        }
    }

    @Test
    void targetWithoutARun_fails() {
        try (Migrated migrated = Migrated.empty()) {
            assertThat(messages(run(migrated, Map.of())))
                    .singleElement()
                    .asString()
                    .contains("there is nothing to verify: the target's ledger has no run");
        }
    }

    @Test
    void unreachableDatabase_fails() {
        try (Migrated migrated = Migrated.empty()) {
            assertThat(messages(run(migrated, Map.of("TARGET_DB_URL", "postgresql://nobody@localhost:1/nothing"))))
                    .singleElement()
                    .asString()
                    .startsWith("TARGET database: nothing answers at localhost:1/nothing");
        }
    }

    @Test
    void verificationThatCannotBegin_takesAnEarlierVerdictBack() throws IOException {
        try (Migrated migrated = Migrated.of(Variant.SMALL)) {
            run(migrated, Map.of());
            run(migrated, Map.of("TARGET_DB_URL", "postgresql://nobody@localhost:1/nothing"));

            JsonNode report =
                    new ObjectMapper().readTree(reports.resolve("report.json").toFile());
            assertThat(report.path("verdict").asText()).isEqualTo("UNPROVEN");
            assertThat(report.path("reasons").path(0).asText())
                    .startsWith("the latest verification could not begin: TARGET database: nothing answers at");
            assertThat(report.path("verification").isNull()).isTrue();
            assertThat(report.path("tables")).hasSize(9);
            assertThat(Files.readString(reports.resolve("REPORT.md"))).startsWith("# Migration report: UNPROVEN");
            assertThat(Files.readString(reports.resolve("index.html"))).contains("could not begin");

            run(migrated, Map.of());
            assertThat(Files.readString(reports.resolve("report.json"))).contains("READY WITH EXCEPTIONS");
        }
    }

    @Test
    void targetThatIsGoneAtTheEnd_takesAnEarlierVerdictBack() throws IOException {
        Migrated migrated = Migrated.of(Variant.SMALL);
        VerificationSession session;
        try (migrated) {
            run(migrated, Map.of());
            session = VerificationSession.open(name -> name.equals("REPORT_DIR")
                    ? reports.toString()
                    : migrated.configuration().get(name));
        }
        assertThatThrownBy(session::close).isInstanceOf(MigrationException.class);
        assertThat(Files.readString(reports.resolve("report.json")))
                .contains("\"verdict\" : \"UNPROVEN\"", "the latest verification could not be completed: ");
    }

    @Test
    void noDatabases_fail_andItIsSaidWhatToSet() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            assertThatThrownBy(() -> VerificationSession.open(name -> null))
                    .hasMessageStartingWith("no database to verify: set SOURCE_DB_URL and TARGET_DB_URL");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private TestExecutionSummary run(Migrated migrated, Map<String, String> parameters) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(VerificationSuite.class))
                .configurationParameters(migrated.configuration())
                .configurationParameter("REPORT_DIR", reports.toString())
                .configurationParameters(parameters)
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        return listener.getSummary();
    }

    private static List<String> messages(TestExecutionSummary summary) {
        return summary.getFailures().stream()
                .map(failure -> Objects.requireNonNull(failure.getException().getMessage()))
                .toList();
    }
}
