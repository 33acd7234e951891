package dev.rekey.tables;

import java.util.ArrayList;
import java.util.List;

/** The columns that a query yields, by their names, read from its text. */
final class SelectList {

    private SelectList() {}

    static List<String> of(String query) {
        String list = query.substring("SELECT ".length());
        List<String> columns = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            boolean end = depth == 0 && list.startsWith("\nFROM ", i);
            if (end || (depth == 0 && c == ',')) {
                columns.add(name(list.substring(start, i)));
                start = i + 1;
            }
            if (end) {
                return columns;
            }
        }
        throw new IllegalArgumentException("no FROM in " + query);
    }

    private static String name(String column) {
        return column.strip().replaceFirst("(?s).*[\\s.]", "");
    }
}
