package dev.rekey.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.rekey.api.MigrationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The connections to both databases. */
public final class Databases implements AutoCloseable {
    /** Who asks and, to find out how to ask, another. */
    private static final int QUESTIONERS = 2;

    /** Of a server that need not answer: what is right for every pooler. */
    private static final Pooling UNASKED = new Pooling(Pooler.TRANSACTION, "assumed: not asked");

    private final Pool source;
    private final Pool target;
    private final int workers;
    private final List<String> notices;

    /** A pool that, once we were refused, says so without waiting. */
    private static final class Pool extends HikariDataSource {
        private final Gate gate;
        private final Pooling pooling;

        Pool(HikariConfig config, Gate gate, Pooling pooling) {
            super(config);
            this.gate = gate;
            this.pooling = pooling;
        }

        @Override
        public Connection getConnection() throws SQLException {
            gate.requireOpen();
            return super.getConnection();
        }

        Database database() {
            return new Database(this, pooling);
        }
    }

    private Databases(Pool source, Pool target, int workers, List<String> notices) {
        this.source = source;
        this.target = target;
        this.workers = workers;
        this.notices = notices;
    }

    /**
     * Asks both databases how they are to be talked to and how many connections they give, then opens the pools. A
     * password that is refused is refused once: a pool would repeat it until the server locks us out.
     *
     * @param workers who want a connection of either side at a time
     * @throws MigrationException CONNECTION, saying which database, where and why
     */
    public static Databases open(Endpoint source, Endpoint target, int workers) {
        CompletableFuture<Reach> targetReached = CompletableFuture.supplyAsync(() -> Reach.of(target, workers + 2));
        Reach from;
        try {
            from = Reach.of(source, workers + 2);
        } finally {
            targetReached.handle((reach, failure) -> true).join();
        }
        Reach to = reached(targetReached);
        Budget budget = Budget.of(from.connections(), to.connections(), workers);
        return new Databases(
                pool("rekey-source", source, from),
                pool("rekey-target", target, to),
                budget.workers(),
                budget.notices());
    }

    private static Reach reached(CompletableFuture<Reach> reach) {
        try {
            return reach.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof MigrationException known ? known : e;
        }
    }

    /** The same for commands that ask the ledger alone, and should answer while the legacy system is down. */
    public static Databases openLedger(Endpoint source, Endpoint target) {
        Reach unasked = new Reach(Objects.requireNonNullElse(source.pooling(), UNASKED), QUESTIONERS);
        Reach to = Reach.of(target, QUESTIONERS);
        return new Databases(
                pool("rekey-source", source, unasked), pool("rekey-target", target, to), QUESTIONERS, List.of());
    }

    public Database source() {
        return source.database();
    }

    public Database target() {
        return target.database();
    }

    /** How many workers the connections that can be had suffice for: as many as were asked for, or fewer. */
    public int workers() {
        return workers;
    }

    /** Why there are fewer workers than were asked for, a line a database. */
    public List<String> notices() {
        return notices;
    }

    @Override
    public void close() {
        try {
            source.close();
        } finally {
            target.close();
        }
    }

    /**
     * A pool that gives up well after one attempt to connect, whose failure is then known; {@link Patience} goes on
     * from there.
     */
    private static Pool pool(String name, Endpoint endpoint, Reach reach) {
        boolean shared = reach.pooling().sharesSessions();
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        Gate gate = new Gate(endpoint, shared);
        config.setDataSource(gate);
        config.setMaximumPoolSize(reach.connections());
        config.setMinimumIdle(0);
        config.setConnectionTimeout(
                ConnectionProperties.connectTimeout(endpoint).multipliedBy(2).toMillis());
        config.setInitializationFailTimeout(-1);
        config.setExceptionOverride(new Eviction());
        if (!shared) {
            config.setConnectionInitSql(Database.SETTINGS.formatted("SESSION"));
        }
        return new Pool(config, gate, reach.pooling());
    }
}
