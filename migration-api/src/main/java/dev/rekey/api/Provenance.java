package dev.rekey.api;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a source query may yield of a row beside its table's columns, each as text; null where it yields nothing.
 *
 * @param legacy a JSON object of further source values, for {@code metadata.legacy}
 * @param lineage a JSON array of the original rows behind a collapsed one, for {@code metadata.lineage}
 * @param defaults the target columns whose value is a rule of the query and not data, for {@code metadata.defaulted}: a
 *     JSON array of names, or PostgreSQL's spelling of a text array
 */
public record Provenance(
        @Nullable String legacy,
        @Nullable String lineage,
        @Nullable String defaults) {

    private static final Pattern QUOTED = Pattern.compile("\"(\\w+)\"");

    /** The same array is spelled with quotes or without, as a driver fetched it; rows are compared by what is spelled here. */
    public Provenance {
        if (defaults != null && defaults.startsWith("{")) {
            defaults = QUOTED.matcher(defaults).replaceAll("$1");
        }
    }
}
