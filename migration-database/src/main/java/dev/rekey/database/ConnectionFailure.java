package dev.rekey.database;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in one line why a database did not let us in, and what to do. */
public final class ConnectionFailure {

    private ConnectionFailure() {}

    static MigrationException of(SQLException e, Endpoint endpoint) {
        Kind kind = kind(e);
        String text = endpoint.prefix().replace("_DB", " database") + ": " + reason(kind, e, endpoint) + ". "
                + remedy(kind, endpoint.prefix()) + ".";
        return new MigrationException(kind == Kind.PARAMETER ? ExitCode.CONFIGURATION : ExitCode.CONNECTION, text, e);
    }

    /** A failure inside a run that is due to a connection, if it is one. */
    public static Optional<MigrationException> within(Throwable thrown) {
        SQLException e = cause(thrown, SQLException.class);
        while (e != null) {
            String state = state(e);
            if (state.startsWith("08") || state.startsWith("57P0") || state.startsWith("28") || state.equals("53300")) {
                return Optional.of(new MigrationException(
                        ExitCode.CONNECTION,
                        "The connection to a database was lost or refused (SQLSTATE " + state
                                + "). Restore it, then run: rekey migrate. It goes on where it stopped.",
                        thrown));
            }
            e = e.getCause() == null ? null : cause(e.getCause(), SQLException.class);
        }
        return Optional.empty();
    }

    /** A server that is another than its configuration says. */
    static MigrationException contradicted(Pooling named, Endpoint endpoint) {
        return new MigrationException(
                ExitCode.CONFIGURATION,
                "%1$s database: %2$s says that %3$s is there, but two connections to %4$s met the same session: it is %5$s. Remove %2$s, or set it to transaction."
                        .formatted(
                                endpoint.prefix().replace("_DB", ""),
                                named.found(),
                                named.pooler() == Pooler.NONE ? "no pooler" : named.pooler(),
                                endpoint,
                                Pooler.TRANSACTION));
    }

    /** Whether a further connection was refused, or kept waiting, because there are enough. */
    static boolean isFull(SQLException e) {
        Kind kind = kind(e);
        return kind == Kind.FULL || kind == Kind.STALLED;
    }

    private enum Kind {
        PASSWORD,
        NO_PASSWORD,
        DATABASE,
        HOST,
        UNREACHABLE,
        STALLED,
        UNTRUSTED,
        WRONG_HOST,
        NO_TLS,
        TLS_WANTED,
        FULL,
        PARAMETER,
        OTHER
    }

    private static String reason(Kind kind, SQLException e, Endpoint endpoint) {
        return switch (kind) {
            case PASSWORD -> endpoint + " refused the user " + endpoint.user() + " or its password";
            case NO_PASSWORD -> endpoint + " asks for a password, and none is set";
            case DATABASE -> "the server has no database " + endpoint.database() + " (" + endpoint + ")";
            case HOST -> "the host of " + endpoint + " is unknown";
            case UNREACHABLE -> "nothing answers at " + endpoint;
            case STALLED -> endpoint + " answers, but lets nobody in";
            case WRONG_HOST ->
                "the certificate of " + endpoint + " is another host's (sslmode " + endpoint.sslMode() + ")";
            case UNTRUSTED ->
                "the TLS connection to " + endpoint + " cannot be trusted (sslmode " + endpoint.sslMode() + ")";
            case NO_TLS -> endpoint + " does not speak TLS, which sslmode " + endpoint.sslMode() + " asks for";
            case TLS_WANTED -> endpoint + " lets nobody in from here without TLS (sslmode " + endpoint.sslMode() + ")";
            case FULL -> endpoint + " has no connection left";
            case PARAMETER -> "the driver does not accept the URL's parameters (" + firstLine(e) + ")";
            case OTHER -> endpoint + " refused the connection (SQLSTATE " + state(e) + ": " + firstLine(e) + ")";
        };
    }

