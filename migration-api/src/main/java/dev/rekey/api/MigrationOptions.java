package dev.rekey.api;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * How a migration runs.
 *
 * @param batchSize rows a page, at least 1
 * @param workers pages under way at once, at least 1; each holds a connection to either database
 * @param maxRetryAttempts how often a transaction is tried again after a fault that passes
 * @param sourceTimeZone in which legacy timestamps without a zone are read
 * @param targetSchema where the parents and the migrated tables are
 * @param ledgerSchema where Rekey keeps its ledger
 * @param widen whether decimal columns that cannot hold their source's values are widened first
 * @param update whether migrated rows whose source has changed are rewritten
 * @param maxRejected how many rows of a table a migration may reject before that table stops
 * @param bulk whether empty target tables are loaded without their constraints and indexes, which come back afterwards
 */
public record MigrationOptions(
        int batchSize,
        int workers,
        int maxRetryAttempts,
        ZoneId sourceTimeZone,
        String targetSchema,
        String ledgerSchema,
        boolean widen,
        boolean update,
        RejectedLimits maxRejected,
        boolean bulk) {

    public static final MigrationOptions DEFAULTS =
            new MigrationOptions(1000, 4, 3, ZoneOffset.UTC, "public", "migration", false, false);

    /** Without limits on rejected rows, and not in bulk. */
    public MigrationOptions(
            int batchSize,
            int workers,
            int maxRetryAttempts,
            ZoneId sourceTimeZone,
            String targetSchema,
            String ledgerSchema,
            boolean widen,
            boolean update) {
        this(
                batchSize,
                workers,
                maxRetryAttempts,
                sourceTimeZone,
                targetSchema,
                ledgerSchema,
                widen,
                update,
                RejectedLimits.NONE,
                false);
    }

    public MigrationOptions {
        if (batchSize < 1 || workers < 1 || maxRetryAttempts < 0) {
            throw new IllegalArgumentException("batchSize and workers must be at least 1, maxRetryAttempts at least 0");
        }
    }

    public MigrationOptions withBatchSize(int rows) {
        return new MigrationOptions(
                rows,
                workers,
                maxRetryAttempts,
                sourceTimeZone,
                targetSchema,
                ledgerSchema,
                widen,
                update,
                maxRejected,
                bulk);
    }

    public MigrationOptions withWorkers(int number) {
        return new MigrationOptions(
                batchSize,
                number,
                maxRetryAttempts,
                sourceTimeZone,
                targetSchema,
                ledgerSchema,
                widen,
                update,
                maxRejected,
                bulk);
    }

    public MigrationOptions withMaxRetryAttempts(int number) {
        return new MigrationOptions(
                batchSize,
                workers,
                number,
                sourceTimeZone,
                targetSchema,
                ledgerSchema,
                widen,
                update,
                maxRejected,
                bulk);
    }

    public MigrationOptions withSourceTimeZone(ZoneId zone) {
        return new MigrationOptions(
                batchSize,
                workers,
                maxRetryAttempts,
                zone,
                targetSchema,
                ledgerSchema,
                widen,
                update,
                maxRejected,
                bulk);
    }

    public MigrationOptions withWiden(boolean value) {
        return new MigrationOptions(
                batchSize,
                workers,
                maxRetryAttempts,
                sourceTimeZone,
                targetSchema,
                ledgerSchema,
                value,
                update,
                maxRejected,
                bulk);
    }

    public MigrationOptions withUpdate(boolean value) {
        return new MigrationOptions(
                batchSize,
                workers,
                maxRetryAttempts,
                sourceTimeZone,
                targetSchema,
                ledgerSchema,
                widen,
                value,
                maxRejected,
                bulk);
    }

    public MigrationOptions withMaxRejected(RejectedLimits limits) {
        return new MigrationOptions(
                batchSize,
                workers,
                maxRetryAttempts,
                sourceTimeZone,
                targetSchema,
                ledgerSchema,
                widen,
                update,
                limits,
                bulk);
    }

    public MigrationOptions withBulk(boolean value) {
        return new MigrationOptions(
                batchSize,
                workers,
                maxRetryAttempts,
                sourceTimeZone,
                targetSchema,
                ledgerSchema,
                widen,
                update,
                maxRejected,
                value);
    }
}
