package dev.rekey.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a connection leads to.
 *
 * @param version PostgreSQL's, as the server gives it
 * @param database the database's name
 * @param host the host's name or address, several with commas between them, without ports; null where the driver is not
 *     PostgreSQL's own
 */
public record Server(
        String version, String database, @Nullable String host) {

    /** A query of what tells a database from every other, copies of it included. */
    public static final String PLACE = "SELECT concat_ws('/', current_database(),"
            + " (SELECT oid FROM pg_database WHERE datname = current_database()), inet_server_addr(), inet_server_port())";

    private static final Pattern ADDRESSES = Pattern.compile("^jdbc:postgresql://([^/?]*)");
    private static final Pattern PORT = Pattern.compile(":\\d+(?=,|$)");

    /** Asks the server, once. */
    public static Server of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT current_setting('server_version'), current_database()")) {
            row.next();
            return of(connection, row.getString(1), row.getString(2));
        }
    }

    /** Where the version and the database are known already: asks nobody. */
    public static Server of(Connection connection, String version, String database) throws SQLException {
        return new Server(version, database, host(connection.getMetaData().getURL()));
    }

    /** The answer to {@link #PLACE}. */
    public static String place(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(PLACE)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Nothing else of the URL: it may hold a password. */
    static @Nullable String host(@Nullable String url) {
        Matcher addresses = ADDRESSES.matcher(url == null ? "" : url);
        return addresses.find() ? PORT.matcher(addresses.group(1)).replaceAll("") : null;
    }
}
