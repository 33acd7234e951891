package dev.rekey.tables;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The tables as data-model.md writes them. */
final class DataModel {

    private static final Pattern TABLE = Pattern.compile("CREATE TABLE (\\w+) \\(\\n(.*?)\\n\\);", Pattern.DOTALL);
    private static final Pattern UNIQUE = Pattern.compile("UNIQUE\\((.*)\\)");

    private DataModel() {}

    /**
     * A table.
     *
     * @param columns their definitions by name, in order
     * @param uniqueKeys those over several columns
     */
    record Table(Map<String, String> columns, List<List<String>> uniqueKeys) {}

    static Map<String, Table> tables() {
        Map<String, Table> tables = new LinkedHashMap<>();
        for (MatchResult table : TABLE.matcher(text()).results().toList()) {
            tables.put(table.group(1), table(table.group(2)));
        }
        return tables;
    }

    private static Table table(String body) {
        Map<String, String> columns = new LinkedHashMap<>();
        List<List<String>> uniqueKeys = new ArrayList<>();
        for (String line : body.lines().toList()) {
            String definition = line.replaceAll("--.*", "").strip().replaceAll(",$", "");
            UNIQUE.matcher(definition)
                    .results()
                    .forEach(key ->
                            uniqueKeys.add(List.of(key.group(1).replace(" ", "").split(",", -1))));
            if (!definition.isEmpty() && !definition.startsWith("UNIQUE(")) {
                String[] column = definition.split(" ", 2);
                columns.put(column[0], column[1]);
            }
        }
        return new Table(columns, uniqueKeys);
    }

    private static String text() {
        try (InputStream in = DataModel.class.getResourceAsStream("/schema/target-tables.sql")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
