package dev.rekey.engine;

import dev.rekey.api.RejectedLimits.Limit;
import dev.rekey.api.Validation;
import dev.rekey.json.Json;
import dev.rekey.ledger.Ledger;
import dev.rekey.ledger.Results;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How many of a table's rows the run may reject. Where there is no limit, or a page rejects nothing, it costs nothing. */
final class Allowance {

    private final RunContext run;
    private final String table;
    private final long rows;
    private final @Nullable Limit limit;

    /** The page would pass the limit: it must not stand, and the table stops. */
    static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final long rejected;

        Exceeded(String message, long rejected) {
            super(message);
            this.rejected = rejected;
        }
    }

    /**
     * The allowance of one table. A retry has none: its rows are in the quarantine already, and it can only make them
     * fewer. Nor has a repair, which takes up what a run within its limits left.
     *
     * @param rows source rows in scope
     */
    Allowance(RunContext run, String table, long rows) {
        this.run = run;
        this.table = table;
        this.rows = rows;
        this.limit = run.operation() == RunContext.Operation.MIGRATE
                ? run.options().maxRejected().of(table)
                : null;
    }

    /**
     * Lets a page be committed, or throws. It is to be the last that a page asks: from here to the commit the table's
     * other pages wait, so that no two of them pass the limit together.
     *
     * @param reasons why the page's rows are rejected, in words
     */
    void admit(Ledger ledger, Counts page, Supplier<String> reasons) {
        if (limit == null || page.rejected() <= 0) {
            return;
        }
        ledger.control().lock(run.runId(), table);
        long rejected = Results.totals(ledger, run.runId(), table).rejected();
        if (rejected > limit.of(rows)) {
            throw new Exceeded(
                    "%s: stopped before its limit is passed: --max-rejected %s allows %d of its %d rows, and with the next page %d would be rejected. The next page's reasons: %s. Look at the quarantine (rekey report) and at every reason (rekey assess), then mend the source or raise --max-rejected, and run: rekey migrate. It goes on where it stopped."
                            .formatted(table, limit, limit.of(rows), rows, rejected, reasons.get()),
                    rejected);
        }
    }

    /** Stops the table; what depends on it does not begin, and whatever else the run has to do goes on. */
    void stop(Exceeded exceeded) {
        String message = String.valueOf(exceeded.getMessage());
        if (!run.stop().halt(table)) {
            return;
        }
        run.listener().noticed(message);
        run.target().write(connection -> {
            record(run.ledger(connection), exceeded);
            return true;
        });
    }

    private void record(Ledger ledger, Exceeded exceeded) {
        ledger.control().halt(run.runId(), table, String.valueOf(exceeded.getMessage()));
        validation(exceeded.rejected)
                .ifPresent(failed -> ledger.validations().record(run.runId(), rows, Json.write(List.of(failed))));
        ledger.tracking().control(run.runId());
    }

    /** Whether the limit holds with so many rows; empty where there is none. */
    Optional<Validation> validation(long rejected) {
        return Optional.ofNullable(limit)
                .map(most -> new Validation(
                        table,
                        Validation.MAX_REJECTED,
                        Validation.Phase.AFTER,
                        rejected <= most.of(rows),
                        "at most " + most.of(rows) + " (" + most + ")",
                        Long.toString(rejected)));
    }
}
