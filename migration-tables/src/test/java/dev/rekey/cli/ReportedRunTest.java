package dev.rekey.cli;

import static dev.rekey.cli.ConfiguredScenario.captured;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rekey.fixtures.DemoData.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands leave in the report's directory, one after the other. */
final class ReportedRunTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private ConfiguredScenario site;

    @BeforeEach
    void configure() throws IOException {
        site = ConfiguredScenario.of(Variant.SMALL, directory);
    }

    @AfterEach
    void drop() {
        site.close();
    }

    @Test
    void reports_tellTheFacts_andKeepTheVerificationOfTheirRunAlone() throws IOException {
        run("migrate", "--batch-size", "500");
        ObjectNode migrated = report();
        assertThat(migrated.path("verdict").asText()).isEqualTo("UNPROVEN");
        assertThat(migrated.path("verification").isEmpty()).isTrue();
        assertThat(migrated.path("configuration").path("BATCH_SIZE").asText()).isEqualTo("500");
        assertThat(migrated.path("columns").size()).isGreaterThan(100);
        assertThat(migrated.path("peakMemoryBytes").asLong()).isPositive();

        JsonNode verification =
                JSON.readTree("""
                {"runId": "%s", "startedAt": "2026-01-01T00:00:00Z", "finishedAt": "2026-01-01T00:00:01Z",
                 "complete": true, "checks": [], "sums": []}""".formatted(migrated.path("runId").asText()));
        Files.writeString(
                file(), migrated.deepCopy().set("verification", verification).toString());
        String printed = run("report", "--output", "json");
        assertThat(JSON.readTree(printed)).isEqualTo(report());
        assertThat(report().path("verification")).isEqualTo(verification);
        assertThat(report().path("configuration")).isEqualTo(migrated.path("configuration"));
        assertThat(report().path("throughput")).isEqualTo(migrated.path("throughput"));

        run("retry");
        assertThat(report().path("runId")).isNotEqualTo(migrated.path("runId"));
        assertThat(report().path("verification").isEmpty()).isTrue();
        assertThat(report().path("history").path(0).path("operation").asText()).isEqualTo("retry");
    }

    private static String run(String... args) {
        return captured(0, args).out();
    }

    private Path file() {
        return site.reports().resolve("report.json");
    }

    private ObjectNode report() throws IOException {
        return (ObjectNode) JSON.readTree(Files.readString(file()));
    }
}
