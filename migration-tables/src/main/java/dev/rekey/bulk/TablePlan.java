package dev.rekey.bulk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a bulk load does with a table.
 *
 * @param definitions what it takes away, in the order in which it comes back
 * @param otherwise why the table is loaded in the default way instead; null if it is not
 * @param missing rights that our role lacks
 */
public record TablePlan(
        String table,
        List<Definition> definitions,
        @Nullable String otherwise,
        List<String> missing) {

    /** Whether anything is taken away. */
    public boolean takes() {
        return otherwise == null && !definitions.isEmpty();
    }

    /** {@code brackets: 2 unique constraints, 1 index}. */
    public String described() {
        if (otherwise != null) {
            return table + ": in the default way, as " + otherwise;
        }
        Map<Kind, Integer> counts = new LinkedHashMap<>();
        definitions.forEach(definition -> counts.merge(definition.kind(), 1, Integer::sum));
        List<String> parts = new ArrayList<>();
        counts.forEach((kind, count) -> parts.add(count + " " + (count == 1 ? kind.inLedger() : plural(kind))));
        return table + ": " + (parts.isEmpty() ? "nothing" : String.join(", ", parts));
    }

    private static String plural(Kind kind) {
        return kind.inLedger().replaceFirst("x$", "xe") + "s";
    }
}
