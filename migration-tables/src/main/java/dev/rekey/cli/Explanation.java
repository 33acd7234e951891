package dev.rekey.cli;

import dev.rekey.api.RunFacts.ColumnOrigin;
import dev.rekey.api.TableSpec;
import dev.rekey.source.ColumnOrigins;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a table's columns come from.
 *
 * @param table the target table
 * @param profile the source profile
 * @param sourceTable what the rows come from
 * @param queryFile the file of the source query, or null where it is the table's own
 * @param query the source query
 * @param columns each column's origin, in the order of data-model.md
 */
record Explanation(
        String table,
        String profile,
        String sourceTable,
        @Nullable String queryFile,
        String query,
        List<ColumnOrigin> columns) {

    static Explanation of(TableSpec<?, ?> spec, String profile) {
        return new Explanation(
                spec.table(),
                profile,
                spec.sourceTable(),
                spec.queryFile(),
                spec.sourceQuery(),
                ColumnOrigins.of(spec));
    }

    /** For people at a terminal: a column, and under it how its value comes about. */
    List<String> text() {
        List<String> lines = new ArrayList<>();
        lines.add(table + ", from " + sourceTable + " (profile " + profile + ")");
        for (ColumnOrigin column : columns) {
            lines.add("");
            lines.add(column.column());
            lines.addAll(Wrapped.lines("  ", "  ", how(column)));
        }
        return lines;
    }

    /** For a document. */
    String markdown() {
        StringBuilder page = new StringBuilder("# " + table + "\n\nFrom `" + sourceTable + "`, source profile `"
                + profile + "`.\n\n| column | where its value comes from |\n|---|---|\n");
        columns.forEach(column ->
                page.append("| `" + column.column() + "` | " + how(column).replace("|", "\\|") + " |\n"));
        return page.append("\n```sql\n" + query + "\n```").toString();
    }

    private static String how(ColumnOrigin column) {
        if (column.leftOut() != null) {
            return column.leftOut() + fallback(column);
        }
        List<String> sources = new ArrayList<>();
        for (int i = 0; i < column.from().size(); i++) {
            String name = column.from().get(i);
            String expression = column.expressions().get(i);
            boolean same = expression.isEmpty() || expression.matches("(\\w+\\.)?" + name);
            sources.add(same ? name : name + " = " + expression);
        }
        String from = String.join(", ", sources);
        String rule = column.rule().isEmpty() ? "" : (from.isEmpty() ? "" : ": ") + column.rule();
        return from + rule + fallback(column);
    }

    private static String fallback(ColumnOrigin column) {
        return column.fallback() == null ? "" : "; where that is null: " + column.fallback();
    }
}
