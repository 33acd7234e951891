package dev.rekey.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a final report tells beside the fate of the rows: all of it read from the target and from the ledger in it.
 *
 * @param parents what earlier phases left, a line a parent table
 * @param access who may read the migrated tables and the ledger
 * @param columns where each target column came from
 * @param throughput rows over time
 * @param history what the ledger knows of all runs, latest first
 * @param historyOmitted how many older entries the ledger has
 * @param configuration the run's settings by name, without secrets; empty where they were not recorded
 * @param versions of Rekey, Java and both servers; empty where they were not recorded
 * @param peakMemoryBytes the most memory that the process of the run held at once, or null where it was not recorded
 * @param assessment what the checks answered before the run wrote anything; empty where that was not recorded
 * @param unreadable what is left out because the reading role may not see it, or because it is gone: a sentence each
 */
public record RunFacts(
        List<ParentTable> parents,
        List<TableAccess> access,
        List<ColumnOrigin> columns,
        List<Throughput> throughput,
        List<HistoryEntry> history,
        long historyOmitted,
        Map<String, String> configuration,
        Map<String, String> versions,
        @Nullable Long peakMemoryBytes,
        List<Assessment.Check> assessment,
        List<String> unreadable) {

    /** Nothing is known beside the rows' fates. */
    public static final RunFacts NONE = new RunFacts(
            List.of(), List.of(), List.of(), List.of(), List.of(), 0, Map.of(), Map.of(), null, List.of(), List.of());

    /**
     * A table that children find their parents in.
     *
     * @param legacyKey the column they find them by
     * @param rows all rows
     * @param withLegacyId rows that have a legacy id
     * @param foundTwice legacy ids that more than one row has
     */
    public record ParentTable(String table, String legacyKey, long rows, long withLegacyId, long foundTwice) {}

    /**
     * Who may read a table.
     *
     * @param table the table, with its schema where that is not the target's
     * @param owner the owning role
     * @param rowSecurity {@code off}, {@code on} or {@code forced}
     * @param policies the names of its policies
     * @param readers the roles that were granted SELECT, the owner and PUBLIC among them; {@code (some columns)} follows
     *     the name of one that was not granted it on the whole table. Superusers read everything and are not listed.
     */
    public record TableAccess(
            String table, String owner, String rowSecurity, List<String> policies, List<String> readers) {}

    /**
     * Where a target column came from.
     *
     * @param from the source query's columns, empty where there are none
     * @param expressions what each of these is in the query, as SQL; empty text where that is not known
     * @param rule how they became the value, empty where it was copied
     * @param fallback the constant that stands in for null, as SQL, or null where there is none
     * @param leftOut why nothing is written into the column, or why it is null in every row; null where it is filled
     */
    public record ColumnOrigin(
            String table,
            String column,
            List<String> from,
            List<String> expressions,
            String rule,
            @Nullable String fallback,
            @Nullable String leftOut) {}

    /**
     * Rows that a run wrote in a stretch of time. All stretches of a run are equally long; those without rows are left
     * out.
     *
     * @param start when it began
     * @param seconds how long it was
     */
    public record Throughput(String table, Instant start, double seconds, long rows) {}

    /**
     * A table's part in a run, as {@code migration_control} has it.
     *
     * @param worker host, process and nonce of the runner
     * @param error why it failed, or null
     */
    public record HistoryEntry(
            String runId,
            String table,
            String operation,
            String status,
            long processed,
            long total,
            @Nullable Instant startedAt,
            @Nullable Instant completedAt,
            String worker,
            @Nullable String error) {}
}
