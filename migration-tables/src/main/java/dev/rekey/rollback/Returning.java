package dev.rekey.rollback;

import dev.rekey.bulk.Rebuild;
import dev.rekey.database.SqlFaults;
import dev.rekey.database.Transactions;
import dev.rekey.ledger.BulkDao.Taken;
import dev.rekey.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;

/** Brings back what a bulk load of a run that is taken back had taken away. */
record Returning(Transactions target, Site site, List<String> runs) {

    private static final String LOCK_REFUSED = "55P03";

    /** How often a lock is waited for. */
    private static final int ATTEMPTS = 10;

    /** What is away, in words. */
    static List<String> described(Ledger ledger, List<String> runs) {
        return of(ledger, runs).stream()
                .map(taken -> taken.tableName() + ": the " + taken.kind() + " " + taken.name()
                        + " was taken away by --bulk and comes back")
                .toList();
    }

    private static List<Taken> of(Ledger ledger, List<String> runs) {
        return ledger.version() < Ledger.WITH_BULK_AND_PAUSES
                ? List.of()
                : ledger.bulk().open().stream()
                        .filter(taken -> runs.contains(taken.runId()))
                        .toList();
    }

    /** What could not be brought back, a line each; rows that were kept may break it. */
    List<String> run() {
        List<String> failed = new ArrayList<>();
        for (Taken taken : target.read(connection -> of(site.ledger(connection), runs))) {
            try {
                bringBack(taken);
            } catch (RuntimeException fault) {
                if (!SqlFaults.blamesRow(fault) && !isHeld(fault)) {
                    throw fault;
                }
                failed.add(taken.tableName() + ": the " + taken.kind() + " " + taken.name()
                        + " was taken away by --bulk and does not come back, as "
                        + (isHeld(fault) ? "others hold the table (pg_locks)" : "rows that stay break it")
                        + "; mend that, and take the run back again");
            }
        }
        return failed;
    }

    private void bringBack(Taken taken) {
        int attempts = 0;
        int left = 1;
        while (left > 0) {
            try {
                left = target.write(connection -> Rebuild.step(site.ledger(connection), taken));
            } catch (RuntimeException fault) {
                if (!isHeld(fault) || ++attempts == ATTEMPTS) {
                    throw fault;
                }
            }
        }
    }

    private static boolean isHeld(RuntimeException fault) {
        return LOCK_REFUSED.equals(SqlFaults.state(fault));
    }
}
