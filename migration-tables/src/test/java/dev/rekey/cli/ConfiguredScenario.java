package dev.rekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.engine.Scenario;
import dev.rekey.fixtures.DemoData.Variant;
import java.io.IOException;
import java.nio.file.Path;

/** Databases that the commands find by a {@code .env} of their own, and a directory for what they leave. */
record ConfiguredScenario(Scenario databases, Path directory) implements AutoCloseable {

    static ConfiguredScenario of(Variant variant, Path directory) throws IOException {
        Scenario databases = Scenario.of(variant);
        OwnEnv.write(
                directory,
                "SOURCE_DB_URL='" + databases.sourceUrl() + "'\nTARGET_DB_URL='" + databases.targetUrl() + "'\n");
        System.setProperty("rekey.basedir", directory.toString());
        return new ConfiguredScenario(databases, directory);
    }

    Path reports() {
        return directory.resolve("rekey-report");
    }

    /** Runs a command that is to end with this exit code. */
    static Captured captured(int exitCode, String... args) {
        Captured captured = new Captured();
        assertThat(captured.run(args)).as(captured.err()).isEqualTo(exitCode);
        return captured;
    }

    @Override
    public void close() {
        System.clearProperty("rekey.basedir");
        databases.close();
    }
}
