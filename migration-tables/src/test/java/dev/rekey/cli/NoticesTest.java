package dev.rekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.engine.Wire;
import dev.rekey.engine.Wire.Fate;
import dev.rekey.fixtures.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands without a display of their own say what they wait for, too. */
final class NoticesTest {

    private final PostgresServer server = PostgresServer.shared();
    private final String database = server.createDatabase("target");

    @AfterEach
    void drop() {
        System.clearProperty("rekey.basedir");
        server.dropDatabase(database);
    }

    @Test
    void status_cutConnection_saysThatItTriesAgain(@TempDir Path directory) throws IOException {
        AtomicBoolean cut = new AtomicBoolean();
        try (Wire wire = Wire.to(database)) {
            wire.rule(said -> said.sql().equals("COMMIT") && !cut.getAndSet(true) ? Fate.REQUEST_LOST : Fate.PASSES);
            String url = wire.url(database);
            OwnEnv.write(directory, "SOURCE_DB_URL='" + url + "'\nTARGET_DB_URL='" + url + "'\n");
            System.setProperty("rekey.basedir", directory.toString());
            Captured captured = new Captured();

            assertThat(captured.run("status")).isEqualTo(2);

            assertThat(captured.err().lines())
                    .containsExactly(
                            "target database: An I/O error occurred while sending to the backend; trying again in 1 s (1 of 3)",
                            "error: " + ReportCommand.NO_RUN);
        }
    }
}
