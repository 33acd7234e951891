package dev.rekey.engine;

import dev.rekey.api.LegacyRow;
import dev.rekey.api.TableMigration;
import dev.rekey.catalog.TargetTable;
import dev.rekey.jdbi.Daos;
import dev.rekey.ledger.CheckpointDao.Advance;
import dev.rekey.ledger.Ledger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.postgresql.PGConnection;

/**
 * A page of rows that are all new, in a table whose constraints are away for now: its rows go in by COPY. Whatever a row
 * meets there all the same breaks the page, which is then written as any other.
 */
final class BulkPage<L extends LegacyRow> implements PageWrite<L> {

    private final RunContext run;
    private final TableMigration<L, ?> migration;
    private final TargetTable target;
    private final Connection connection;
    private final PageRecords records;

    private BulkPage(RunContext run, TableMigration<L, ?> migration, TargetTable target, Connection connection) {
        this.run = run;
        this.migration = migration;
        this.target = target;
        this.connection = connection;
        this.records = new PageRecords(target, run.runId());
    }

    /** The way in which a table in bulk is written; pages that are not as simple as that go another. */
    static <L extends LegacyRow> Way<L> way(
            RunContext run, TableMigration<L, ?> migration, TargetTable target, Way<L> otherwise) {
        return (connection, careful, reread) -> careful
                ? otherwise.begin(connection, true, reread)
                : new Choice<>(
                        new BulkPage<>(run, migration, target, connection),
                        otherwise.begin(connection, false, reread),
                        connection);
    }

    /** Which of two ways a page goes, once its rows are known. */
    private static final class Choice<L extends LegacyRow> implements PageWrite<L> {
        private final PageWrite<L> bulk;
        private final PageWrite<L> otherwise;
        private final Connection connection;
        private PageWrite<L> taken;

        Choice(PageWrite<L> bulk, PageWrite<L> otherwise, Connection connection) {
            this.bulk = bulk;
            this.otherwise = otherwise;
            this.connection = connection;
            this.taken = bulk;
        }

        @Override
        public Counts write(Page<L> page, List<Fate.Judged<L>> judged, Function<Counts, Advance> advance)
                throws SQLException {
            boolean simple = connection.isWrapperFor(PGConnection.class)
                    && judged.stream().allMatch(row -> isNew(row.fate()));
            taken = simple ? bulk : otherwise;
            return taken.write(page, judged, advance);
        }

        @Override
        public String reasons() {
            return taken.reasons();
        }

        private static boolean isNew(Fate fate) {
            return fate instanceof Fate.Insert || fate instanceof Fate.Reject || fate instanceof Fate.StillRejected;
        }
    }

    @Override
    public Counts write(Page<L> page, List<Fate.Judged<L>> judged, Function<Counts, Advance> advance)
            throws SQLException {
        run.target().bound(connection);
        if (target.deferrable()) {
            Daos.open(connection).execute("SET CONSTRAINTS ALL IMMEDIATE");
        }
        new CopiedRows(connection, migration.spec(), target).write(judged);
        run.watch().taken(Step.ROWS_WRITTEN, target.name());
        Counts counts = Counts.NONE;
        for (Fate.Judged<L> row : judged) {
            counts = counts.plus(settle(row));
        }
        records.resolve(page.gone());
        Ledger ledger = run.ledger(connection);
        records.record(ledger);
        run.watch().taken(Step.LINEAGE_WRITTEN, target.name());
        PageWrite.moveOn(ledger, advance.apply(counts));
        return counts;
    }

    @Override
    public String reasons() {
        return records.reasons();
    }

    private Counts settle(Fate.Judged<L> row) {
        if (row.fate() instanceof Fate.Insert insert) {
            records.resolve(row);
            records.trace(row, (UUID) Objects.requireNonNull(insert.columns().get("id")), true, insert.warnings());
            return Counts.MIGRATED;
        }
        if (row.fate() instanceof Fate.Reject reject) {
            records.setAside(row, reject.faults(), null);
        }
        return Counts.REJECTED;
    }
}
