package dev.rekey.api;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/**
 * How a migration runs.
 *
 * @param batchSize rows a page, at most, at least 1; where it is more than 500, a target that is slow gets pages of down
 *     to 500
 * @param workers pages under way at once, at most, at least 1; each holds a connection to either database. How many of
 *     them there are follows the distance to the databases
 * @param maxLatency how long the target may take to write a page before there are fewer and smaller pages under way,
 *     the way there and back not counted; zero for any time
 * @param maxRetryAttempts how often a transaction is tried again after a fault that passes
 * @param sourceTimeZone in which legacy timestamps without a zone are read
 * @param targetSchema where the parents and the migrated tables are
 * @param ledgerSchema where Rekey keeps its ledger
 * @param widen whether decimal columns that cannot hold their source's values are widened first
 * @param update whether migrated rows whose source has changed are rewritten
 * @param maxRejected how many rows of a table a migration may reject before that table stops
 * @param bulk whether empty target tables do without foreign keys, unique keys and indexes while they are loaded
 */
public record MigrationOptions(
        int batchSize,
        int workers,
        Duration maxLatency,
        int maxRetryAttempts,
        ZoneId sourceTimeZone,
        String targetSchema,
        String ledgerSchema,
        boolean widen,
        boolean update,
        RejectedLimits maxRejected,
        boolean bulk) {

    public static final MigrationOptions DEFAULTS = new MigrationOptions(
            1000,
            8,
            Duration.ofSeconds(2),
            3,
            ZoneOffset.UTC,
            "public",
            "migration",
            false,
            false,
            RejectedLimits.NONE,
            false);

    public MigrationOptions {
        if (batchSize < 1 || workers < 1 || maxRetryAttempts < 0 || maxLatency.isNegative()) {
            throw new IllegalArgumentException(
                    "batchSize and workers must be at least 1, maxRetryAttempts and maxLatency at least 0");
        }
    }

    public MigrationOptions withBatchSize(int rows) {
        return with(draft -> draft.batchSize = rows);
    }

    public MigrationOptions withWorkers(int number) {
        return with(draft -> draft.workers = number);
    }

    public MigrationOptions withMaxLatency(Duration time) {
        return with(draft -> draft.maxLatency = time);
    }

    public MigrationOptions withMaxRetryAttempts(int number) {
        return with(draft -> draft.maxRetryAttempts = number);
    }

    public MigrationOptions withSourceTimeZone(ZoneId zone) {
        return with(draft -> draft.sourceTimeZone = zone);
    }

    public MigrationOptions withTargetSchema(String name) {
        return with(draft -> draft.targetSchema = name);
    }

    public MigrationOptions withLedgerSchema(String name) {
        return with(draft -> draft.ledgerSchema = name);
    }

    public MigrationOptions withWiden(boolean value) {
        return with(draft -> draft.widen = value);
    }

    public MigrationOptions withUpdate(boolean value) {
        return with(draft -> draft.update = value);
    }

    public MigrationOptions withMaxRejected(RejectedLimits limits) {
        return with(draft -> draft.maxRejected = limits);
    }

    public MigrationOptions withBulk(boolean value) {
        return with(draft -> draft.bulk = value);
    }

    private MigrationOptions with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.options();
    }

    /** The components, to be changed one by one: the only place beside the record itself that lists them. */
    private static final class Draft {
        private int batchSize;
        private int workers;
        private Duration maxLatency;
        private int maxRetryAttempts;
        private ZoneId sourceTimeZone;
        private String targetSchema;
        private String ledgerSchema;
        private boolean widen;
        private boolean update;
        private RejectedLimits maxRejected;
        private boolean bulk;

        Draft(MigrationOptions from) {
            batchSize = from.batchSize;
            workers = from.workers;
            maxLatency = from.maxLatency;
            maxRetryAttempts = from.maxRetryAttempts;
            sourceTimeZone = from.sourceTimeZone;
            targetSchema = from.targetSchema;
            ledgerSchema = from.ledgerSchema;
            widen = from.widen;
            update = from.update;
            maxRejected = from.maxRejected;
            bulk = from.bulk;
        }

        MigrationOptions options() {
            return new MigrationOptions(
                    batchSize,
                    workers,
                    maxLatency,
                    maxRetryAttempts,
                    sourceTimeZone,
                    targetSchema,
                    ledgerSchema,
                    widen,
                    update,
                    maxRejected,
                    bulk);
        }
    }
}
