package dev.rekey.api;

import java.util.List;
import java.util.Set;

/**
 * What one table knows: its description, how its rows are read, mapped and written. It never opens connections, logs,
 * retries, counts or commits; the engine does that, once, for all tables. Implementations are stateless and are called
 * from several threads. An {@link java.sql.SQLException} leaves a method as the cause of an unchecked exception: by its
 * SQLSTATE the engine knows whether to try again, to look for the offending row, or to end.
 *
 * @param <L> a row as the source query yields it
 * @param <T> a row of the target table: a public record whose components carry {@link Column}
 */
public interface TableMigration<L extends LegacyRow, T extends Record> {

    TableSpec<L, T> spec();

    /** Reads a page of the source query, in ascending order of legacy id. */
    List<L> read(SourcePage page);

    /** Maps a row: a pure function of the row and of what the context answers. */
    Mapping<T> map(L row, RowContext<L> context);

    /**
     * Inserts rows, skipping those whose unique key is taken ({@code ON CONFLICT DO NOTHING}).
     *
     * @return the legacy ids of the rows that went in
     */
    Set<Long> insert(TargetPage page);

    /**
     * Whether {@link #insert} is nothing but an INSERT of the page's columns that skips rows whose unique key is taken. The
     * engine then inserts new rows together with what it records of them, in one statement of its own.
     */
    default boolean isPlainInsert() {
        return false;
    }

    /** Rewrites every column but {@code id} of rows that stand, found by {@code id}. */
    void update(TargetPage page);
}
