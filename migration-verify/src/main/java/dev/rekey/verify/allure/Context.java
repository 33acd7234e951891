package dev.rekey.verify.allure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rekey.report.OwnersDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** What Allure shows beside the tests: why tests are red, what was verified, and what made the report. */
public final class Context {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Context() {}

    /**
     * Leaves the results' environment beside them.
     *
     * @param facts versions and hosts, no secrets
     * @throws UncheckedIOException if the results' directory cannot be written
     */
    public static void environment(Map<String, String> facts) {
        Path results = results();
        Properties environment = new Properties();
        environment.putAll(facts);
        try {
            OwnersDirectory.create(results);
            try (Writer file = Files.newBufferedWriter(results.resolve("environment.properties"))) {
                environment.store(file, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes the directory of the results its owner's alone, before Allure makes it anybody's: attachments hold values of
     * rows.
     *
     * @throws UncheckedIOException if it cannot be created
     */
    public static void prepare() {
        try {
            OwnersDirectory.create(results());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path results() {
        return Path.of(System.getProperty("allure.results.directory", "allure-results"));
    }

    /** Leaves the categories of red tests, by the words of their messages, and the executor. */
    static void write(Path results) throws IOException {
        List<Map<String, Object>> categories = List.of(
                category("A limit was missed", "limits: .*deviation.*"),
                category("Rows are missing or too many", "(accounting|legacy_ids): .*deviation.*"),
                category("References are wrong", "(foreign_keys|edges): .*deviation.*"),
                category("The ledger does not say the same", "(ledger|quarantine|validations): .*deviation.*"),
                category(
                        "Values differ",
                        "(content|money|audit_trail|timestamps|enumerations|json_shapes): .*deviation.*"),
                category("Rights differ", "(access_control|personnel): .*deviation.*"),
                category("Something could not be read", "\\w+: (?!.*deviation).*"),
                Map.of("name", "The verification could not be done", "matchedStatuses", List.of("broken")));
        JSON.writeValue(results.resolve("categories.json").toFile(), categories);
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Map<String, Object> executor =
                Map.of("name", "Rekey", "type", "maven", "buildName", now.toString(), "buildOrder", ordinal(results));
        JSON.writeValue(results.resolve("executor.json").toFile(), executor);
    }

    /** One more than the last verification's in the history, by which the trend orders and names them. */
    private static int ordinal(Path results) throws IOException {
        Path trend = results.resolve("history/history-trend.json");
        int last = 0;
        if (Files.exists(trend)) {
            for (JsonNode verification : JSON.readTree(trend.toFile())) {
                last = Math.max(last, verification.path("buildOrder").asInt());
            }
        }
        return last + 1;
    }

    private static Map<String, Object> category(String name, String message) {
        return Map.of("name", name, "messageRegex", "(?s).*?\\w+: " + message, "matchedStatuses", List.of("failed"));
    }
}
