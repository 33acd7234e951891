package dev.rekey.engine;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.ProgressListener;
import dev.rekey.api.ReasonCode;
import dev.rekey.assess.Scene;
import dev.rekey.database.Transactions;
import dev.rekey.ledger.Ledger;
import java.sql.Connection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the tables of one run share.
 *
 * @param runId the run's name in the ledger
 * @param operation what it does
 * @param reasons of the quarantined rows that a retry takes up; all if empty
 * @param listed the rows that a repair takes up, by table
 * @param bulk tables whose constraints and indexes are away until their rows are in
 */
record RunContext(
        String runId,
        Operation operation,
        Set<ReasonCode> reasons,
        Map<String, Listed> listed,
        Set<String> bulk,
        Transactions source,
        Transactions target,
        MigrationOptions options,
        Scene scene,
        Plan plan,
        Runner runner,
        StopSignal stop,
        Pace pace,
        ProgressListener listener,
        Step.Watch watch) {

    /** What a run does with rows. */
    enum Operation {
        MIGRATE,
        RETRY,
        REPAIR;

        /** As the ledger names it. */
        String inLedger() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Ledger ledger(Connection connection) {
        return new Ledger(connection, options.ledgerSchema(), scene.tracking());
    }

    /** The rows of a table that a repair takes up. */
    Listed listed(String table) {
        return Objects.requireNonNull(listed.get(table), table);
    }

    /** The end of a runner that slept while somebody took back what it had written. */
    MigrationException rolledBack() {
        return new MigrationException(
                ExitCode.INTERRUPTED,
                "run " + runId
                        + " was rolled back meanwhile; nothing more of it is written. To begin anew: rekey migrate");
    }

    /** The reasons as a PostgreSQL array. */
    String reasonArray() {
        return reasons.stream().map(Enum::name).collect(Collectors.joining(",", "{", "}"));
    }
}