    private static String remedy(Kind kind, String prefix) {
        return switch (kind) {
            case PASSWORD ->
                "Check %1$s_USER and %1$s_PASSWORD (or %1$s_URL); in .env, quote a value that contains #. It was tried once and not again"
                        .formatted(prefix);
            case NO_PASSWORD ->
                "Set %1$s_PASSWORD, or %1$s_PASSWORD_FILE, or write a line into ~/.pgpass".formatted(prefix);
            case DATABASE -> "Check " + prefix + "_NAME, or the path of " + prefix + "_URL";
            case HOST -> "Check " + prefix + "_HOST, or the host in " + prefix + "_URL, and name resolution";
            case UNREACHABLE ->
                "Check %1$s_HOST and %1$s_PORT (or %1$s_URL), the server, firewalls, and whether this network has the server's IP version (Supabase's direct connection is IPv6, its poolers are IPv4)"
                        .formatted(prefix);
            case UNTRUSTED ->
                "Set %1$s_SSLROOTCERT to the file of the server's CA certificate (Supabase: Database Settings, SSL), or to 'system'; %1$s_SSL=require encrypts without checking whom one talks to"
                        .formatted(prefix);
            case NO_TLS -> "Switch TLS on at the server, or set " + prefix + "_SSL=disable if the way there is trusted";
            case TLS_WANTED -> "Set " + prefix + "_SSL=verify-full (or require), or have pg_hba.conf let this host in";
            case WRONG_HOST ->
                "Name the server in %1$s_HOST (or %1$s_URL) as its certificate does; %1$s_SSL=verify-ca leaves the name unchecked"
                        .formatted(prefix);
            case STALLED, FULL -> "Close other clients, lower WORKERS, or raise the pooler's pool size";
            case PARAMETER -> "Correct them in " + prefix + "_URL, or leave them out";
            case OTHER -> "Check " + prefix + "_* against the server's own settings";
        };
    }

    private static Kind kind(SQLException e) {
        String message = firstLine(e);
        if (cause(e, UnknownHostException.class) != null) {
            return Kind.HOST;
        }
        SocketTimeoutException timeout = cause(e, SocketTimeoutException.class);
        if (message.contains("attempt timed out") || (timeout != null && isOfRead(timeout))) {
            return Kind.STALLED;
        }
        if (timeout != null
                || cause(e, ConnectException.class) != null
                || cause(e, NoRouteToHostException.class) != null) {
            return Kind.UNREACHABLE;
        }
        if (message.contains("does not support SSL")) {
            return Kind.NO_TLS;
        }
        if (message.contains("no encryption") || message.contains("SSL off")) {
            return Kind.TLS_WANTED;
        }
        if (message.contains("hostname") && message.contains("could not be verified")) {
            return Kind.WRONG_HOST;
        }
        if (cause(e, SSLException.class) != null || message.contains("SSL")) {
            return Kind.UNTRUSTED;
        }
        if (message.contains("no password was provided") || message.contains("password is an empty string")) {
            return Kind.NO_PASSWORD;
        }
        // The pooler's word for an unknown user, which has no SQLSTATE of its own.
        if (message.contains("Tenant or user not found")) {
            return Kind.PASSWORD;
        }
        return switch (state(e)) {
            case "28P01", "28000" -> Kind.PASSWORD;
            case "3D000" -> Kind.DATABASE;
            case "53300" -> Kind.FULL;
            case "08001" -> Kind.UNREACHABLE;
            case "22023" -> Kind.PARAMETER;
            default -> SqlFaults.isFull(e) ? Kind.FULL : Kind.OTHER;
        };
    }

    /** The JDK has one exception for both: an address that does not answer, and a connection that falls silent. */
    private static boolean isOfRead(SocketTimeoutException timeout) {
        return String.valueOf(timeout.getMessage()).startsWith("Read");
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "none" : e.getSQLState();
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
    }

    private static <T extends Throwable> @Nullable T cause(Throwable thrown, Class<T> type) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
        }
        return null;
    }
}
