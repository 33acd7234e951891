package dev.rekey.engine;

import dev.rekey.api.Issue;
import dev.rekey.api.LegacyRow;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.TableMigration;
import dev.rekey.catalog.Deletion;
import dev.rekey.catalog.TargetTable;
import dev.rekey.jdbi.Daos;
import dev.rekey.ledger.CheckpointDao.Advance;
import dev.rekey.ledger.Ledger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page's writes in the target, whatever its rows are and whatever they meet there. Used once. */
final class PageTransaction<L extends LegacyRow> implements PageWrite<L> {

    private final RunContext run;
    private final TargetTable target;
    private final Connection connection;
    private final Ledger ledger;
    private final RowWriter<L> writer;
    private final Function<Set<Long>, List<Fate.Judged<L>>> reread;
    private final PageRecords records;
    private final @Nullable AtOnce statement;
    private Set<Long> traced = Set.of();
    private Counts putOut = Counts.NONE;

    /**
     * Begins a page's writes.
     *
     * @param statement what writes a page's new rows at once, or null where each thing is written by itself
     * @param careful whether the writer looks for offending rows; see {@link RowWriter}
     * @param reread reads rows of other pages again
     */
    PageTransaction(
            RunContext run,
            TableMigration<L, ?> migration,
            TargetTable target,
            Connection connection,
            @Nullable AtOnce statement,
            boolean careful,
            Function<Set<Long>, List<Fate.Judged<L>>> reread) {
        this.run = run;
        this.target = target;
        this.connection = connection;
        this.ledger = run.ledger(connection);
        this.reread = reread;
        this.statement = statement;
        this.records = new PageRecords(target, run.runId());
        Conflicts conflicts = new Conflicts(target, migration.spec().legacyKey(), ledger.schema());
        Contest contest = new Contest(target, conflicts, run.runId());
        this.writer = new RowWriter<>(migration, target, connection, contest, this::putOut, careful);
    }

    @Override
    public Counts write(Page<L> page, List<Fate.Judged<L>> judged, Function<Counts, Advance> advance)
            throws SQLException {
        List<Fate.Judged<L>> inserts = of(judged, Fate.Insert.class);
        AtOnce atOnce = statement != null && AtOnce.fits(inserts) ? statement : null;
        if (atOnce == null || target.deferrable()) {
            run.target().bound(connection);
        }
        if (target.deferrable()) {
            Daos.open(connection).execute("SET CONSTRAINTS ALL IMMEDIATE");
        }
        Counts foreseen = Counts.sum(judged.stream().map(row -> row.fate().foreseen()));
        // A row that is rewritten may give up the key that another waits for.
        writer.update(of(judged, Fate.Update.class));
        if (atOnce == null) {
            writer.insert(inserts);
        } else {
            writer.insert(inserts, rows -> atOnce(atOnce, rows, advance.apply(foreseen)));
        }
        run.watch().taken(Step.ROWS_WRITTEN, target.name());
        records.resolve(page.gone());
        Counts counts = Counts.sum(judged.stream().map(row -> settle(row, outcome(row))))
                .plus(putOut);
        records.record(ledger);
        run.watch().taken(Step.LINEAGE_WRITTEN, target.name());
        if (atOnce == null) {
            PageWrite.moveOn(ledger, advance.apply(counts));
        } else if (!counts.equals(foreseen)) {
            ledger.checkpoints().correct(advance.apply(counts.minus(foreseen)));
        }
        return counts;
    }

    private Set<Long> atOnce(AtOnce whole, List<Fate.Judged<L>> rows, Advance advance) throws SQLException {
        traced = whole.write(connection, advance, rows, run.target().silence()).orElseThrow(LostPartition::new);
        if (!traced.isEmpty()) {
            ledger.tracking().record(target.name(), List.copyOf(traced));
        }
        return traced;
    }

    @Override
    public String reasons() {
        return records.reasons();
    }

    private Outcome outcome(Fate.Judged<L> row) {
        if (row.fate() instanceof Fate.Adopt adopt) {
            return new Outcome.Adopted(adopt.id());
        } else if (row.fate() instanceof Fate.Reject reject) {
            return new Outcome.Refused(reject.faults(), null);
        } else if (row.fate() instanceof Fate.Remap remap) {
            return new Outcome.Written(remap.id(), remap.warnings(), false);
        }
        return writer.outcomes().getOrDefault(row.legacyId(), new Outcome.Untouched());
    }

    private Counts settle(Fate.Judged<L> row, Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            records.setAside(row, refused.faults(), refused.winner());
            return Counts.REJECTED;
        }
        if (row.fate() instanceof Fate.StillRejected) {
            return Counts.REJECTED;
        }
        records.resolve(row);
        if (outcome instanceof Outcome.Written written) {
            if (traced.contains(row.legacyId())) {
                return Counts.MIGRATED;
            }
            records.trace(row, written.id(), written.inserted(), written.warnings());
            if (row.fate() instanceof Fate.Remap) {
                return Counts.UNCHANGED;
            }
            return written.inserted() ? Counts.MIGRATED : Counts.CHANGED;
        } else if (outcome instanceof Outcome.Adopted adopted) {
            records.trace(row, adopted.id(), false, List.of(adoption(row.legacyId())));
            return Counts.UNCHANGED;
        }
        Remarks.of(row, target.name()).ifPresent(records::remark);
        return row.fate() instanceof Fate.Changed ? Counts.CHANGED : Counts.UNCHANGED;
    }

    private Issue adoption(long legacyId) {
        String message = "the target had the row already; its id is recorded";
        return Issue.of(ReasonCode.ADOPTED, target.name(), legacyId, null, message);
    }

    /** Removes rows that this run wrote earlier and that give their keys to lower legacy ids. */
    private void putOut(List<Contest.PutOut> out) {
        if (out.isEmpty()) {
            return;
        }
        Set<UUID> deleted = Deletion.of(
                connection,
                target.sqlName(),
                out.stream().map(Contest.PutOut::id).toList());
        // One that is not there any more was put out by another page, which was quicker.
        Map<Long, Contest.PutOut> losers = new TreeMap<>();
        out.stream().filter(row -> deleted.contains(row.id())).forEach(row -> losers.put(row.legacyId(), row));
        if (losers.isEmpty()) {
            return;
        }
        ledger.unmap(target.name(), List.copyOf(losers.keySet()));
        for (Fate.Judged<L> row : reread.apply(losers.keySet())) {
            Contest.PutOut loser = Objects.requireNonNull(losers.get(row.legacyId()));
            records.setAside(row, List.of(loser.fault()), loser.winner());
        }
        putOut = putOut.plus(new Counts(-losers.size(), 0, 0, losers.size()));
        run.watch().taken(Step.PUT_OUT, target.name());
    }

    private List<Fate.Judged<L>> of(List<Fate.Judged<L>> judged, Class<? extends Fate> kind) {
        return judged.stream().filter(row -> kind.isInstance(row.fate())).toList();
    }
}
