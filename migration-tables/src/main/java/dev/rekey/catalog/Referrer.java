package dev.rekey.catalog;

import dev.rekey.database.Identifiers;
import java.util.ArrayList;
import java.util.List;

/**
 * A foreign key, or a reference that ought to be one, by which rows of whatever table hang on rows of a target table.
 *
 * @param name the constraint's name
 * @param schema the schema of the table that refers
 * @param table that table
 * @param columns its columns that refer, in order
 * @param referenced the columns of the target table that they refer to, in the same order
 * @param action what becomes of the rows that refer when the row goes: a, r, c, n or d, as the catalog has it
 */
public record Referrer(
        String name, String schema, String table, List<String> columns, List<String> referenced, String action) {

    /** The action of a reference for which there is no foreign key: nobody looks after it. */
    public static final String NO_KEY = "";

    public Referrer {
        columns = List.copyOf(columns);
        referenced = List.copyOf(referenced);
    }

    /** The table that refers, for SQL. */
    public String sqlName() {
        return Identifiers.quote(schema, table);
    }

    /** SQL that is true where the row of one alias hangs on that of the other. */
    public String hangs(String referring, String stands) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            pairs.add(referring + "." + Identifiers.quote(columns.get(i)) + " = " + stands + "."
                    + Identifiers.quote(referenced.get(i)));
        }
        return String.join(" AND ", pairs);
    }

    /** Whether the database refuses to delete a row on which others hang by this key. */
    public boolean refuses() {
        return action.equals("a") || action.equals("r");
    }

    /** {@code public.notes.technician_id}, for people. */
    public String described() {
        return schema + "." + table + "." + String.join(", ", columns);
    }

    /** What the key says of a deletion, in SQL's words. */
    public String onDelete() {
        return switch (action) {
            case "c" -> "ON DELETE CASCADE";
            case "n" -> "ON DELETE SET NULL";
            case "d" -> "ON DELETE SET DEFAULT";
            case "r" -> "ON DELETE RESTRICT";
            case NO_KEY -> "no foreign key";
            default -> "ON DELETE NO ACTION";
        };
    }
}
