package dev.rekey.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rekey.engine.Scenario;
import dev.rekey.fixtures.PgBouncer;
import dev.rekey.fixtures.PgBouncer.Mode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands say of a pooler. */
final class PooledCommandsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    private final Scenario scenario = Scenario.empty();

    @BeforeAll
    static void pgbouncerIsInstalled() {
        assumeTrue(PgBouncer.isInstalled(), PgBouncer.MISSING);
    }

    @BeforeEach
    void base() {
        System.setProperty("rekey.basedir", directory.toString());
    }

    @AfterEach
    void drop() {
        System.clearProperty("rekey.basedir");
        scenario.close();
    }

    @Test
    void sessionPooler_withTwoSessions_isShown_andFewerWorkersAreSaid() throws IOException {
        try (PgBouncer pgbouncer = PgBouncer.start(scenario.targetUrl(), Mode.SESSION, 2)) {
            configure(pgbouncer, "");
            Captured captured = new Captured();

            assertThat(captured.run("assess")).isZero();
            assertThat(captured.out())
                    .contains(
                            "notice: the source database gives 2 connections, and 8 workers need 8: going on with 1 worker.",
                            "notice: the target database gives 2 connections, and 8 workers need 9: going on with 1 worker.")
                    .contains("ok       target.pool_mode: a session pooler, found by asking:");
        }
    }

    @Test
    void transactionPooler_isShown_andHowItWasFound() throws IOException {
        try (PgBouncer pgbouncer = PgBouncer.start(scenario.targetUrl(), Mode.TRANSACTION, 2)) {
            configure(pgbouncer, "TARGET_DB_POOLER=transaction\n");
            Captured captured = new Captured();

            assertThat(captured.run("assess")).isZero();
            assertThat(captured.out().replaceAll("\\s+", " "))
                    .contains("source.pool_mode: a transaction pooler, found by asking: two connections met the same"
                            + " session; settings go with every transaction")
                    .contains("target.pool_mode: a transaction pooler, TARGET_DB_POOLER=transaction; settings go with"
                            + " every transaction")
                    .doesNotContain("notice:");
        }
    }

    @Test
    void transactionPooler_thatIsSaidToGiveSessions_stopsEveryCommand() throws IOException {
        try (PgBouncer pgbouncer = PgBouncer.start(scenario.targetUrl(), Mode.TRANSACTION, 2)) {
            configure(pgbouncer, "TARGET_DB_POOLER=session\n");
            for (String command : new String[] {"assess", "migrate", "status"}) {
                Captured captured = new Captured();

                assertThat(captured.run(command)).isEqualTo(2);
                assertThat(captured.err())
                        .contains(
                                "error: TARGET database: TARGET_DB_POOLER=session says that a session pooler is there,");
            }
        }
    }

    private void configure(PgBouncer pgbouncer, String more) throws IOException {
        OwnEnv.write(
                directory,
                "SOURCE_DB_URL='%s'\nTARGET_DB_URL='%s'\n%s"
                        .formatted(pgbouncer.url(scenario.sourceUrl()), pgbouncer.url(scenario.targetUrl()), more));
    }
}
