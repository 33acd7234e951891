package dev.rekey.tables;

import java.util.List;
import java.util.Set;

/**
 * A table's SQL. Its implementations are Jdbi SQL objects that annotate each method with the statement; {@code query}
 * and {@code table} are defined into it, the rest is bound.
 *
 * @param <L> a row as the source query yields it
 */
public interface TableDao<L> {

    List<L> read(String query, long after, long upTo, int limit);

    Set<Long> insert(String table, String rows);

    void update(String table, String rows);
}
