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

/** What {@code rollback} prints, and what the other commands say after it. */
final class RollbackCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    private final PostgresServer server = PostgresServer.shared();
    private final String source = server.createDatabase("source");
    private final String target = server.createDatabase("target");
    private Captured captured = new Captured();

    @BeforeEach
    void migrate() throws IOException {
        Schemas.LEGACY_DOCUMENTED.create(PostgresServer.dataSource(source));
        Schemas.TARGET_PARENTS.create(PostgresServer.dataSource(target));
        Jdbi.create(PostgresServer.dataSource(source))
                .useHandle(handle -> handle.execute("INSERT INTO dispatch_bracket (id, code, name, created_at)"
                        + " SELECT id, 'C' || id, 'Bracket', '2020-01-01' FROM generate_series(1, 40) AS id"));
        OwnEnv.write(directory, "SOURCE_DB_URL='" + source + "'\nTARGET_DB_URL='" + target + "'\n");
        System.setProperty("rekey.basedir", directory.toString());
        assertThat(run("migrate", "brackets")).isZero();
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

    private JsonNode document(int exitCode, String... args) throws IOException {
        assertThat(run(args)).as(captured.err()).isEqualTo(exitCode);
        JsonNode document = JSON.readTree(captured.out());
        assertThat(document.path("exitCode").asInt()).isEqualTo(exitCode);
        return document;
    }

    private String sql(String query) {
        return Jdbi.create(PostgresServer.dataSource(target))
                .withHandle(
                        handle -> handle.createQuery(query).mapTo(String.class).one());
    }

    private void change(String statement) {
        Jdbi.create(PostgresServer.dataSource(target)).useHandle(handle -> handle.execute(statement));
    }

    @Test
    void text_showsThePlanAndHowToGo_andThenWhatWasDone() {
        String runId = sql("SELECT DISTINCT run_id FROM migration.migration_control");
        change("UPDATE brackets SET bracket_name = 'Ours' WHERE legacy_bracket_id IN (5, 7)");

        assertThat(run("rollback", "--run", runId)).isZero();

        assertThat(captured.out()).isEqualTo("""

                Rollback of run %1$s: the plan, children first
                table     inserted  go  kept
                ----------------------------
                brackets        40  38     2

                Kept: 2 rows
                  brackets: legacy id 5: it was changed since it was migrated
                  brackets: legacy id 7: it was changed since it was migrated

                What stays as it is now
                  brackets was created by run %1$s: the table stays

                Nothing was written. To do it:
                  rekey rollback --run %1$s --yes
                2 rows would be kept, and the exit code be 3. With --force they would go, too; look at them first.
                """.formatted(runId));
        assertThat(sql("SELECT count(*) FROM brackets")).isEqualTo("40");

        assertThat(run("rollback", "--run", runId, "--yes")).isEqualTo(3);

        assertThat(captured.out()).contains("""

                Rollback of run %1$s: what was done
                table     inserted  removed  kept
                ---------------------------------
                brackets        40       38     2
                """.formatted(runId)).endsWith("""

                NOT COMPLETE (exit 3): 38 rows removed, 2 kept, which are named above; their mappings stay. Look
                  at them, then let them be, or take them, too:
                  rekey rollback --run %s --force --yes
                """.formatted(runId));
        assertThat(captured.out().lines()).allMatch(line -> line.length() <= 98);

        assertThat(run("rollback", "--run", runId, "--force", "--yes")).isZero();

        assertThat(captured.out()).endsWith("""
                Complete: 2 rows removed, none kept; mappings, checkpoints and quarantine entries went with them.
                  A report that was written before tells of the run as it was. rekey migrate begins anew.
                """);
        assertThat(run("status")).isZero();
        assertThat(captured.out())
                .startsWith("Run " + runId + " was rolled back (brackets) at ")
                .endsWith(": 40 rows removed\n");
        assertThat(run("report")).isEqualTo(2);
        assertThat(captured.err())
                .isEqualTo("error: no run stands: run " + runId + " was rolled back. Run: rekey migrate\n");
        assertThat(run("rollback", "--run", runId, "--yes")).isZero();
        assertThat(captured.out()).endsWith("Nothing was left to be rolled back.\n");
    }

    @Test
    void json_isOneDocument() throws IOException {
        String runId = sql("SELECT DISTINCT run_id FROM migration.migration_control");
        change("CREATE TABLE notes (about uuid REFERENCES brackets ON DELETE CASCADE)");
        change("INSERT INTO notes SELECT id FROM brackets WHERE legacy_bracket_id = 9");

        JsonNode plan = document(0, "rollback", "--table", "brackets", "--output", "json");
        assertThat(plan.path("written").asBoolean(true)).isFalse();
        assertThat(plan.path("runs")).hasToString("[\"" + runId + "\"]");
        assertThat(plan.path("tables"))
                .hasToString("[{\"table\":\"brackets\",\"removed\":39,\"kept\":1,\"gone\":0,\"adopted\":0,"
                        + "\"rewritten\":0,\"rejected\":0}]");
        assertThat(plan.path("kept"))
                .hasToString("[{\"table\":\"brackets\",\"legacyId\":9,\"runId\":\"" + runId
                        + "\",\"reason\":\"REFERENCED\",\"message\":\"1 row of public.notes.about hangs on it (ON DELETE"
                        + " CASCADE)\"}]");
        assertThat(plan.path("hanging"))
                .hasToString(
                        "[{\"table\":\"brackets\",\"by\":\"public.notes.about\",\"onDelete\":\"ON DELETE CASCADE\","
                                + "\"rows\":1}]");
        JsonNode result = document(3, "rollback", "--table", "brackets", "--yes", "--output", "json");
        assertThat(result.path("written").asBoolean()).isTrue();
        assertThat(result.path("status").asText()).isEqualTo("incomplete");
        assertThat(result.path("tables")).isEqualTo(plan.path("tables"));
        JsonNode status = document(0, "status", "--output", "json");
        assertThat(status.path("runId").isNull()).isTrue();
        assertThat(status.at("/rollbacks/0/removed").asInt()).isEqualTo(39);
        assertThat(status.at("/rollbacks/0/kept").asInt()).isEqualTo(1);
    }

    @Test
    void wrongCall_saysWhatToSay() {
        assertThat(run("rollback")).isEqualTo(2);
        assertThat(captured.err()).startsWith("error: say what is to be rolled back: --run ID");
        assertThat(run("rollback", "--run", "postgresql://u:secret@h/db")).isEqualTo(2);
        assertThat(captured.err())
                .startsWith("error: --run needs the name of a run")
                .doesNotContain("secret");
        assertThat(run("rollback", "--table", "bracket")).isEqualTo(2);
        assertThat(captured.err()).startsWith("error: 'bracket' is no table");
        assertThat(run("rollback", "--run", "20200101T000000Z-0000", "--output", "json"))
                .isEqualTo(2);
        assertThat(captured.err()).contains("no run 20200101T000000Z-0000 is known; the runs are, the latest first: ");
    }
}
