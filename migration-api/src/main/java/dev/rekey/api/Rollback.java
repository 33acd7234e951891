package dev.rekey.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are to be removed again: those that one run inserted, those that any run inserted into some tables, or those
 * of one run in some tables.
 *
 * @param runId the run, by its name in the ledger; null for all runs
 * @param tables the tables; all of the run's if empty
 * @param force whether rows go that were changed since, or that others hang on
 */
public record Rollback(@Nullable String runId, List<String> tables, boolean force) {

    public Rollback {
        tables = List.copyOf(tables);
        if (runId == null && tables.isEmpty()) {
            throw new IllegalArgumentException("a rollback is of a run, of tables, or of both");
        }
    }

    /** All that a run inserted. */
    public static Rollback ofRun(String runId) {
        return new Rollback(runId, List.of(), false);
    }

    /** All that any run inserted into these tables. */
    public static Rollback ofTables(List<String> tables) {
        return new Rollback(null, tables, false);
    }

    /** The same in these tables alone. */
    public Rollback in(List<String> others) {
        return new Rollback(runId, others, force);
    }

    /** The same, and rows that would be kept go, too. */
    public Rollback forced() {
        return new Rollback(runId, tables, true);
    }
}
