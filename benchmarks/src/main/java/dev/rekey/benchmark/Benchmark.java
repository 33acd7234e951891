package dev.rekey.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts a durable server, generates data, tries the ways in turn, and prints medians and ratios as a table. */
@Command(
        name = "benchmark",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Moves the same attachments in several ways, in turn, on one server, and prints a table in Markdown.")
public final class Benchmark implements Callable<Integer> {

    @Option(
            names = "--rows",
            split = ",",
            defaultValue = "200000",
            description = "Attachments to move (${DEFAULT-VALUE}).")
    private List<Long> rows = List.of();

    @Option(names = "--rounds", defaultValue = "3", description = "How often each way is tried (${DEFAULT-VALUE}).")
    private int rounds = 1;

    @Option(
            names = "--ways",
            split = ",",
            description =
                    "Which of: sql-online, sql-deferred, pgloader, row-by-row, sql-batch, spring-batch, rekey-1, rekey-2, rekey-4. All if left out.")
    private List<String> ways = new ArrayList<>();

    @Option(
            names = "--target-away",
            split = ",",
            defaultValue = "0",
            description = "Round trips to the target in milliseconds (${DEFAULT-VALUE}).")
    private List<Long> targetAway = List.of();

    @Option(
            names = "--source-away",
            defaultValue = "0",
            description = "Round trip to the source in milliseconds (${DEFAULT-VALUE}).")
    private long sourceAway;

    @Option(names = "--heap", defaultValue = "512m", description = "-Xmx of each way (${DEFAULT-VALUE}).")
    private String heap = "";

    /** Runs it; exits with 0 where every way moved every row. */
    public static void main(String[] args) {
        int exit = new CommandLine(new Benchmark()).execute(args);
        if (exit != 0) {
            System.exit(exit);
        }
    }

    @Override
    public Integer call() throws Exception {
        List<String> chosen = ways.isEmpty() ? List.copyOf(Ways.all().keySet()) : ways;
        chosen.forEach(Ways::named);
        try (DurableServer server = DurableServer.start()) {
            for (long count : rows) {
                System.out.print(measure(server, chosen, count));
            }
        }
        return 0;
    }

    private String measure(DurableServer server, List<String> chosen, long count) throws Exception {
        Table table = new Table(count, rounds, heap, sourceAway);
        Map<Long, String> contents = new LinkedHashMap<>();
        for (int round = 1; round <= rounds; round++) {
            for (long away : targetAway) {
                for (String name : chosen) {
                    String missing = Ways.named(name).missing();
                    if (missing != null) {
                        table.missing(name, missing);
                        continue;
                    }
                    long moved = Math.min(count, Ways.named(name).most());
                    table.add(name, away, moved, trial(server, name, moved, away, contents));
                }
            }
        }
        return table.toString();
    }

    private Trial trial(DurableServer server, String name, long moved, long away, Map<Long, String> contents)
            throws Exception {
        if (!contents.containsKey(moved)) {
            server.create("source_" + moved);
            server.create("target_" + moved);
            Attachments.fill(databases(server.port(), server.port(), moved, "target_" + moved), moved);
        }
        server.copy("target_" + moved, "target");
        try (Distance toSource = Distance.from(server.port(), sourceAway);
                Distance toTarget = Distance.from(server.port(), away)) {
            Trial trial = Trial.of(
                    name,
                    databases(
                            sourceAway == 0 ? server.port() : toSource.port(),
                            away == 0 ? server.port() : toTarget.port(),
                            moved,
                            "target"),
                    heap);
            requireSame(name, databases(server.port(), server.port(), moved, "target"), moved, contents);
            System.err.printf("%s, %,d rows, %d ms away: %.1f s%n", name, moved, away, trial.seconds());
            return trial;
        } finally {
            server.drop("target");
        }
    }

    private static void requireSame(String name, Databases databases, long moved, Map<Long, String> contents)
            throws Exception {
        String content = Attachments.content(databases);
        String first = contents.putIfAbsent(moved, content);
        if ((first != null && !first.equals(content)) || !content.startsWith(moved + " rows")) {
            throw new IllegalStateException(name + " left " + content + " where " + first + " was expected");
        }
    }

    private static Databases databases(int sourcePort, int targetPort, long moved, String target) {
        return new Databases(DurableServer.url(sourcePort, "source_" + moved), DurableServer.url(targetPort, target));
    }
}
