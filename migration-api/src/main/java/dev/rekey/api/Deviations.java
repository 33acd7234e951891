package dev.rekey.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows a verification found to deviate, all of them: what a repair is made from. It names rows and holds none of
 * their values.
 *
 * @param origin whose findings they are
 * @param rows by table in the migration's order, by check and kind
 * @param spans ranges that differ and could not be narrowed down to rows
 * @param others what deviates in a table and is no row of it
 */
public record Deviations(Origin origin, List<Rows> rows, List<Span> spans, List<Other> others) {

    /**
     * What was verified.
     *
     * @param runId the latest run at that time
     * @param source the source database, as its server names it
     * @param target the target database and its schema
     * @param profile the source profile
     * @param zone in which the source's times without a zone were read
     * @param queries a hash of what rows were compared with
     * @param verifiedAt when the verification ended
     * @param unfinished why it did not look at everything, or null if it did
     */
    public record Origin(
            String runId,
            String source,
            String target,
            String profile,
            String zone,
            String queries,
            Instant verifiedAt,
            @Nullable String unfinished) {}

    /** How a row deviates. */
    public enum Kind {
        /** The source has it; the target has not, and the quarantine neither. */
        MISSING,
        /** Both have it, with other values. */
        DIFFERS,
        /** The ledger's mapping of it is missing or names another row. */
        MAPPING,
        /** Its entry in the quarantine is not as it should be. */
        QUARANTINE,
        /** The target has it; the source has not. */
        EXTRA,
        /** Several rows of the target have its legacy id. */
        REPEATED,
        /** The row it refers to is gone, or is there several times. */
        PARENT,
        /** {@code public.migration_mappings} says of it what nobody but its author can judge. */
        TRACKING
    }

    /** Rows of one table that deviate in one way, ascending. */
    public record Rows(String table, Kind kind, String check, List<Long> legacyIds) {}

    /** The rows with {@code after < legacy id <= upTo}. */
    public record Span(String table, String check, long after, long upTo) {}

    /** Something of no single row. */
    public record Other(String table, String check, String message) {}
}
