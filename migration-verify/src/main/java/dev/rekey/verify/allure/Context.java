package dev.rekey.verify.allure;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** What Allure shows beside the tests: why tests are red, and what made the report. */
public final class Context {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Context() {}

    static void write(Path results) throws IOException {
        JSON.writeValue(
                results.resolve("categories.json").toFile(),
                List.of(
                        category("A limit was missed", ".*: limits: .*"),
                        category("Rows are missing or too many", ".*: (accounting|legacy_ids): .*deviation.*"),
                        category("References are wrong", ".*: (foreign_keys|edges): .*deviation.*"),
                        category(
                                "The ledger does not say the same",
                                ".*: (ledger|quarantine|validations): .*deviation.*"),
                        category("Something could not be read", "(?s)(?!.*deviation).*"),
                        category("Values differ", ".*deviation.*")));
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        JSON.writeValue(
                results.resolve("executor.json").toFile(),
                Map.of(
                        "name",
                        "Rekey",
                        "type",
                        "maven",
                        "buildName",
                        now.toString(),
                        "buildOrder",
                        now.getEpochSecond()));
    }

    private static Map<String, Object> category(String name, String message) {
        return Map.of("name", name, "messageRegex", message, "matchedStatuses", List.of("failed", "broken"));
    }

    /** Leaves the results' environment: versions and hosts, no secret. */
    static void environment(Path results, Map<String, String> facts) throws IOException {
        StringBuilder text = new StringBuilder();
        facts.forEach((name, value) ->
                text.append(name.replace(' ', '_')).append('=').append(value).append('\n'));
        Files.createDirectories(results);
        Files.writeString(results.resolve("environment.properties"), text);
    }
}
