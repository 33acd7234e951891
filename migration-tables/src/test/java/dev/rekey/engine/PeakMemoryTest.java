package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PeakMemoryTest {

    @Test
    void status_namesThePeakInKibibytes(@TempDir Path directory) throws IOException {
        Path status =
                Files.writeString(directory.resolve("status"), "VmPeak:\t  9 kB\nVmHWM:\t  123 kB\nVmRSS:\t 7 kB\n");

        assertThat(PeakMemory.resident(status)).hasValue(125_952);
    }

    @Test
    void status_missingOrSilent_leavesItToTheMemoryPools(@TempDir Path directory) throws IOException {
        assertThat(PeakMemory.resident(directory.resolve("none"))).isEmpty();
        assertThat(PeakMemory.resident(Files.writeString(directory.resolve("status"), "VmRSS:\t 7 kB\n")))
                .isEmpty();
        assertThat(PeakMemory.pools()).isGreaterThan(1 << 20);
    }
}
