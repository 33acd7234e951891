package dev.rekey.engine;

import dev.rekey.api.LegacyRow;
import dev.rekey.api.Mapping;
import dev.rekey.api.TableMigration;
import dev.rekey.catalog.TargetTable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides on rows: the same for a migration, which then writes, and for a forecast, which counts. */
final class Judge<L extends LegacyRow, T extends Record> {

    private final TableMigration<L, T> migration;
    private final TargetTable target;
    private final boolean update;
    private final boolean again;
    private final @Nullable Listed listed;

    /**
     * A judge of one table's rows.
     *
     * @param update whether rows whose source has changed are rewritten
     * @param again whether quarantined rows are taken up though their source is the same
     */
    Judge(TableMigration<L, T> migration, TargetTable target, boolean update, boolean again) {
        this(migration, target, update, again, null);
    }

    private Judge(
            TableMigration<L, T> migration,
            TargetTable target,
            boolean update,
            boolean again,
            @Nullable Listed listed) {
        this.migration = migration;
        this.target = target;
        this.update = update;
        this.again = again;
        this.listed = listed;
    }

    /** A judge of rows that a verification found to deviate: what the ledger says of them may be wrong. */
    static <L extends LegacyRow, T extends Record> Judge<L, T> ofRepair(
            TableMigration<L, T> migration, TargetTable target, Listed listed) {
        return new Judge<>(migration, target, true, true, listed);
    }

    List<Fate.Judged<L>> judge(List<L> page, Surroundings around, Parents parents) {
        return page.stream()
                .map(row -> {
                    String hash = RowHash.of(row);
                    Known known = around.known(row.legacyId());
                    return new Fate.Judged<>(row, hash, known, fate(row, hash, known, parents));
                })
                .toList();
    }

    /** The row alone, nothing decided. */
    Fate.Judged<L> asItIs(L row) {
        return new Fate.Judged<>(row, RowHash.of(row), Known.NOTHING, new Fate.StillRejected());
    }

    private Fate fate(L row, String hash, Known known, Parents parents) {
        if (listed != null) {
            return mended(row, known, parents, listed);
        }
        if (!again && hash.equals(known.quarantinedHash())) {
            return new Fate.StillRejected();
        }
        if (known.mappedId() != null) {
            if (hash.equals(known.mappedHash())) {
                return new Fate.Unchanged();
            }
            return update ? mapped(row, parents, known.mappedId()) : new Fate.Changed();
        }
        return known.foundId() != null ? new Fate.Adopt(known.foundId()) : mapped(row, parents, null);
    }

    private Fate mended(L row, Known known, Parents parents, Listed rows) {
        UUID standing = known.mappedId() != null ? known.mappedId() : known.foundId();
        Fate fate = mapped(row, parents, standing);
        if (fate instanceof Fate.Insert insert && known.lostId() != null) {
            insert.columns().put("id", known.lostId());
        }
        return fate instanceof Fate.Update update && standing != null && !rows.rewrites(row.legacyId())
                ? new Fate.Remap(standing, update.warnings())
                : fate;
    }

    private Fate mapped(L row, Parents parents, @Nullable UUID standing) {
        Mapping<T> mapping = migration.map(row, new MappingContext<>(migration.spec(), target, parents, row));
        if (mapping instanceof Mapping.Mapped<T> mapped) {
            if (standing == null) {
                return new Fate.Insert(mapped.columns(), mapped.warnings());
            }
            mapped.columns().put("id", standing);
            return new Fate.Update(mapped.columns(), mapped.warnings());
        }
        return new Fate.Reject(((Mapping.Rejected<T>) mapping).faults());
    }
}
