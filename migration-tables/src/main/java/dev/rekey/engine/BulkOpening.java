package dev.rekey.engine;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.TableSpec;
import dev.rekey.bulk.Away;
import dev.rekey.bulk.Plans;
import dev.rekey.bulk.Readiness;
import dev.rekey.bulk.Rebuild;
import dev.rekey.bulk.TablePlan;
import dev.rekey.catalog.TargetTable;
import dev.rekey.database.SqlFaults;
import dev.rekey.engine.RunContext.Operation;
import dev.rekey.jdbi.Daos;
import dev.rekey.ledger.BulkDao.Taken;
import dev.rekey.ledger.Ledger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Opens a bulk load, in the transaction that opens the run: either all tables of it give up what they do without, or
 * nothing is changed. What an earlier runner took away in the same run stays away until the rows are in, whatever this
 * one was told.
 */
final class BulkOpening {

    private static final String LOCK_REFUSED = "55P03";

    private final Ledger ledger;
    private final String runId;
    private final MigrationOptions options;
    private final boolean wanted;
    private final List<Taken> away;
    private final Set<String> tables = new TreeSet<>();
    private final List<String> notices = new ArrayList<>();

    BulkOpening(Ledger ledger, String runId, Operation operation, MigrationOptions options) throws SQLException {
        this.ledger = ledger;
        this.runId = runId;
        this.options = options;
        this.wanted = options.bulk() && operation == Operation.MIGRATE;
        String loading = operation == Operation.MIGRATE
                ? runId
                : ledger.control().unfinishedRun(Operation.MIGRATE.inLedger()).orElse("");
        List<Taken> open = ledger.bulk().open();
        this.away = open.stream().filter(taken -> taken.runId().equals(loading)).toList();
        if (operation != Operation.MIGRATE && !away.isEmpty()) {
            throw refusal("a bulk load is unfinished, and " + away.get(0).tableName()
                    + " lacks constraints until it is done; finish it first: rekey migrate");
        }
        away.forEach(taken -> tables.add(taken.tableName()));
        for (Taken taken : open) {
            if (!away.contains(taken)) {
                bringBack(taken);
            }
        }
    }

    /** Tables that are loaded in bulk. */
    Set<String> tables() {
        return Set.copyOf(tables);
    }

    List<String> notices() {
        return notices;
    }

    /** The tables with the keys that are away. */
    Map<String, TargetTable> complete(Map<String, TargetTable> targets) {
        return Away.added(targets, away);
    }

    /** Takes away what the tables do without. */
    void open(List<TableSpec<?, ?>> specs, Map<String, TargetTable> targets) throws SQLException {
        if (!wanted) {
            return;
        }
        Map<String, String> fresh = new LinkedHashMap<>();
        for (TableSpec<?, ?> spec : specs) {
            TargetTable target = Objects.requireNonNull(targets.get(spec.table()));
            Readiness readiness = readiness(target);
            if (readiness == Readiness.OTHERWISE) {
                throw refusal(spec.table() + " " + readiness.refusal());
            }
            if (readiness == Readiness.EMPTY || readiness == Readiness.OCCUPIED) {
                fresh.put(spec.table(), spec.legacyKey());
            }
        }
        if (fresh.isEmpty()) {
            return;
        }
        for (TablePlan plan : plans(fresh, targets).values()) {
            notices.add("in bulk, " + plan.described() + (plan.takes() ? ", away until its rows are in" : ""));
            TargetTable target = Objects.requireNonNull(targets.get(plan.table()));
            if (plan.takes()) {
                take(plan, target);
            } else {
                requireEmpty(target);
            }
        }
    }

    private void take(TablePlan plan, TargetTable target) throws SQLException {
        if (!plan.missing().isEmpty()) {
            throw refusal("the target role lacks, for --bulk: " + String.join(", ", plan.missing()));
        }
        try {
            Handle handle = Daos.open(ledger.connection());
            handle.execute("SET LOCAL lock_timeout = '" + Rebuild.LOCK_TIMEOUT + "'");
            handle.execute("LOCK TABLE " + target.sqlName() + " IN ACCESS EXCLUSIVE MODE");
            requireEmpty(target); // Now that nobody else can write there.
            Rebuild.take(ledger, runId, plan);
            tables.add(plan.table());
        } catch (RuntimeException | SQLException fault) {
            explain(plan, fault);
            throw fault;
        }
    }

    private void requireEmpty(TargetTable target) {
        if (readiness(target) != Readiness.EMPTY) {
            throw refusal(target.name() + " " + Readiness.OCCUPIED.refusal());
        }
    }

    private static void explain(TablePlan plan, Exception fault) {
        String state = SqlFaults.state(fault);
        if (LOCK_REFUSED.equals(state)) {
            throw refusal(
                    "--bulk needs " + plan.table() + ", and for its foreign keys the tables that it refers to, for"
                            + " itself for a moment, and others hold them (pg_locks); end these sessions, or go without --bulk");
        }
        if ("2BP01".equals(state)) {
            throw refusal(
                    plan.table() + ": --bulk cannot take away its constraints and indexes, as other objects depend"
                            + " on them (a view, a function or a rule); go without --bulk");
        }
    }

    private Readiness readiness(TargetTable target) {
        return Readiness.of(ledger, runId, away, target);
    }

    /** Read without a search path, definitions name the schema of all that is not PostgreSQL's own. */
    private Map<String, TablePlan> plans(Map<String, String> legacyKeys, Map<String, TargetTable> targets) {
        Connection connection = ledger.connection();
        Handle handle = Daos.open(connection);
        String path = handle.createQuery("SELECT current_setting('search_path')")
                .mapTo(String.class)
                .one();
        setPath(handle, "");
        Map<String, TablePlan> plans = Plans.read(connection, options.targetSchema(), legacyKeys, targets);
        setPath(handle, path);
        return plans;
    }

    private static void setPath(Handle handle, String path) {
        handle.createQuery("SELECT set_config('search_path', :path, true)")
                .bind("path", path)
                .mapTo(String.class)
                .one();
    }

    /** What a run that was rolled back could not bring back then. */
    private void bringBack(Taken taken) throws SQLException {
        try {
            boolean more = true;
            while (more) {
                more = Rebuild.step(ledger, taken) > 0;
            }
        } catch (RuntimeException | SQLException fault) {
            explain(taken, fault);
            throw fault;
        }
        notices.add(taken.tableName() + ": the " + taken.kind() + " " + taken.name() + ", which run " + taken.runId()
                + " had taken away, is back");
    }

    private static void explain(Taken taken, Exception fault) {
        if (SqlFaults.blamesRow(fault)) {
            throw refusal(taken.tableName() + " lacks the " + taken.kind() + " " + taken.name() + ", which run "
                    + taken.runId()
                    + " took away for --bulk, and rows that stand break it; mend them, and it comes back"
                    + " (how: migration_bulk_definitions.restore)");
        }
    }

    private static MigrationException refusal(String why) {
        return new MigrationException(ExitCode.CONFIGURATION, why);
    }
}
