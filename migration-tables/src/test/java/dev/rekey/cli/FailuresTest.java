package dev.rekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.database.LogLevel;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class FailuresTest {
    private final Captured captured = new Captured();

    @AfterEach
    void quiet() {
        Logging.configure(LogLevel.WARN);
    }

    @Test
    void unexpected_isOneLineWithoutWhatTheCauseQuotes() {
        assertThat(thrown(new IllegalStateException("Jane Doe", new SQLException("Jane Doe", "22P02"))))
                .isEqualTo(1);

        assertThat(captured.err())
                .startsWith("error: unexpected IllegalStateException at dev.rekey.cli.FailuresTest:")
                .hasLineCount(1)
                .doesNotContain("Jane");
    }

    @Test
    void unexpected_onDebug_showsStacksStillWithoutMessages() {
        Logging.configure(LogLevel.DEBUG);

        assertThat(thrown(new MigrationException(
                        ExitCode.UNEXPECTED, "unexpected", new SQLException("Jane Doe", "22P02"))))
                .isEqualTo(1);

        assertThat(captured.err())
                .contains("java.sql.SQLException (SQLSTATE 22P02)", "    at dev.rekey.cli.FailuresTest")
                .doesNotContain("Jane");
    }

    @Test
    void connection_onDebug_showsWhatTheCauseSays() {
        Logging.configure(LogLevel.DEBUG);

        assertThat(thrown(new MigrationException(ExitCode.CONNECTION, "no TLS", new SQLException("PKIX", "08006"))))
                .isEqualTo(4);

        assertThat(captured.err())
                .startsWith("error: no TLS\n")
                .contains("java.sql.SQLException (SQLSTATE 08006): PKIX");
    }

    @Test
    void lostConnection_isExit4() {
        assertThat(thrown(new IllegalStateException(new SQLException("gone", "08006"))))
                .isEqualTo(4);

        assertThat(captured.err())
                .startsWith("error: The connection to a database was lost")
                .hasLineCount(1);
    }

    private int thrown(RuntimeException e) {
        return new CommandLine(new Throwing(e))
                .setExecutionExceptionHandler(new Failures(captured.console(Output.text)))
                .execute();
    }

    @Command
    record Throwing(RuntimeException exception) implements Runnable {
        @Override
        public void run() {
            throw exception;
        }
    }
}
