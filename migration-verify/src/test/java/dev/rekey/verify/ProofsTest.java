package dev.rekey.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofsTest {

    private static final Range RANGE = new Range(Long.MIN_VALUE, 50);

    @TempDir
    private Path directory;

    private Path file = Path.of("");

    @BeforeEach
    void placeFile() {
        file = directory.resolve("a/new/directory/proofs");
    }

    @Test
    void rangeThatWasEqual_isKnownNextTime() {
        Instant before = Instant.now();
        Proofs.in(file, "this").add("brackets", RANGE, 42);
        Proofs next = Proofs.in(file, "this");
        assertThat(next.rows("brackets", RANGE)).isEqualTo(42);
        assertThat(next.since()).isBetween(before, Instant.now());
    }

    @Test
    void otherRange_isNotKnown() {
        Proofs.in(file, "this").add("brackets", RANGE, 42);
        Proofs next = Proofs.in(file, "this");
        assertThat(next.rows("purchases", RANGE)).isNull();
        assertThat(next.rows("brackets", new Range(Long.MIN_VALUE, 51))).isNull();
        assertThat(next.rows("brackets", new Range(0, 50))).isNull();
    }

    @Test
    void proofsOfSomethingElse_proveNothing_andGo() {
        Proofs.in(file, "that").add("brackets", RANGE, 42);
        assertThat(Proofs.in(file, "this").rows("brackets", RANGE)).isNull();
        assertThat(file).doesNotExist();
    }

    @Test
    void halfALine_isRead_asNothing() throws IOException {
        Proofs first = Proofs.in(file, "this");
        first.add("brackets", RANGE, 42);
        first.add("purchases", RANGE, 7);
        String lines = Files.readString(file);
        Files.writeString(file, lines.substring(0, lines.length() - 20), StandardOpenOption.TRUNCATE_EXISTING);

        Proofs next = Proofs.in(file, "this");
        assertThat(next.rows("brackets", RANGE)).isEqualTo(42);
        assertThat(next.rows("purchases", RANGE)).isNull();
        next.add("purchases", RANGE, 7);
        assertThat(Proofs.in(file, "this").rows("purchases", RANGE)).isEqualTo(7);
    }

    @Test
    void whatIsForgotten_leavesNoFile() {
        Proofs proofs = Proofs.in(file, "this");
        proofs.add("brackets", RANGE, 42);
        proofs.forget();
        assertThat(file).doesNotExist();
    }

    @Test
    void none_keepsNothing() {
        Proofs.none().add("brackets", RANGE, 42);
        assertThat(Proofs.none().rows("brackets", RANGE)).isNull();
        Proofs.none().forget();
    }

    @Test
    void fileThatCannotBeWritten_isSaid() throws IOException {
        Files.writeString(directory.resolve("a"), "no directory");
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> Proofs.in(file, "this").add("brackets", RANGE, 42))
                .withMessageContaining("REPORT_DIR")
                .extracting(MigrationException::exitCode)
                .isEqualTo(ExitCode.CONFIGURATION);
    }
}
