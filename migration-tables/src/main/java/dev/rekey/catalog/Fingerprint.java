package dev.rekey.catalog;

import dev.rekey.database.Identifiers;
import dev.rekey.database.Literals;
import java.util.ArrayList;
import java.util.List;

/**
 * What a row of a target table says, in sixteen bytes: every column of it, also those that are not ours, so that whatever
 * anybody enters later shows. A column that is null says nothing, and a number is the same in a wider column: what a
 * later ALTER TABLE does to the form of a table is no change of its rows.
 */
public final class Fingerprint {

    /** PostgreSQL takes a hundred arguments. */
    private static final int AT_ONCE = 50;

    private Fingerprint() {}

    /** The fingerprint of the row that goes by this alias, as an SQL expression. */
    public static String of(TargetTable table, String alias) {
        List<String> columns = table.columns().values().stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .map(column -> said(column, alias + "." + Identifiers.quote(column.name())))
                .toList();
        List<String> parts = new ArrayList<>();
        for (int from = 0; from < columns.size(); from += AT_ONCE) {
            List<String> some = columns.subList(from, Math.min(columns.size(), from + AT_ONCE));
            parts.add("concat(" + String.join(", ", some) + ")");
        }
        return "substr(sha256(convert_to(" + String.join(" || ", parts) + ", 'UTF8')), 1, 16)";
    }

    /** Name and value; the quotes keep one column's text from looking like two columns. */
    private static String said(TargetColumn column, String value) {
        String name = Identifiers.quote(column.name()); // Not as it is: Jdbi reads what is between < and >.
        String exact = column.type().name().equals("numeric") ? "trim_scale(" + value + ")" : value;
        return Literals.quote(name + "=") + " || quote_literal(CAST(" + exact + " AS text))";
    }
}
