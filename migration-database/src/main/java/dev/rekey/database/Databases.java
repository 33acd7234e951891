package dev.rekey.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.rekey.api.MigrationException;
import java.sql.Connection;
import java.sql.SQLException;

/** The connections to both databases. */
public final class Databases implements AutoCloseable {
    private final Pool source;
    private final Pool target;

    /** A pool that, once we were refused, says so without waiting. */
    private static final class Pool extends HikariDataSource {
        private final Gate gate;
        private final boolean transactionPooler;

        Pool(HikariConfig config, Gate gate, boolean transactionPooler) {
            super(config);
            this.gate = gate;
            this.transactionPooler = transactionPooler;
        }

        @Override
        public Connection getConnection() throws SQLException {
            gate.requireOpen();
            return super.getConnection();
        }

        Database database() {
            return new Database(this, transactionPooler);
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
            source.close();
        } finally {
            target.close();
        }
    }

    private static void attempt(Endpoint endpoint) {
        try (Connection connection = new Gate(endpoint).getConnection()) {
            connection.getMetaData(); // the connection itself was the question
        } catch (SQLException e) {
            throw ConnectionFailure.of(e, endpoint);
        }
    }

    /**
     * A pool that gives up well after one attempt to connect, whose failure is then known; {@link Patience} goes on
     * from there.
     */
    private static Pool pool(String name, Endpoint endpoint, int workers) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        Gate gate = new Gate(endpoint);
        config.setDataSource(gate);
        config.setMaximumPoolSize(workers + 2);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(
                ConnectionProperties.connectTimeout(endpoint).multipliedBy(2).toMillis());
        config.setInitializationFailTimeout(-1);
        if (!endpoint.transactionPooler()) {
            config.setConnectionInitSql(Database.SETTINGS.formatted("SESSION"));
        }
        return new Pool(config, gate, endpoint.transactionPooler());
    }
}
