package dev.rekey.source;

import dev.rekey.api.ExitCode;
import dev.rekey.api.LegacyRow;
import dev.rekey.api.Mapping;
import dev.rekey.api.MigrationException;
import dev.rekey.api.RowContext;
import dev.rekey.api.SourcePage;
import dev.rekey.api.TableMigration;
import dev.rekey.api.TableSpec;
import dev.rekey.api.TargetPage;
import dev.rekey.catalog.RecordColumns;
import dev.rekey.catalog.TableDefinition;
import dev.rekey.profile.SourceProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A table as a source profile reads it and as its target names it; all it does is what the table does. */
public record ProfiledTable<L extends LegacyRow, T extends Record>(TableMigration<L, T> table, TableSpec<L, T> spec)
        implements TableMigration<L, T> {

    /**
     * The tables under a profile.
     *
     * @throws MigrationException CONFIGURATION, if the profile has a file that names none of them
     */
    public static List<TableMigration<?, ?>> all(List<? extends TableMigration<?, ?>> tables, SourceProfile profile) {
        profile.requireKnown(
                tables.stream().map(table -> table.spec().table()).toList(),
                tables.stream()
                        .flatMap(table -> table.spec().references().stream())
                        .map(reference -> reference.parent().table())
                        .toList());
        return tables.stream()
                .<TableMigration<?, ?>>map(table -> of(table, profile))
                .toList();
    }

    private static <L extends LegacyRow, T extends Record> TableMigration<L, T> of(
            TableMigration<L, T> table, SourceProfile profile) {
        TableSpec<L, T> spec = profile.of(table.spec());
        requireNamesOfColumns(spec);
        return new ProfiledTable<>(table, spec);
    }

    /** A misspelt column would keep its name, and two columns of one name lose the value of one. */
    private static void requireNamesOfColumns(TableSpec<?, ?> spec) {
        List<String> known = new ArrayList<>(List.of("metadata"));
        RecordColumns.of(spec.targetType()).forEach(column -> known.add(column.name()));
        Set<String> named = new TreeSet<>(spec.names().renamed().keySet());
        named.addAll(spec.names().leftOut());
        named.removeAll(known);
        List<String> columns = new ArrayList<>(TableDefinition.columns(spec));
        Set.copyOf(columns).forEach(columns::remove);
        if (!named.isEmpty() || !columns.isEmpty()) {
            throw new MigrationException(
                    ExitCode.CONFIGURATION,
                    "target.json: " + spec.table()
                            + (named.isEmpty()
                                    ? " would have two columns named " + String.join(", ", columns)
                                    : " has no column " + String.join(", ", named) + " to rename or to leave out"));
        }
    }

    @Override
    public List<L> read(SourcePage page) {
        return table.read(page);
    }

    @Override
    public Mapping<T> map(L row, RowContext<L> context) {
        return table.map(row, context);
    }

    @Override
    public Set<Long> insert(TargetPage page) {
        return table.insert(page);
    }

    @Override
    public boolean isPlainInsert() {
        return table.isPlainInsert();
    }

    @Override
    public void update(TargetPage page) {
        table.update(page);
    }
}
