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
 * @param clientCpu seconds of processor time of the client in the meantime; NaN where the system does not tell, as below
 * @param residentMegabytes the most memory that the process had at once
 * @param serverCpu seconds of processor time of the server
 * @param traffic bytes that went to and from both databases; NaN where they were not counted
 * @param rows that stood in the target afterwards
 */
record Trial(double seconds, double clientCpu, double residentMegabytes, double serverCpu, double traffic, long rows) {

    private static final Path STATUS = Path.of("/proc/self/status");

    /** Moves; prints what only this process knows. */
    public static void main(String[] args) throws Exception {
        Way way = Ways.named(args[0]);
        Databases databases = new Databases(args[1], args[2]);
        double before = CpuTime.own();
        long start = System.nanoTime();
        way.move(databases);
        System.out.println("seconds " + (System.nanoTime() - start) / 1e9);
        System.out.println("cpu " + (CpuTime.own() - before));
        System.out.println("resident " + resident());
    }

    static Trial of(String way, Databases databases, List<String> jvm) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Java.COMMAND);
        command.addAll(jvm);
        command.addAll(List.of(
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                Java.classpath(),
                Trial.class.getName(),
                way,
                databases.sourceUrl(),
                databases.targetUrl()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(way + " failed: " + said);
        }
        return new Trial(
                number(said, "seconds "), number(said, "cpu "), number(said, "resident "), Double.NaN, Double.NaN, 0);
    }

    /** The same with what only others know. */
    Trial with(double secondsOfServer, double bytes, long rowsThere) {
        return new Trial(seconds, clientCpu, residentMegabytes, secondsOfServer, bytes, rowsThere);
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
            return Double.NaN;
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }
}
