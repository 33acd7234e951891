package dev.rekey.assess.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.database.Database;
import dev.rekey.database.Transactions;
import dev.rekey.engine.Scenario;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.jdbc.PgConnection;

/** A pooler that hands one server session to several clients is found out; a session of one's own is not suspected. */
final class ProbeTest {

    @Test
    void directConnections_areNotPooled_andAnswerInTime() {
        try (Scenario scenario = Scenario.empty()) {
            Probe probe = Probe.of(new Transactions(Database.shared(scenario.target())));

            assertThat(probe.strangersStatements()).isFalse();
            assertThat(probe.pooling()).hasToString("a data source of the caller's, given by the caller");
            assertThat(probe.roundTripMicros()).isBetween(1L, 10_000_000L);
            assertThat(probe.clockAheadMillis()).isBetween(-10_000L, 10_000L);
        }
    }

    @Test
    void clientConnections_thatShareASession_meetStrangersStatements_unlessThereAreNone() throws SQLException {
        try (Scenario scenario = Scenario.empty();
                Connection session = scenario.target().getConnection()) {
            Transactions pooled = new Transactions(Database.shared(handingOut(session)));

            assertThat(Probe.of(pooled).strangersStatements()).isTrue();

            session.unwrap(PgConnection.class).setPrepareThreshold(0);
            assertThat(Probe.of(pooled).strangersStatements()).isFalse();
        }
    }

    @Test
    void poolOfOne_isAskedNoMore() throws SQLException {
        try (Scenario scenario = Scenario.empty();
                Connection session = scenario.target().getConnection()) {
            AtomicInteger given = new AtomicInteger();
            DataSource one = handingOut(session);
            DataSource exhausted = proxy(DataSource.class, (self, method, arguments) -> {
                if (given.getAndIncrement() > 0) {
                    throw new SQLTransientConnectionException("none left");
                }
                return one.getConnection();
            });

            assertThat(Probe.of(new Transactions(Database.shared(exhausted))).strangersStatements())
                    .isFalse();
        }
    }

    /** Every client gets the same session of the server, and closing its connection leaves the session open. */
    private static DataSource handingOut(Connection session) {
        Connection client = proxy(Connection.class, (self, method, arguments) -> {
            try {
                return method.getName().equals("close") ? null : method.invoke(session, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
        return proxy(DataSource.class, (self, method, arguments) -> client);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
