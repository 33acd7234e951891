package dev.rekey.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.rekey.api.MigrationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

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
        try (Together together = new Together(1)) {
            Supplier<Reach> reached = together.ask(() -> Reach.of(target, workers + 2));
            Reach from;
            try {
                from = Reach.of(source, workers + 2);
            } catch (RuntimeException | Error fault) {
                forget(reached);
                throw fault;
            }
            Reach to;
            try {
                to = reached.get();
            } catch (RuntimeException | Error fault) {
                from.close();
                throw fault;
            }
            Budget budget = Budget.of(from.connections(), to.connections(), workers);
            Supplier<Pool> pool = together.ask(() -> pool("rekey-target", to));
            return new Databases(pool("rekey-source", from), pool.get(), budget.workers(), budget.notices());
        }
    }

    /** Why the other database could not be reached is what is told, whatever comes of this one. */
    private static void forget(Supplier<Reach> reached) {
        try {
            reached.get().close();
        } catch (RuntimeException unheard) {
            // Neither was.
        }
    }

    /** The same for commands that ask the ledger alone, and should answer while the legacy system is down. */
    public static Databases openLedger(Endpoint source, Endpoint target) {
        Reach unasked = Reach.unasked(source, Objects.requireNonNullElse(source.pooling(), UNASKED), QUESTIONERS);
        Reach to = Reach.of(target, QUESTIONERS);
        return new Databases(pool("rekey-source", unasked), pool("rekey-target", to), QUESTIONERS, List.of());
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
    private static Pool pool(String name, Reach reach) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        Gate gate = new Gate(reach);
        config.setDataSource(gate);
        config.setMaximumPoolSize(reach.connections());
        config.setMinimumIdle(0);
        config.setConnectionTimeout(ConnectionProperties.connectTimeout(reach.endpoint())
                .multipliedBy(2)
                .toMillis());
        config.setInitializationFailTimeout(-1);
        config.setExceptionOverride(new Eviction());
        Pool pool = new Pool(config, gate, reach.pooling());
        fill(pool, reach.open().size());
        return pool;
    }

    /** Hands the connections that are open to the pool, which then looks after them: it closes those that nobody needs. */
    private static void fill(Pool pool, int number) {
        List<Connection> taken = new ArrayList<>();
        try {
            for (int i = 0; i < number; i++) {
                taken.add(pool.getConnection());
            }
        } catch (SQLException e) {
            // Whoever needs one asks again, and is told.
        } finally {
            taken.forEach(Databases::giveBack);
        }
    }

    private static void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // The pool makes another one.
        }
    }
}
