package dev.rekey.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Where and when something was measured. */
final class Machine {

    private static final double KILOBYTES_A_GIGABYTE = 1 << 20;

    private Machine() {}

    /** A paragraph that stands above a table. */
    static String described(String postgres, String command) {
        return "Measured on %s, PostgreSQL %s on the same machine, Java %s, %s:\n\n    %s\n\n"
                .formatted(machine(), postgres, Runtime.version().feature(), LocalDate.now(ZoneOffset.UTC), command);
    }

    /** Processor, cores and memory, as far as the system tells. */
    static String machine() {
        String memory = line("/proc/meminfo", "MemTotal");
        return line("/proc/cpuinfo", "model name")
                + Runtime.getRuntime().availableProcessors() + " cores"
                + (memory.isEmpty()
                        ? ""
                        : ", %.0f GB"
                                .formatted(Long.parseLong(memory.replaceAll("[^0-9]", "")) / KILOBYTES_A_GIGABYTE));
    }

    private static String line(String file, String name) {
        Path path = Path.of(file);
        if (!Files.isReadable(path)) {
            return "";
        }
        try {
            return Files.readAllLines(path, StandardCharsets.UTF_8).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip() + ", ")
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
