package dev.rekey.source;

import dev.rekey.api.LegacyRow;
import dev.rekey.api.Mapping;
import dev.rekey.api.RowContext;
import dev.rekey.api.SourcePage;
import dev.rekey.api.TableMigration;
import dev.rekey.api.TableSpec;
import dev.rekey.api.TargetPage;
import dev.rekey.profile.SourceProfile;
import java.util.List;
import java.util.Set;

/** A table as a source profile reads it and as its target names it; all it does is what the table does. */
public record ProfiledTable<L extends LegacyRow, T extends Record>(TableMigration<L, T> table, TableSpec<L, T> spec)
        implements TableMigration<L, T> {

    /** The table under a profile. */
    public static <L extends LegacyRow, T extends Record> TableMigration<L, T> of(
            TableMigration<L, T> table, SourceProfile profile) {
        return new ProfiledTable<>(table, profile.of(table.spec()));
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
    public void update(TargetPage page) {
        table.update(page);
    }
}
