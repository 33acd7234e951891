package dev.rekey.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Seconds of processor time, where /proc tells them; else NaN. */
final class CpuTime {

    /** What Linux counts in, on every architecture that Java runs on. */
    private static final double TICKS_A_SECOND = 100;

    /** Of /proc/PID/stat, after the name: user, system, and both of the children that have ended. */
    private static final int FIRST = 11;

    private static final int LAST = 14;

    private CpuTime() {}

    /** Of this process and of those that it started and that have ended. */
    static double own() {
        return of(ProcessHandle.current().pid(), FIRST, LAST);
    }

    /** Of the children of this process that have ended. */
    static double children() {
        return of(ProcessHandle.current().pid(), FIRST + 2, LAST);
    }

    /** Of a process and all that it started; of those that have ended meanwhile, in their parent's figures. */
    static double tree(long pid) {
        double others = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToDouble(process -> of(process.pid(), FIRST, LAST))
                .filter(seconds -> !Double.isNaN(seconds))
                .sum();
        return of(pid, FIRST, LAST) + others;
    }

    private static double of(long pid, int first, int last) {
        try {
            String stat = Files.readString(stat(pid));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            double ticks = 0;
            for (int i = first; i <= last; i++) {
                ticks += Long.parseLong(fields[i]);
            }
            return ticks / TICKS_A_SECOND;
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    private static Path stat(long pid) {
        return Path.of("/proc", Long.toString(pid), "stat");
    }
}
