package dev.rekey.verify;

import dev.rekey.database.Database;
import dev.rekey.database.Patience;
import dev.rekey.database.Transactions;
import dev.rekey.jdbi.Daos;
import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;

/** One of the two databases, of which only questions are asked: each in a transaction that the server keeps from writing. */
final class Side {

    private final String name;
    private final Transactions transactions;
    private final Journal journal;

    Side(String name, Database database, Patience patience, Journal journal) {
        this.name = name;
        this.transactions = new Transactions(name + " database", database, patience);
        this.journal = journal;
    }

    /**
     * The rows of an answer.
     *
     * @param mapper keeps nothing to itself: an answer that broke off is asked for again
     */
    <T> List<T> list(Sql sql, RowMapper<T> mapper) {
        List<T> rows = transactions.read(
                connection -> query(connection, sql).map(mapper).list());
        journal.asked(name, sql.text(), rows.size());
        return rows;
    }

    /** The first column of an answer, as numbers. */
    List<Long> ids(Sql sql) {
        return list(sql, (row, context) -> row.getLong(1));
    }

    /** An answer of one number. */
    long number(Sql sql) {
        return list(sql, (row, context) -> row.getLong(1)).get(0);
    }

    /** An answer of one text. */
    String text(Sql sql) {
        return list(sql, (row, context) -> row.getString(1)).get(0);
    }

    /** Reads something off a query's columns; none of its rows is read. */
    <T> T describe(Sql sql, Description<T> description) {
        Sql columns = new Sql("SELECT * FROM (" + sql.text() + ") AS described WHERE false", sql.values());
        return transactions.read(connection -> query(connection, columns).execute((statement, context) -> {
            try (var rows = statement.get().getResultSet()) {
                return description.of(rows.getMetaData());
            }
        }));
    }

    /** Something about the columns of a query. */
    @FunctionalInterface
    interface Description<T> {
        T of(ResultSetMetaData columns) throws SQLException;
    }

    private static Query query(Connection connection, Sql sql) {
        Query query = Daos.open(connection).createQuery(sql.text());
        // Less than is no template's beginning here.
        query.getConfig(SqlStatements.class)
                .setTemplateEngine(TemplateEngine.NOP)
                .setUnusedBindingAllowed(true);
        sql.values().forEach((name, value) -> {
            if (value instanceof Collection<?> ids) {
                query.bindArray(name, Long.class, ids);
            } else {
                query.bind(name, value);
            }
        });
        return query;
    }
}
