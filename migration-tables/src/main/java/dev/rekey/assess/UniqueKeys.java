package dev.rekey.assess;

import dev.rekey.api.TableSpec;
import dev.rekey.catalog.TableDefinition;
import dev.rekey.catalog.TargetTable;
import dev.rekey.catalog.UniqueKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;

/** The unique keys of target tables that stand, beside those of their definitions. */
final class UniqueKeys {

    private UniqueKeys() {}

    /**
     * Keys that one has and the other lacks.
     *
     * @param have of the defined and the standing table, the one whose keys the other should have
     * @param words between the table's name and the key's columns
     */
    static List<String> compare(Scene scene, BinaryOperator<TargetTable> have, String words) {
        List<String> findings = new ArrayList<>();
        for (TableSpec<?, ?> spec : scene.specs()) {
            TargetTable standing = scene.target(spec.table());
            if (standing.exists()) {
                TargetTable defined = new TableDefinition(spec, standing.schema()).table();
                TargetTable one = have.apply(defined, standing);
                Set<Set<String>> keys = new HashSet<>(columns(one));
                keys.removeAll(columns(one.equals(defined) ? standing : defined));
                keys.forEach(key -> findings.add(spec.table() + " " + words + " "
                        + String.join(", ", key.stream().sorted().toList())));
            }
        }
        return findings.stream().sorted().toList();
    }

    /** Those that hold for all rows; others are told apart by {@link Unforeseeable}. */
    private static Set<Set<String>> columns(TargetTable table) {
        Set<Set<String>> columns = new HashSet<>();
        table.uniqueKeys().stream().filter(UniqueKey::plain).forEach(key -> columns.add(Set.copyOf(key.columns())));
        return columns;
    }
}
