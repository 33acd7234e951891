package dev.rekey.benchmark;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The processor time that {@code --help} takes: the jar's, and in turn with it that of a JVM with picocli alone. */
final class StartUp {

    private static final int ROUNDS = 10;

    private StartUp() {}

    /** A table of both. */
    static String measured(Path jar, String command) throws IOException, InterruptedException, URISyntaxException {
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is not there; build it with: mvn package -DskipTests");
        }
        if (Double.isNaN(CpuTime.children())) {
            throw new IllegalStateException("this system does not tell what a process has cost (no /proc)");
        }
        List<String> bare = List.of("-cp", picocliAlone(), Bare.class.getName(), "--help");
        List<String> rekey = List.of("-jar", jar.toString(), "--help");
        List<Double> without = new ArrayList<>();
        List<Double> with = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            without.add(cpu(bare));
            with.add(cpu(rekey));
        }
        return Machine.described("of no concern", command).replace("PostgreSQL of no concern on the same machine, ", "")
                + "| command | CPU s (user and system, median of " + ROUNDS + ") | more |\n|---|---|---|\n"
                + "| a JVM with picocli, `--help` | %.2f | |\n".formatted(median(without))
                + "| `rekey.jar --help` | %.2f | %.2f |\n".formatted(median(with), median(with) - median(without));
    }

    private static double cpu(List<String> arguments) throws IOException, InterruptedException {
        double before = CpuTime.children();
        List<String> command = new ArrayList<>(Java.COMMAND);
        command.addAll(arguments);
        int exit = new ProcessBuilder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException(arguments + " ended with " + exit);
        }
        return CpuTime.children() - before;
    }

    private static String picocliAlone() throws URISyntaxException {
        List<Path> places = new ArrayList<>();
        for (Class<?> each : List.of(Bare.class, CommandLine.class)) {
            places.add(Path.of(
                    each.getProtectionDomain().getCodeSource().getLocation().toURI()));
        }
        return places.stream().map(Path::toString).collect(Collectors.joining(System.getProperty("path.separator")));
    }

    private static double median(List<Double> values) {
        return Medians.of(Stream.of(values).flatMap(List::stream).mapToDouble(Double::doubleValue));
    }
}
