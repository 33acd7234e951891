package dev.rekey.jdbi;

import java.sql.Connection;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/** Gives SQL objects on a given connection. */
public final class Daos {

    /** One a zone, so that parsed SQL and mappers are kept from page to page. */
    private static final Map<ZoneId, Jdbi> BY_ZONE = new ConcurrentHashMap<>();

    /** Whatever begins something in Jdbi's grammar of statements. */
    private static final Pattern SPECIAL = Pattern.compile("[\\\\'\":?/]");

    private static final ThreadLocal<Connection> CURRENT = new ThreadLocal<>();

    private Daos() {}

    /** A DAO on the connection, which stays its owner's to commit and close. */
    public static <D> D on(Connection connection, Class<D> dao) {
        return on(connection, ZoneOffset.UTC, dao);
    }

    /**
     * A DAO on the connection.
     *
     * @param zone in which it reads timestamps that have none
     */
    public static <D> D on(Connection connection, ZoneId zone, Class<D> dao) {
        return open(connection, zone).attach(dao);
    }

    /** A DAO on the connection, its SQL's {@code <name>} standing for {@code value}. */
    public static <D> D on(Connection connection, String name, String value, Class<D> dao) {
        return open(connection, ZoneOffset.UTC).define(name, value).attach(dao);
    }

    /** A handle on the connection, for SQL that is known only at run time. */
    public static Handle open(Connection connection) {
        return open(connection, ZoneOffset.UTC);
    }

    /**
     * SQL of somebody else's to be defined into a statement: what Jdbi would read as a parameter, a quote or an escape in
     * it reaches the database as it is.
     */
    public static String verbatim(String sql) {
        return SPECIAL.matcher(sql).replaceAll("\\\\$0");
    }

    /** A query over a source query, which stands for {@code <query>} in it. */
    public static Query over(Connection connection, String sourceQuery, String sql) {
        return open(connection).createQuery(sql).define("query", verbatim(sourceQuery));
    }

    private static Handle open(Connection connection, ZoneId zone) {
        CURRENT.set(connection);
        try {
            return BY_ZONE.computeIfAbsent(zone, Daos::create).open();
        } finally {
            CURRENT.remove();
        }
    }

    private static Jdbi create(ZoneId zone) {
        Jdbi jdbi = Jdbi.create(new GivenConnection());
        jdbi.installPlugin(new SqlObjectPlugin());
        jdbi.registerColumnMapper(Number.class, ColumnMappers.NUMBER);
        jdbi.registerColumnMapper(LocalDate.class, ColumnMappers.DATE);
        jdbi.registerColumnMapper(OffsetDateTime.class, ColumnMappers.timestamp(zone));
        jdbi.registerColumnMapper(ColumnMappers.lists(zone));
        jdbi.registerArrayType(Long.class, "bigint");
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
        // Its messages would quote bound values, and those are patients' data.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        return jdbi;
    }

    private static final class GivenConnection implements ConnectionFactory {
        @Override
        public Connection openConnection() {
            return CURRENT.get();
        }

        @Override
        public void closeConnection(Connection connection) {
            // Its owner closes it.
        }
    }
}
