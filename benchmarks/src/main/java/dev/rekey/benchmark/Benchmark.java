package dev.rekey.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts a durable server, generates data, tries the ways in turn, and prints medians and ratios as a table. */
@Command(
        name = "benchmark",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Moves the same rows in several ways, in turn, on one server, and prints a table in Markdown.")
public final class Benchmark implements Callable<Integer> {

    private static final Pattern COMMA = Pattern.compile(",");

    @Option(
            names = "--scenario",
            defaultValue = "attachments",
            description = {
                "attachments (the default), nine (the other eight tables as the demo has them as well; the",
                "ways by hand move the attachments alone) or demo."
            })
    private Scenario scenario = Scenario.ATTACHMENTS;

    @Option(names = "--rows", defaultValue = "200000", description = "Attachments to move (${DEFAULT-VALUE}).")
    private String rows = "";

    @Option(names = "--rounds", defaultValue = "3", description = "How often each way is tried (${DEFAULT-VALUE}).")
    private int rounds = 1;

    @Option(
            names = "--ways",
            description = {
                "Which of: sql-online, sql-deferred, pgloader, row-by-row, sql-batch, spring-batch, rekey-1,",
                "rekey-2, rekey-4, rekey (with the defaults), rekey-bulk, verify; with nine tables rekey-nine-1, ... All if left out."
            })
    private String ways = "";

    @Option(
            names = "--target-away",
            defaultValue = "0",
            description = "Round trips to the target in milliseconds (${DEFAULT-VALUE}).")
    private String targetAway = "";

    @Option(names = "--source-away", description = "Round trips to the source in milliseconds, beside those.")
    private String sourceAway = "";

    @Option(names = "--heap", defaultValue = "512m", description = "-Xmx of each way (${DEFAULT-VALUE}).")
    private String heap = "";

    @Option(
            names = "--jvm",
            defaultValue = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1",
            description =
                    "Further options of each way's JVM, with blanks between (${DEFAULT-VALUE}, as in the README).")
    private String jvm = "";

    @Option(names = "--start-up", description = "Measures the processor time of rekey.jar --help instead.")
    private boolean startUp;

    @Option(
            names = "--jar",
            defaultValue = "migration-tables/target/rekey.jar",
            description = "The jar (${DEFAULT-VALUE}).")
    private Path jar = Path.of("");

    @Option(
            names = "--write",
            description = {
                "Measures tables of the page and writes them into it: all, or some of near, nine, away, growth,",
                "memory, demo, start-up. Other options say what is to be different."
            })
    private String write = "";

    @Option(names = "--page", defaultValue = "docs/performance.md", description = "The page (${DEFAULT-VALUE}).")
    private Path page = Path.of("");

    private List<String> said = List.of();

    /** Runs it; exits with 0 where every way moved every row. */
    public static void main(String[] args) {
        int exit = commandLine(List.of(args)).execute(args);
        if (exit != 0) {
            System.exit(exit);
        }
    }

    private static CommandLine commandLine(List<String> args) {
        Benchmark benchmark = new Benchmark();
        benchmark.said = args;
        return new CommandLine(benchmark).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() throws Exception {
        if (write.isEmpty()) {
            System.out.print(measured());
            return 0;
        }
        List<String> others = new ArrayList<>(said);
        int at = others.indexOf("--write");
        if (at < 0) {
            throw new IllegalArgumentException("say --write and what, with a blank between");
        }
        others.subList(at, at + 2).clear();
        for (String table : write.equals("all") ? Document.tables() : split(write)) {
            List<String> arguments = merged(Document.arguments(table), others);
            CommandLine line = commandLine(arguments);
            line.parseArgs(arguments.toArray(String[]::new));
            Benchmark one = line.getCommand();
            String text = one.measured();
            System.out.print(text);
            new Document(page).replace(table, text);
        }
        return 0;
    }

    /** Each option is followed by its value, but for the last of those without one. */
    private static List<String> merged(List<String> usual, List<String> others) {
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < usual.size(); i += 2) {
            if (!others.contains(usual.get(i))) {
                arguments.addAll(usual.subList(i, Math.min(i + 2, usual.size())));
            }
        }
        arguments.addAll(others);
        return arguments;
    }

    private String measured() throws Exception {
        String command =
                "mvn -q -Pbenchmarks compile exec:java -pl benchmarks -Dexec.args=\"" + String.join(" ", said) + "\"";
        return startUp ? StartUp.measured(jar, command) : Rounds.measured(plan(command));
    }

    private Plan plan(String command) {
        List<String> chosen = ways.isEmpty() ? scenario.ways() : split(ways);
        chosen.forEach(Ways::named);
        return new Plan(
                scenario,
                numbers(scenario == Scenario.DEMO ? "0" : rows),
                rounds,
                chosen,
                Place.of(numbers(sourceAway), numbers(targetAway)),
                Stream.concat(Stream.of("-Xmx" + heap), Arrays.stream(jvm.split(" ")))
                        .filter(option -> !option.isBlank())
                        .toList(),
                command);
    }

    private static List<Long> numbers(String listed) {
        return split(listed).stream().map(Long::valueOf).toList();
    }

    private static List<String> split(String listed) {
        return COMMA.splitAsStream(listed).filter(each -> !each.isBlank()).toList();
    }
}
