package dev.rekey.assess.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.database.Database;
import dev.rekey.database.Transactions;
import dev.rekey.engine.Scenario;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A pooler that hands one server session to several clients is found out; a session of one's own is not suspected. */
final class ProbeTest {

    @Test
    void directConnections_areNotPooled_andAnswerInTime() {
        try (Scenario scenario = Scenario.empty()) {
            Probe probe = Probe.of(new Transactions(new Database(scenario.target(), false)));

            assertThat(probe.pooledByTransaction()).isFalse();
            assertThat(probe.settingsPerTransaction()).isFalse();
            assertThat(probe.roundTripMicros()).isBetween(1L, 10_000_000L);
            assertThat(probe.clockAheadMillis()).isBetween(-10_000L, 10_000L);
        }
    }

    @Test
    void clientConnections_thatShareASession_arePooled() throws SQLException {
        try (Scenario scenario = Scenario.empty();
                Connection session = scenario.target().getConnection()) {
            Probe probe = Probe.of(new Transactions(new Database(handingOut(session), true)));

            assertThat(probe.pooledByTransaction()).isTrue();
            assertThat(probe.settingsPerTransaction()).isTrue();
        }
    }

    /** Every client gets the same session of the server, and closing its connection leaves the session open. */
    private static DataSource handingOut(Connection session) {
        Connection client = proxy(Connection.class, session);
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, arguments) -> client);
    }

    private static <T> T proxy(Class<T> type, T real) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return method.getName().equals("close") ? null : method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
