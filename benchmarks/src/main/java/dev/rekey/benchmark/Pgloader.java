package dev.rekey.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** pgloader copies the table beside the target's, then the same SQL as by hand. */
final class Pgloader extends OnlineSql {

    @Override
    public @Nullable String missing() {
        boolean found = Pattern.compile(":")
                .splitAsStream(String.valueOf(System.getenv("PATH")))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "pgloader")));
        return found ? null : "pgloader is not on the PATH (Debian: apt-get install pgloader)";
    }

    @Override
    public void move(Databases databases) throws Exception {
        load(databases);
        try (Connection target = databases.target().getConnection();
                Statement statement = target.createStatement()) {
            statement.execute("CREATE VIEW staging AS SELECT * FROM copied.dispatch_file");
            statement.execute("ANALYZE copied.dispatch_file");
            insert(statement);
            statement.execute("DROP VIEW staging");
            statement.execute("DROP SCHEMA copied CASCADE");
        }
    }

    private static void load(Databases databases) throws IOException, InterruptedException, SQLException {
        Path commands = Files.createTempFile("rekey-benchmark-", ".load");
        Path log = Files.createTempFile("rekey-benchmark-", ".log");
        Files.writeString(commands, """
                LOAD DATABASE FROM %s INTO %s
                WITH include drop, create tables, no foreign keys, no truncate, reset no sequences, create no indexes,
                     batch rows = 25000, prefetch rows = 25000, workers = 2, concurrency = 1
                INCLUDING ONLY TABLE NAMES MATCHING 'dispatch_file' IN SCHEMA 'public'
                ALTER SCHEMA 'public' RENAME TO 'copied';
                """.formatted(address(databases.sourceUrl()), address(databases.targetUrl())));
        int exit = new ProcessBuilder("pgloader", commands.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        String said = Files.readString(log, StandardCharsets.UTF_8);
        Files.delete(commands);
        Files.delete(log);
        if (exit != 0 || said.contains("ERROR")) {
            throw new IllegalStateException("pgloader ended with " + exit + ": " + said);
        }
    }

    private static String address(String jdbcUrl) {
        return jdbcUrl.replace("jdbc:postgresql://", "pgsql://postgres@").replace("?user=postgres", "");
    }
}
