package dev.rekey.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rekey.api.Deviations;
import dev.rekey.api.Deviations.Kind;
import dev.rekey.api.Deviations.Origin;
import dev.rekey.api.Deviations.Other;
import dev.rekey.api.Deviations.Rows;
import dev.rekey.api.Deviations.Span;
import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeviationsFileTest {

    @TempDir
    private Path directory = Path.of("");

    private static Deviations found(@Nullable String unfinished) {
        return new Deviations(
                new Origin(
                        "run",
                        "legacy/1",
                        "target/2/public",
                        "documented",
                        "Z",
                        "abc",
                        Instant.parse("2026-01-02T03:04:05.000006Z"),
                        unfinished),
                List.of(
                        new Rows("brackets", Kind.MISSING, "accounting", List.of(-1L, 0L, 2147483647L)),
                        new Rows(
                                "brackets",
                                Kind.DIFFERS,
                                "content",
                                LongStream.rangeClosed(1, 2_500).boxed().toList())),
                List.of(new Span("brackets", "content", Long.MIN_VALUE, Long.MAX_VALUE)),
                List.of(new Other("purchases", "ledger", "migration_control has the table as not completed")));
    }

    @Test
    void findings_areReadAsTheyWereWritten_allOfThem() throws IOException {
        DeviationsFile.write(directory, found(null));

        Deviations read = DeviationsFile.read(directory);

        assertThat(read.origin()).isEqualTo(found(null).origin());
        assertThat(read.rows().stream()
                        .filter(rows -> rows.kind() == Kind.DIFFERS)
                        .flatMap(rows -> rows.legacyIds().stream()))
                .containsExactlyElementsOf(found(null).rows().get(1).legacyIds());
        assertThat(read.rows().get(0)).isEqualTo(found(null).rows().get(0));
        assertThat(read.spans()).isEqualTo(found(null).spans());
        assertThat(read.others()).isEqualTo(found(null).others());
        assertThat(Files.readString(directory.resolve(DeviationsFile.FILE_NAME)))
                .contains(
                        "{\"table\":\"brackets\",\"kind\":\"missing\",\"check\":\"accounting\",\"legacyIds\":[-1,0,2147483647]}");
    }

    @Test
    void noFindings_unfinishedOnes_andDamagedOnes_areRefused() throws IOException {
        refused("no verification has left its findings (");
        DeviationsFile.write(directory, found("it was cut off"));
        refused("the latest verification did not look at everything (it was cut off); ");

        DeviationsFile.write(directory, found(null));
        Path file = directory.resolve(DeviationsFile.FILE_NAME);
        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, lines.size() - 1));
        refused("deviations.jsonl: not understood (");
        Files.writeString(file, "");
        refused("deviations.jsonl: not understood (");
        Files.writeString(file, "{");
        refused("deviations.jsonl: not understood (");

        DeviationsFile.forget(directory);
        DeviationsFile.forget(directory);
        refused("no verification has left its findings (");
    }

    private void refused(String why) {
        assertThatThrownBy(() -> DeviationsFile.read(directory))
                .isInstanceOfSatisfying(MigrationException.class, refused -> assertThat(refused.exitCode())
                        .isEqualTo(ExitCode.CONFIGURATION))
                .hasMessageContaining(why)
                .hasMessageEndingWith("run: mvn verify -pl migration-verify");
    }
}
