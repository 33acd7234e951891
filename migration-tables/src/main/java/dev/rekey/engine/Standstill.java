package dev.rekey.engine;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.Pause;
import dev.rekey.api.ProgressListener;
import dev.rekey.database.Transactions;
import dev.rekey.engine.RunContext.Operation;
import dev.rekey.ledger.Ledger;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Before a run is opened: waits while a pause stands that would hold it back, and opens nothing until then. */
final class Standstill {

    private static final Duration POLL = Duration.ofSeconds(1);

    private final Transactions target;
    private final String ledgerSchema;
    private final StopSignal stop;
    private final ProgressListener listener;

    Standstill(Transactions target, String ledgerSchema, StopSignal stop, ProgressListener listener) {
        this.target = target;
        this.ledgerSchema = ledgerSchema;
        this.stop = stop;
        this.listener = listener;
    }

    /**
     * Returns when no pause stands.
     *
     * @param found that stood a moment ago, or null
     * @throws MigrationException INTERRUPTED, if it is to stop meanwhile
     */
    void await(@Nullable Pause found, Operation operation) {
        if (found == null) {
            return;
        }
        listener.noticed(found.text() + ". Nothing begins until this is taken back: rekey resume");
        do {
            if (!stop.await(POLL)) {
                throw new MigrationException(
                        ExitCode.INTERRUPTED, found.text() + "; this ended before it had written anything");
            }
        } while (isPaused(operation));
        listener.noticed("resumed");
    }

    private boolean isPaused(Operation operation) {
        return target.read(connection -> {
            Ledger ledger = new Ledger(connection, ledgerSchema);
            String unfinished =
                    ledger.control().unfinishedRun(operation.inLedger()).orElse(null);
            return ledger.pause(unfinished).isPresent();
        });
    }
}
