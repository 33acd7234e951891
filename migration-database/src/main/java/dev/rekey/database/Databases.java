package dev.rekey.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.rekey.api.MigrationException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The connections to both databases. */
public final class Databases implements AutoCloseable {
    private static final long POOL_TIMEOUT_MILLIS = 30_000;

    private final Pool source;
    private final Pool target;

    private record Pool(HikariDataSource dataSource, boolean transactionPooler) {
        Database database() {
            return new Database(dataSource, transactionPooler);
        }
    }

    private Databases(Pool source, Pool target) {
        this.source = source;
        this.target = target;
    }

    /**
     * Tries one connection to each database, then opens the pools. A password that is refused is refused once: a pool
     * would repeat it until the server locks us out.
     *
     * @throws MigrationException CONNECTION, saying which database, where and why
     */
    public static Databases open(Endpoint source, Endpoint target, int workers) {
        attempt(source);
        return openLedger(source, target, workers);
    }

    /** The same for commands that ask the ledger alone, and should answer while the legacy system is down. */
    public static Databases openLedger(Endpoint source, Endpoint target, int workers) {
        attempt(target);
        return new Databases(pool("rekey-source", source, workers), pool("rekey-target", target, workers));
    }

    public Database source() {
        return source.database();
    }

    public Database target() {
        return target.database();
    }

    @Override
    public void close() {
        try {
            source.dataSource().close();
        } finally {
            target.dataSource().close();
        }
    }

    private static void attempt(Endpoint endpoint) {
        try (Connection connection =
                DriverManager.getConnection(ConnectionProperties.url(endpoint), ConnectionProperties.of(endpoint))) {
            connection.getMetaData(); // the connection itself was the question
        } catch (SQLException e) {
            throw ConnectionFailure.of(e, endpoint);
        }
    }

    private static Pool pool(String name, Endpoint endpoint, int workers) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(ConnectionProperties.url(endpoint));
        config.setDataSourceProperties(ConnectionProperties.of(endpoint));
        config.setMaximumPoolSize(workers + 2);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(POOL_TIMEOUT_MILLIS);
        config.setInitializationFailTimeout(-1);
        config.setExceptionOverride(new Eviction());
        if (!endpoint.transactionPooler()) {
            config.setConnectionInitSql(Database.SETTINGS.formatted("SESSION"));
        }
        return new Pool(new HikariDataSource(config), endpoint.transactionPooler());
    }
}
