package dev.rekey.engine;

import dev.rekey.api.Assessment;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.TableResult;
import dev.rekey.fixtures.PostgresServer;
import dev.rekey.profile.SourceProfile;
import dev.rekey.tables.Tables;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A migration in a JVM of its own, whose heap is as small as it is said to be. */
final class SmallHeap {

    private SmallHeap() {}

    /** What the JVM said, one line a table, and how it ended. */
    record Ended(int exitValue, String output) {}

    /**
     * Runs one command over databases.
     *
     * @param command {@code assess}, {@code migrate} or {@code retry}
     * @param heap as {@code -Xmx} takes it
     */
    static Ended run(Scenario scenario, String command, String heap, int workers, String... tables)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeap.class.getName(),
                command,
                scenario.sourceUrl(),
                scenario.targetUrl(),
                Integer.toString(workers)));
        line.addAll(List.of(tables));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    /** The child. */
    public static void main(String[] args) {
        Migration migration = Migration.builder()
                .source(PostgresServer.dataSource(args[1]))
                .target(PostgresServer.dataSource(args[2]))
                .tables(Tables.all())
                .profile(SourceProfile.DOCUMENTED)
                .only(Arrays.asList(args).subList(4, args.length))
                .options(MigrationOptions.DEFAULTS.withWorkers(Integer.parseInt(args[3])))
                .build();
        long start = System.nanoTime();
        if (args[0].equals("assess")) {
            for (Assessment.Forecast table : migration.assess().tables()) {
                say(table.table(), table.migrated(), table.unchanged(), table.rejected());
            }
        } else {
            MigrationResult result = args[0].equals("retry") ? migration.retry(Set.of()) : migration.migrate();
            for (TableResult table : result.tables()) {
                say(table.table(), table.migrated(), table.unchanged(), table.rejected());
            }
        }
        System.out.println("took " + (System.nanoTime() - start) / 1_000_000 + " ms, resident at most "
                + (PeakMemory.bytes() >> 20) + " MB, heap after collections at most " + (collected() >> 20) + " MB");
    }

    private static void say(String table, long migrated, long unchanged, long rejected) {
        System.out.println(
                table + ": " + migrated + " migrated, " + unchanged + " unchanged, " + rejected + " rejected");
    }

    private static long collected() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool ->
                        pool.getName().contains("Old Gen") || pool.getName().contains("Tenured"))
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
