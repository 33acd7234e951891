package dev.rekey.cli;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --profile}, of every command that reads the source. */
final class ProfileOption {

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "Where the source keeps the tables: documented, django, or a folder of queries; over "
                    + "SOURCE_PROFILE (documented).")
    private @Nullable String profile;

    /** The option as the variable that it stands above; empty where it was not given. */
    Map<String, String> flags() {
        if (profile == null) {
            return Map.of();
        }
        if (profile.isBlank()) {
            throw new MigrationException(
                    ExitCode.CONFIGURATION, "--profile needs a name: documented, django, or a folder of queries.");
        }
        return Map.of("SOURCE_PROFILE", profile);
    }
}
