package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.MigrationOptions;
import dev.rekey.database.Database;
import dev.rekey.database.Pooler;
import dev.rekey.database.Pooling;
import dev.rekey.fixtures.DemoData.Variant;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * No thread waits for a second connection of a database while it holds one: where there are few, two such threads would
 * wait for each other for ever.
 */
final class ConnectionsTest {

    private static final Pooling SHARED = new Pooling(Pooler.TRANSACTION, "by the test");

    /** What the second of two partitions begins with, the first ends with: it puts those out, and their source is reread. */
    private static final String CONTESTED = """
            INSERT INTO dispatch_bracket (id, code, name, created_at)
            SELECT id, 'C' || CASE WHEN id BETWEEN 2004001 AND 2004300 THEN 4008001 - id ELSE id END, 'Bracket',
                   '2020-01-01 00:00:00+00'
            FROM generate_series(2000001, 2008000) AS id""";

    @Test
    void everyThread_holdsOneConnectionOfADatabaseAtMost_andThereAreNoMoreThanAnnounced() {
        MigrationOptions options = MigrationOptions.DEFAULTS.withBatchSize(200).withWorkers(3);
        try (Scenario scenario = Scenario.of(Variant.DAMAGED).inSource(CONTESTED)) {
            Counted source = new Counted(scenario.source());
            Counted target = new Counted(scenario.target());
            Migration migration = scenario.builder()
                    .source(new Database(source.counting(), SHARED))
                    .target(new Database(target.counting(), SHARED))
                    .options(options)
                    .build();

            migration.assess();
            migration.migrate();
            migration.retry(Set.of());

            assertThat(source.mostOfAThread()).isOne();
            assertThat(target.mostOfAThread()).isOne();
            assertThat(source.most()).isBetween(1, options.workers());
            assertThat(target.most()).isBetween(1, options.workers() + 1);
        }
    }

    /** A data source that counts the connections that are open, of all threads and of each. */
    private static final class Counted {
        private final DataSource real;
        private final ThreadLocal<AtomicInteger> mine = ThreadLocal.withInitial(AtomicInteger::new);
        private final AtomicInteger all = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final AtomicInteger mostOfAThread = new AtomicInteger();

        Counted(DataSource real) {
            this.real = real;
        }

        int most() {
            return most.get();
        }

        int mostOfAThread() {
            return mostOfAThread.get();
        }

        DataSource counting() {
            return (DataSource) Proxy.newProxyInstance(
                    DataSource.class.getClassLoader(),
                    new Class<?>[] {DataSource.class},
                    (self, method, arguments) -> open());
        }

        private Connection open() throws SQLException {
            Connection connection = real.getConnection();
            most.accumulateAndGet(all.incrementAndGet(), Math::max);
            mostOfAThread.accumulateAndGet(mine.get().incrementAndGet(), Math::max);
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                        if (method.getName().equals("close")) {
                            all.decrementAndGet();
                            mine.get().decrementAndGet();
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
