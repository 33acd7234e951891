package dev.rekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rekey.fixtures.PostgresServer;
import dev.rekey.fixtures.Schemas;
import java.io.IOException;
import java.nio.file.Path;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code pause} and {@code resume}, and what {@code status} says between them. */
final class PauseCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    private final PostgresServer server = PostgresServer.shared();
    private final String source = server.createDatabase("source");
    private final String target = server.createDatabase("target");
    private Captured captured = new Captured();

    @BeforeEach
    void configure() throws IOException {
        Schemas.LEGACY_DOCUMENTED.create(PostgresServer.dataSource(source));
        Schemas.TARGET_PARENTS.create(PostgresServer.dataSource(target));
        OwnEnv.write(directory, "SOURCE_DB_URL='" + source + "'\nTARGET_DB_URL='" + target + "'\n");
        System.setProperty("rekey.basedir", directory.toString());
    }

    @AfterEach
    void drop() {
        System.clearProperty("rekey.basedir");
        server.dropDatabase(source);
        server.dropDatabase(target);
    }

    private int run(String... args) {
        captured = new Captured();
        return captured.run(args);
    }

    private JsonNode document(String... args) throws IOException {
        assertThat(run(args)).as(captured.err()).isZero();
        return JSON.readTree(captured.out());
    }

    private String sql(String query) {
        return Jdbi.create(PostgresServer.dataSource(target))
                .withHandle(
                        handle -> handle.createQuery(query).mapTo(String.class).one());
    }

    @Test
    void text_saysWhoAndWhyAndHowItGoesOn() {
        assertThat(run("migrate", "brackets")).isZero();
        String runId = sql("SELECT DISTINCT run_id FROM migration.migration_control");

        assertThat(run("pause", "--reason", "backup until 3 am")).isZero();

        String paused = "paused by " + sql("SELECT paused_by FROM migration.migration_pauses");
        assertThat(paused).startsWith("paused by " + System.getProperty("user.name") + "@");
        assertThat(captured.out())
                .startsWith("Every run is " + paused + " since ")
                .endsWith(": backup until 3 am.\nIt goes on after: rekey resume\n");
        assertThat(run("status")).isZero();
        assertThat(captured.out().replaceAll("\\s+", " "))
                .contains("It is " + paused + " since ")
                .contains(": backup until 3 am. It goes on after: rekey resume");
        assertThat(run("pause", "--run", runId)).isZero();
        assertThat(captured.out())
                .startsWith("Run " + runId + " is " + paused)
                .endsWith("It goes on after: rekey resume --run " + runId + "\n");

        assertThat(run("resume", "--run", runId)).isZero();
        assertThat(captured.out()).startsWith("Run " + runId + " goes on; it was " + paused);
        assertThat(sql("SELECT count(*) FROM migration.migration_pauses")).isEqualTo("1");
        assertThat(run("resume")).isZero();
        assertThat(captured.out())
                .startsWith("Every run goes on; it was " + paused)
                .contains("backup until 3 am");
        assertThat(run("resume")).isZero();
        assertThat(captured.out()).isEqualTo("Nothing was paused.\n");
        assertThat(run("status")).isZero();
        assertThat(captured.out()).doesNotContain("paused by");
    }

    @Test
    void json_isOneDocument() throws IOException {
        assertThat(run("migrate", "brackets")).isZero();
        String runId = sql("SELECT DISTINCT run_id FROM migration.migration_control");

        JsonNode every = document("pause", "--reason", "backup", "--output", "json");
        assertThat(every.path("exitCode").asInt(-1)).isZero();
        assertThat(every.at("/pauses/0/runId").isNull()).isTrue();
        assertThat(every.at("/pauses/0/reason").asText()).isEqualTo("backup");
        assertThat(every.at("/pauses/0/since").asText()).isNotBlank();

        JsonNode status = document("status", "--output", "json");
        assertThat(status.path("pause")).isEqualTo(every.at("/pauses/0"));

        document("pause", "--run", runId, "--output", "json");
        JsonNode resumed = document("resume", "--output", "json");
        assertThat(resumed.path("pauses").findValuesAsText("runId")).containsExactlyInAnyOrder("null", runId);
        assertThat(document("resume", "--output", "json").path("pauses")).isEmpty();
        assertThat(document("status", "--output", "json").path("pause").isNull())
                .isTrue();
    }

    @Test
    void withoutALedger_thereIsNothingToPause() {
        assertThat(run("pause")).isEqualTo(2);
        assertThat(captured.err()).contains("there is nothing to pause or resume: the target has no ledger");
        assertThat(run("resume")).isEqualTo(2);
    }

    @Test
    void maxLatency_isAFlagOfMigrate() {
        assertThat(run("migrate", "brackets", "--max-latency", "750ms")).isZero();
        assertThat(sql("SELECT details::json #>> '{configuration,MAX_LATENCY}' FROM migration.migration_control"
                        + " WHERE operation = 'migrate'"))
                .isEqualTo("750ms");

        assertThat(run("migrate", "--max-latency", "soon")).isEqualTo(2);
        assertThat(captured.err())
                .contains("MAX_LATENCY (from the command line) must be a time from 1ms to 600s, or off");
    }
}
