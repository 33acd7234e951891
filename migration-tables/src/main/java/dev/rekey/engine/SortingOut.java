package dev.rekey.engine;

import dev.rekey.api.ExitCode;
import dev.rekey.api.LegacyRow;
import dev.rekey.api.MigrationException;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.TableMigration;
import dev.rekey.bulk.Rebuild;
import dev.rekey.catalog.Deletion;
import dev.rekey.catalog.TargetTable;
import dev.rekey.engine.Offenders.Offender;
import dev.rekey.json.Json;
import dev.rekey.ledger.BulkDao.Taken;
import dev.rekey.ledger.Ledger;
import dev.rekey.ledger.QuarantineDao.Entry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Sets rows aside that would break what is to come back, as if they had met it when they were written. */
final class SortingOut<L extends LegacyRow> {

    /** So many go in one transaction. */
    private static final int AT_ONCE = 10_000;

    private static final int NAMED = 10;

    private final RunContext run;
    private final TableMigration<L, ?> migration;
    private final TargetTable target;
    private final Allowance allowance;

    SortingOut(RunContext run, TableMigration<L, ?> migration, TargetTable target, Allowance allowance) {
        this.run = run;
        this.migration = migration;
        this.target = target;
        this.allowance = allowance;
    }

    /** Goes on until there are none left. */
    void run(Taken taken, Offenders offenders) {
        boolean more = true;
        while (more) {
            more = run.target().write(connection -> some(connection, taken, offenders)) == AT_ONCE;
        }
    }

    private int some(Connection connection, Taken taken, Offenders offenders) throws SQLException {
        Ledger ledger = run.ledger(connection);
        Rebuild.room(connection);
        if (ledger.bulk().lock(taken).isEmpty()) {
            return 0;
        }
        List<Offender> found = offenders.find(connection, AT_ONCE);
        requireOurs(taken, found);
        Map<Long, Offender> gone = delete(connection, found);
        if (!gone.isEmpty()) {
            String reasons = setAside(ledger, gone);
            ledger.checkpoints().setAside(run.runId(), target.name(), gone.size());
            allowance.admit(ledger, new Counts(-gone.size(), 0, 0, gone.size()), () -> reasons);
            run.watch().taken(Step.BULK_SORTED_OUT, target.name());
        }
        return found.size();
    }

    private void requireOurs(Taken taken, List<Offender> found) {
        List<UUID> others = found.stream()
                .filter(row -> !row.ours() || row.legacyId() == null)
                .map(Offender::id)
                .limit(NAMED)
                .toList();
        if (!others.isEmpty()) {
            throw new MigrationException(
                    ExitCode.DATA,
                    target.name() + ": rows that this run did not write came into the table meanwhile and break the "
                            + taken.kind() + " " + taken.name() + ", which is to come back: " + others
                            + (others.size() == NAMED ? " and perhaps others" : "")
                            + ". Mend or remove them, and run: rekey migrate. It goes on where it stopped.");
        }
    }

    private Map<Long, Offender> delete(Connection connection, List<Offender> found) {
        if (found.isEmpty()) {
            return Map.of();
        }
        Set<UUID> deleted = Deletion.of(
                connection, target.sqlName(), found.stream().map(Offender::id).toList());
        Map<Long, Offender> gone = new TreeMap<>();
        found.stream()
                .filter(row -> deleted.contains(row.id()))
                .forEach(row -> gone.put(Objects.requireNonNull(row.legacyId()), row));
        return gone;
    }

    private String setAside(Ledger ledger, Map<Long, Offender> gone) {
        List<Long> ids = new ArrayList<>(gone.keySet());
        List<ReasonCode> reasons = new ArrayList<>();
        int batch = run.options().batchSize();
        for (int from = 0; from < ids.size(); from += batch) {
            List<Long> page = ids.subList(from, Math.min(from + batch, ids.size()));
            ledger.unmap(target.name(), page);
            List<Entry> entries = new ArrayList<>();
            for (L row : RowSource.named(migration, run.source(), run.options().sourceTimeZone(), page)) {
                Outcome.Refused why =
                        Objects.requireNonNull(gone.get(row.legacyId())).why();
                entries.add(new Entry(row.legacyId(), row, RowHash.of(row), why.faults(), why.winner()));
            }
            if (!entries.isEmpty()) {
                ledger.quarantine().setAside(target.name(), run.runId(), Json.write(entries));
            }
            entries.forEach(row -> reasons.add(row.issues().get(0).code()));
        }
        return Reasons.of(reasons.stream());
    }
}
