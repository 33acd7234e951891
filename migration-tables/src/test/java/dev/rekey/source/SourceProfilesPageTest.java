package dev.rekey.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.TableMigration;
import dev.rekey.catalog.RecordColumns;
import dev.rekey.tables.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/source-profiles.md says which columns a query must yield: all of them, by the kinds that are looked for. */
class SourceProfilesPageTest {

    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| ((?:whole|text): .*) \\|");
    private static final Pattern COLUMN = Pattern.compile("`(\\w+)`");
    private static final Map<ColumnKind, String> WORDS = Map.of(
            ColumnKind.TEXT, "text",
            ColumnKind.WHOLE, "whole",
            ColumnKind.DECIMAL, "number",
            ColumnKind.BOOLEAN, "boolean",
            ColumnKind.DATE, "date",
            ColumnKind.TIMESTAMP, "timestamp",
            ColumnKind.LIST, "list");

    @Test
    void page_namesEveryColumnByItsKind() throws IOException {
        Map<String, List<String>> wanted = new HashMap<>();
        for (TableMigration<?, ?> table : Tables.all()) {
            wanted.put(
                    table.spec().table(),
                    RecordColumns.read(table.spec()).stream()
                            .map(column -> WORDS.get(ColumnKind.of(column.type())) + " " + column.name())
                            .sorted()
                            .toList());
        }

        assertThat(listed()).isEqualTo(wanted);
    }

    private static Map<String, List<String>> listed() throws IOException {
        Map<String, List<String>> listed = new HashMap<>();
        for (String line : Files.readAllLines(Path.of("..", "docs", "source-profiles.md"))) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                List<String> columns = new ArrayList<>();
                for (String kind : row.group(2).split("; ", -1)) {
                    COLUMN.matcher(kind)
                            .results()
                            .forEach(column ->
                                    columns.add(kind.substring(0, kind.indexOf(':')) + " " + column.group(1)));
                }
                listed.put(row.group(1), columns.stream().sorted().toList());
            }
        }
        return listed;
    }
}
