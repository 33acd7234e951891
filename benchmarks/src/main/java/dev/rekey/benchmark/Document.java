package dev.rekey.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page whose tables are measured, and how each of them is. */
final class Document {

    private static final Map<String, List<String>> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put("near", List.of("--rows", "200000,1000000"));
        TABLES.put("nine", List.of("--scenario", "nine", "--rows", "200000,1000000"));
        TABLES.put(
                "away",
                List.of(
                        "--rows",
                        "200000",
                        "--target-away",
                        "0,50",
                        "--source-away",
                        "50",
                        "--ways",
                        "sql-online,sql-batch,rekey-2,rekey"));
        TABLES.put("growth", List.of("--rows", "100000,1000000", "--ways", "rekey-2,rekey-4"));
        TABLES.put("memory", List.of("--rows", "1000000", "--ways", "rekey-2,rekey-4", "--heap", "128m"));
        TABLES.put("demo", List.of("--scenario", "demo", "--ways", "rekey-nine-4,verify-nine"));
        TABLES.put("start-up", List.of("--start-up"));
    }

    private final Path page;

    Document(Path page) {
        this.page = page;
    }

    /** The tables that there are. */
    static List<String> tables() {
        return List.copyOf(TABLES.keySet());
    }

    /** What the benchmark is started with for a table. */
    static List<String> arguments(String table) {
        List<String> arguments = TABLES.get(table);
        if (arguments == null) {
            throw new IllegalArgumentException("no table is called " + table + "; there are " + tables());
        }
        return arguments;
    }

    /** Puts a table where the last one stood: between two marks. */
    void replace(String table, String text) throws IOException {
        String whole = Files.readString(page);
        String begin = "<!-- measured: " + table + " -->\n";
        String end = "<!-- end: " + table + " -->";
        int from = whole.indexOf(begin);
        int to = whole.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalStateException(
                    page + " has no place for the table " + table + ": a line " + begin.strip() + " and one " + end);
        }
        Files.writeString(
                page, whole.substring(0, from + begin.length()) + "\n" + text.strip() + "\n\n" + whole.substring(to));
    }
}
