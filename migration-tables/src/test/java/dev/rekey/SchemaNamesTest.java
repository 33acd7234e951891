package dev.rekey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No schema's name is put between pieces of text as it is: in SQL it goes through {@code Identifiers.quote}. */
final class SchemaNamesTest {

    private static final Pattern CONCATENATED = Pattern.compile(
            "\" ?\\+ ?([\\w.()]*[sS]chema(\\(\\))?)(?![\\w(])|(?<![\\w.(])([\\w.()]*[sS]chema(\\(\\))?) ?\\+ ?\"");

    @Test
    void schemas_areConcatenatedInMessagesAlone() throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent();
        try (Stream<Path> files = Files.walk(root)) {
            assertThat(files.filter(file -> file.toString().matches(".*/src/main/java/.*\\.java"))
                            .flatMap(file -> concatenated(file).stream())
                            .sorted())
                    .containsExactly(
                            "DemoData: \" + schema", // named where the fixture cannot be filled
                            "Findings: \" + request.targetSchema()", // which target was verified
                            "ForeignKeyTargets: \" + standing.foreignSchema()",
                            "LedgerAccess: \" + scene.site().options().ledgerSchema()",
                            "LedgerSchema: \" + schema",
                            "LedgerShape: \" + scene.site().options().ledgerSchema()",
                            "Plans: \" + key.foreignSchema()", // what a right is lacking on
                            "Plans: \" + schema", // the same
                            "Provenance: \" + options.targetSchema()", // which target is repaired
                            "Referrer: schema + \"",
                            "RightsSurvey: hidden.add(link.schema() + \"",
                            "RunFactsReader: schema + \"", // the key of a map
                            "TrackingForm: relation.schema() + \"");
        }
    }

    @Test
    void concatenation_isSeen() {
        assertThat(CONCATENATED
                        .matcher("\"SELECT 1 FROM \" + options.targetSchema() + \".brackets\"")
                        .find())
                .isTrue();
        assertThat(CONCATENATED.matcher("ledgerSchema + \".migration_control\"").find())
                .isTrue();
        assertThat(CONCATENATED.matcher("schemaName + \"x\"").find()).isFalse();
    }

    private static List<String> concatenated(Path file) {
        try {
            return CONCATENATED
                    .matcher(Files.readString(file).replaceAll("\\s+", " "))
                    .results()
                    .map(match -> match.group())
                    .filter(text -> !text.contains("Identifiers.quote("))
                    .map(text -> file.getFileName().toString().replace(".java", "") + ": " + text.strip())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
