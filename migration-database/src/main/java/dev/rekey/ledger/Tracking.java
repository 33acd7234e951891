package dev.rekey.ledger;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.database.SqlFaults;
import dev.rekey.ledger.TrackingTables.Control;
import dev.rekey.ledger.TrackingTables.Mappings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Records in the {@link TrackingTables} that were found, in the ledger's transaction; where none were, does nothing. */
public final class Tracking {

    private final Supplier<TrackingDao> dao;
    private final TrackingTables found;

    Tracking(Supplier<TrackingDao> dao, TrackingTables found) {
        this.dao = dao;
        this.found = found;
    }

    /** Takes back what is recorded of rows whose mapping the ledger is about to change. */
    void withdraw(String table, List<Long> legacyIds) {
        Mappings mappings = found.mappings();
        if (mappings != null) {
            guarded(TrackingTables.MAPPINGS, () -> dao.get().withdraw(table, array(legacyIds), mappings.time()));
        }
    }

    /** Records what the ledger now says of rows. */
    public void record(String table, List<Long> legacyIds) {
        Mappings mappings = found.mappings();
        if (mappings != null) {
            guarded(TrackingTables.MAPPINGS, () -> dao.get()
                    .record(table, array(legacyIds), mappings.lowest(), mappings.highest(), mappings.batch()));
        }
    }

    /** Records what is still missing of a table: rows that were migrated before there was a tracking table. */
    public void recordAll(String table) {
        Mappings mappings = found.mappings();
        if (mappings != null) {
            guarded(TrackingTables.MAPPINGS, () -> dao.get()
                    .recordAll(table, mappings.lowest(), mappings.highest(), mappings.batch()));
        }
    }

    /** Records how far a migration is with the tables that it has begun. */
    public void control(String runId) {
        Control control = found.control();
        if (control != null) {
            int message = control.messageCharacters();
            int worker = control.workerCharacters();
            guarded(TrackingTables.CONTROL, () -> {
                dao.get().update(runId, message, worker, control.time());
                dao.get().add(runId, message, worker, control.time());
            });
        }
    }

    /** What could not be recorded of a table because something else stands there, a line each. */
    public List<String> gaps(String runId, String table) {
        List<String> gaps = new ArrayList<>();
        if (found.mappings() != null) {
            TrackingDao.Gaps open = dao.get().gaps(table);
            if (open.otherwise() > 0) {
                gaps.add("public.migration_mappings: other scripts mapped " + open.otherwise() + " rows of " + table
                        + " to other ids, e.g. legacy id " + open.otherwiseExample() + "; that is left as it is");
            }
            if (open.absent() > 0) {
                gaps.add("public.migration_mappings: " + open.absent() + " rows of " + table
                        + " cannot be recorded, e.g. legacy id " + open.absentExample()
                        + ": a unique key or the type of legacy_id stands against them");
            }
        }
        Control control = found.control();
        if (control != null && dao.get().unrecorded(runId, table, control.time())) {
            gaps.add("public.migration_control: " + table + " cannot be recorded: a unique key stands against it");
        }
        return gaps;
    }

    private static String array(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    /** A refusal here is nothing that a row of ours could be blamed for. */
    private static void guarded(String table, Runnable write) {
        try {
            write.run();
        } catch (RuntimeException fault) {
            if (!SqlFaults.blamesRow(fault)) {
                throw fault;
            }
            throw new MigrationException(
                    ExitCode.CONFIGURATION,
                    "public." + table + " refuses what is recorded there (SQLSTATE " + SqlFaults.state(fault)
                            + "); remove the trigger or constraint that refuses it, or rename the table, and run"
                            + " again",
                    fault);
        }
    }
}
