package dev.rekey.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One way, tried once in a process of its own, so that none profits from what another has warmed up and each has the
 * same heap.
 *
 * @param seconds from the first connection to the last row's commit
 * @param residentMegabytes the most memory that the process had at once; 0 where the system does not tell
 */
record Trial(double seconds, double residentMegabytes) {

    private static final Path STATUS = Path.of("/proc/self/status");

    /** Moves; prints the seconds and the memory. */
    public static void main(String[] args) throws Exception {
        Way way = Ways.named(args[0]);
        Databases databases = new Databases(args[1], args[2]);
        long start = System.nanoTime();
        way.move(databases);
        System.out.println("seconds " + (System.nanoTime() - start) / 1e9);
        System.out.println("resident " + resident());
    }

    static Trial of(String way, Databases databases, String heap) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("rekey.benchmark.classpath", System.getProperty("java.class.path")),
                Trial.class.getName(),
                way,
                databases.sourceUrl(),
                databases.targetUrl()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(way + " failed: " + said);
        }
        return new Trial(number(said, "seconds "), number(said, "resident "));
    }

    private static double number(String said, String what) {
        return said.lines()
                .filter(line -> line.startsWith(what))
                .mapToDouble(line -> Double.parseDouble(line.substring(what.length())))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing was said of " + what + ": " + said));
    }

    private static double resident() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
