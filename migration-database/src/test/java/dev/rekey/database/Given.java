package dev.rekey.database;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.database.Settings.Layer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Settings as tests write them down. */
final class Given {
    static final String URL = "postgresql://u:pw@db.example.com:5433/legacy";

    private Given() {}

    static Settings environment(Map<String, String> variables) {
        return new Settings(List.of(new Layer("the environment", variables)));
    }

    /** The message of the configuration error that the call must throw. */
    static String complaint(ThrowingCallable call) {
        Throwable thrown = Assertions.catchThrowable(call);
        Assertions.assertThat(thrown).isInstanceOf(MigrationException.class);
        Assertions.assertThat(((MigrationException) thrown).exitCode()).isEqualTo(ExitCode.CONFIGURATION);
        return Objects.requireNonNull(thrown.getMessage());
    }
}
