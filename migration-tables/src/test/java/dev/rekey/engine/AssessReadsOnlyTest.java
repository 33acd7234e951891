package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.Assessment;
import dev.rekey.fixtures.DemoData.Variant;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** An assessment writes nothing, and could not: its connections refuse. */
final class AssessReadsOnlyTest {

    /** Everything in a database that somebody could have written: tables, indexes and sequences, and every row. */
    private static final String FINGERPRINT = """
            SELECT n.nspname, c.relname, c.relkind, c.relfilenode,
                   CASE WHEN c.relkind = 'r' THEN
                     md5(query_to_xml(format('SELECT * FROM %I.%I AS t ORDER BY t::text', n.nspname, c.relname),
                                      true, true, '')::text) END AS rows
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname !~ '^(pg_|information_schema)' ORDER BY 1, 2""";

    private final AtomicInteger refused = new AtomicInteger();

    @Test
    void databases_afterAnAssessment_areAsBefore() {
        try (Scenario scenario = Scenario.of(Variant.SMALL)) {
            scenario.migration("technicians").migrate();
            List<String> source = scenario.source(FINGERPRINT);
            List<String> target = scenario.target(FINGERPRINT);

            Assessment assessment = scenario.migration().assess();

            assertThat(assessment.tables()).hasSize(9);
            assertThat(scenario.source(FINGERPRINT)).hasSizeGreaterThan(9).isEqualTo(source);
            assertThat(scenario.target(FINGERPRINT)).hasSizeGreaterThan(9).isEqualTo(target);
        }
    }

    @Test
    void writes_onAnyOfItsTransactions_areRefused() {
        try (Scenario scenario = Scenario.of(Variant.SMALL)) {
            Assessment assessment = scenario.builder()
                    .source(tempted(scenario.source()))
                    .target(tempted(scenario.target()))
                    .build()
                    .assess();

            assertThat(assessment.tables()).hasSize(9);
            assertThat(refused).hasValueGreaterThan(50);
        }
    }

    /** The same database; before each of its transactions ends, a write is tried on it. */
    private DataSource tempted(DataSource database) {
        return proxy(
                DataSource.class,
                database,
                name -> {},
                found -> proxy(
                        Connection.class,
                        (Connection) found,
                        name -> {
                            if (name.equals("commit")) {
                                tryToWrite((Connection) found);
                            } else if (name.equals("createStatement") || name.equals("prepareStatement")) {
                                assertThat(((Connection) found).getAutoCommit()).isFalse();
                            }
                        },
                        other -> other));
    }

    private void tryToWrite(Connection connection) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE intruder ()");
        } catch (SQLException e) {
            assertThat(e.getSQLState()).isEqualTo("25006");
            refused.incrementAndGet();
            connection.rollback(before);
            return;
        }
        throw new AssertionError("a table was created by an assessment");
    }

    private interface Before {
        void call(String method) throws SQLException;
    }

    private interface After {
        Object of(Object found);
    }

    private static <T> T proxy(Class<T> type, T real, Before before, After after) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    before.call(method.getName());
                    try {
                        Object found = method.invoke(real, arguments);
                        return found instanceof Connection ? after.of(found) : found;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
