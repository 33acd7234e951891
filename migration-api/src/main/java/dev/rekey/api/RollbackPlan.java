package dev.rekey.api;

import java.util.List;

/**
 * What a rollback would do, row by row; nothing was written.
 *
 * @param what what was asked for
 * @param runs the runs whose rows it is about, the latest first
 * @param tables in the order of removal: children first
 * @param kept rows that would be kept, at most {@link #MAX_ROWS}
 * @param rewritten rows that stood before and that the runs rewrote, at most {@link #MAX_ROWS}; they stay as they are
 * @param hanging rows of others that hang on rows of the runs, by the key that they hang by
 * @param stays what the runs altered beside rows, a line each
 * @param notes what else whoever decides should know, a line each
 */
public record RollbackPlan(
        Rollback what,
        List<String> runs,
        List<Table> tables,
        List<Row> kept,
        List<Row> rewritten,
        List<Hanging> hanging,
        List<String> stays,
        List<String> notes) {

    /** So many rows are named; the counts have all of them. */
    public static final int MAX_ROWS = 10_000;

    /** Why a row stays. */
    public enum Reason {
        /** It is not as it was when it was migrated. */
        CHANGED,
        /** A later run rewrote it. */
        REWRITTEN,
        /** It was migrated before the ledger kept what a row looked like. */
        UNKNOWN,
        /** Rows hang on it that the rollback does not remove. */
        REFERENCED,
        /** The database, or a trigger of it, does not let it go. */
        REFUSED
    }

    /**
     * A table's rows.
     *
     * @param removed rows that go
     * @param kept rows that were inserted and stay
     * @param gone rows that somebody has deleted already; their mappings go
     * @param adopted rows that stood before and were only found; their mappings go
     * @param rewritten rows that stood before and were rewritten; they stay
     * @param rejected entries of the quarantine that go
     */
    public record Table(String table, long removed, long kept, long gone, long adopted, long rewritten, long rejected) {

        /** Both together. */
        public Table plus(Table other) {
            return new Table(
                    table,
                    removed + other.removed,
                    kept + other.kept,
                    gone + other.gone,
                    adopted + other.adopted,
                    rewritten + other.rewritten,
                    rejected + other.rejected);
        }
    }

    /** A row that stays. */
    public record Row(String table, long legacyId, String runId, Reason reason, String message) {

        @Override
        public String toString() {
            return table + ": legacy id " + legacyId + ": " + message;
        }
    }

    /**
     * Rows that hang on rows of a table.
     *
     * @param table the table
     * @param by the column that refers, with its schema and table
     * @param onDelete what the key says of a deletion, in SQL's words
     * @param rows how many there are
     */
    public record Hanging(String table, String by, String onDelete, long rows) {}

    /** Rows of all tables that go. */
    public long removed() {
        return tables.stream().mapToLong(Table::removed).sum();
    }

    /** Rows of all tables that stay though they were inserted. */
    public long keptRows() {
        return tables.stream().mapToLong(Table::kept).sum();
    }

    /** Whether there is nothing to be done. */
    public boolean empty() {
        return tables.stream()
                .allMatch(table ->
                        table.removed() + table.kept() + table.gone() + table.adopted() + table.rejected() == 0);
    }
}
