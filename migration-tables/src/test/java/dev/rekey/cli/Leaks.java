package dev.rekey.cli;

import dev.rekey.fixtures.Canaries;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.util.PSQLException;

/** Looks for secrets and for what rows contain in whatever is told of a migration, and names the places. */
final class Leaks {

    /** In every password of the tests. */
    static final String SECRET = "qx7zsecret";

    private static final int AROUND = 60;

    private final List<String> found = new ArrayList<>();
    private int searched;

    /** Where something was found that should not stand there, with what stands around it. */
    List<String> found() {
        return List.copyOf(found);
    }

    /** How many texts were searched that were not blank. */
    int searched() {
        return searched;
    }

    Leaks in(String place, String text) {
        searched += text.isBlank() ? 0 : 1;
        String lower = text.toLowerCase(Locale.ROOT);
        Stream.concat(Canaries.MARKS.stream(), Stream.of(SECRET)).forEach(mark -> {
            int at = lower.indexOf(mark);
            if (at >= 0) {
                int begin = Math.max(0, at - AROUND);
                int end = Math.min(text.length(), at + AROUND);
                found.add(place + ": ..." + text.substring(begin, end).replace("\n", "\\n") + "...");
            }
        });
        return this;
    }

    /** Searches the exception with its causes and what was suppressed, as whoever logs it would see it, and more. */
    Leaks in(String place, Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        in(place, trace.toString());
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            in(place, String.valueOf(at.getMessage()));
            if (at instanceof PSQLException postgres && postgres.getServerErrorMessage() != null) {
                in(place + "'s detail", postgres.getServerErrorMessage().toString());
            }
            if (at instanceof SQLException sql && sql.getNextException() != null) {
                in(place + "'s next", sql.getNextException());
            }
        }
        return this;
    }

    /** Searches the names and contents of all files but {@code .env}, where a password may stand. */
    Leaks inFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith(".env")) {
                    in(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return this;
    }

    /** Searches every row of the ledger and of tracking tables; of the quarantine all but the row itself. */
    Leaks inLedger(DataSource target) throws SQLException {
        try (Connection connection = target.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("SELECT c.oid::regclass FROM pg_class c WHERE c.relkind = 'r'"
                    + " AND c.relname LIKE 'migration\\_%' ORDER BY 1")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet rows =
                        statement.executeQuery("SELECT to_jsonb(t) - 'source_row' FROM " + table + " AS t")) {
                    while (rows.next()) {
                        in(table, rows.getString(1));
                    }
                }
            }
        }
        return this;
    }
}
