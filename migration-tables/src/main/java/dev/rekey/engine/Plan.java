package dev.rekey.engine;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.Reference;
import dev.rekey.api.TableMigration;
import dev.rekey.api.TableSpec;
import dev.rekey.profile.SourceProfile;
import dev.rekey.source.ProfiledTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which tables are migrated, and after which others: the topological sort of their references. */
final class Plan {

    private final Map<String, TableMigration<?, ?>> all = new LinkedHashMap<>();
    private final List<TableMigration<?, ?>> chosen;

    /**
     * Plans the tables.
     *
     * @param only names of the chosen tables; all if empty
     * @param profile how the source keeps them and the target calls them
     * @throws MigrationException if a name is unknown or the references go round in a circle
     */
    Plan(List<? extends TableMigration<?, ?>> tables, List<String> only, SourceProfile profile) {
        List<TableMigration<?, ?>> byName = new ArrayList<>(ProfiledTable.all(tables, profile));
        byName.sort(Comparator.comparing(table -> table.spec().table()));
        byName.forEach(table -> all.put(table.spec().table(), table));
        for (String name : only) {
            if (!all.containsKey(name)) {
                throw new MigrationException(
                        ExitCode.CONFIGURATION,
                        "no table is named '" + name + "'; the tables are: " + String.join(", ", all.keySet()));
            }
        }
        chosen = sorted().stream()
                .filter(table -> only.isEmpty() || only.contains(table.spec().table()))
                .toList();
    }

    /** The chosen tables, each after those it refers to. */
    List<TableMigration<?, ?>> tables() {
        return chosen;
    }

    List<String> names() {
        return chosen.stream().map(table -> table.spec().table()).toList();
    }

    /** All known tables, chosen or not, each after those it refers to. */
    List<TableSpec<?, ?>> everything() {
        return sorted().stream().<TableSpec<?, ?>>map(TableMigration::spec).toList();
    }

    /** All known tables' names, chosen or not. */
    Set<String> known() {
        return all.keySet();
    }

    /** Tables of ours that the table refers to. */
    Set<String> parentsOf(TableMigration<?, ?> table) {
        return table.spec().references().stream()
                .map(Reference::parent)
                .map(parent -> parent.table())
                .filter(all::containsKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Refuses a table whose parent is neither chosen nor migrated.
     *
     * @param migrated whether a table's migration is complete already
     */
    void requireParents(Predicate<String> migrated) {
        for (TableMigration<?, ?> table : chosen) {
            for (String parent : parentsOf(table)) {
                if (!names().contains(parent) && !migrated.test(parent)) {
                    throw new MigrationException(
                            ExitCode.CONFIGURATION,
                            table.spec().table() + " needs " + parent + ", which is not migrated yet; name it too: "
                                    + parent + " " + table.spec().table());
                }
            }
        }
    }

    private List<TableMigration<?, ?>> sorted() {
        List<TableMigration<?, ?>> sorted = new ArrayList<>();
        Set<String> placed = new TreeSet<>();
        while (sorted.size() < all.size()) {
            List<TableMigration<?, ?>> next = all.values().stream()
                    .filter(table -> !placed.contains(table.spec().table()))
                    .filter(table -> placed.containsAll(parentsOf(table)))
                    .toList();
            if (next.isEmpty()) {
                throw new MigrationException(
                        ExitCode.CONFIGURATION,
                        "the tables' references go round in a circle; break it: " + all.keySet());
            }
            sorted.addAll(next);
            next.forEach(table -> placed.add(table.spec().table()));
        }
        return sorted;
    }
}
