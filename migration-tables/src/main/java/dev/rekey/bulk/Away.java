package dev.rekey.bulk;

import dev.rekey.bulk.Definition.Details;
import dev.rekey.catalog.ForeignKey;
import dev.rekey.catalog.TargetTable;
import dev.rekey.catalog.UniqueKey;
import dev.rekey.ledger.BulkDao.Taken;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Target tables with the keys that are away for now: they hold in the end. */
public final class Away {

    private Away() {}

    /** The tables as they will be when all is back. */
    public static Map<String, TargetTable> added(Map<String, TargetTable> targets, List<Taken> away) {
        Map<String, TargetTable> added = new LinkedHashMap<>(targets);
        for (Taken taken : away) {
            added.computeIfPresent(taken.tableName(), (name, table) -> with(table, taken));
        }
        return added;
    }

    private static TargetTable with(TargetTable table, Taken taken) {
        Details details = Details.of(taken);
        Kind kind = Kind.of(taken.kind());
        boolean back = table.uniqueKeys().stream().anyMatch(key -> key.name().equals(taken.name()))
                || table.foreignKeys().stream().anyMatch(key -> key.name().equals(taken.name()));
        if (back) {
            return table;
        }
        if (kind.unique()) {
            return table.withKey(new UniqueKey(taken.name(), details.columns(), details.plain(), details.nullsEqual()));
        }
        if (kind == Kind.FOREIGN_KEY && details.columns().size() == 1) {
            return table.withForeignKey(new ForeignKey(
                    taken.name(),
                    details.columns().get(0),
                    Objects.requireNonNull(details.foreignTable()),
                    details.foreignColumns().get(0)));
        }
        return table;
    }
}
