package dev.rekey.catalog;

import dev.rekey.api.Column;
import dev.rekey.api.RunFacts.ColumnOrigin;
import dev.rekey.api.TableSpec;
import dev.rekey.catalog.RecordColumns.RecordColumn;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where each column of a target table comes from, as its row type says. */
public final class ColumnOrigins {

    private static final String LEGACY_ID = "legacy_id";
    private static final String ID =
            "made of the table's name and the legacy id, the same in every run; a row that stood already keeps its own";
    private static final String METADATA =
            "{legacy, defaulted}: source values that have no column of their own or did not fit it, and the columns that"
                    + " the target's default filled; {} where there are none";

    private ColumnOrigins() {}

    /** The origins of every column that the migration fills, in their order. */
    public static List<ColumnOrigin> of(TableSpec<?, ?> spec) {
        List<ColumnOrigin> origins = new ArrayList<>();
        Set<String> unused = new LinkedHashSet<>();
        RecordColumns.read(spec).forEach(column -> unused.add(column.name()));
        unused.remove(LEGACY_ID);
        origins.add(new ColumnOrigin(spec.table(), "id", List.of(LEGACY_ID), ID));
        for (RecordColumn column : RecordColumns.written(spec)) {
            Column definition = column.described();
            List<String> from = List.of(definition.from());
            unused.removeAll(from);
            origins.add(new ColumnOrigin(spec.table(), column.name(), from, definition.rule()));
        }
        origins.add(new ColumnOrigin(spec.table(), spec.names().of("metadata"), List.copyOf(unused), METADATA));
        return origins;
    }
}
