package dev.rekey.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.fixtures.PgBouncer;
import dev.rekey.fixtures.PgBouncer.Mode;
import dev.rekey.fixtures.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What we go through to a server, and how often, is found out by asking. */
class ReachTest {

    private final PostgresServer server = PostgresServer.shared();
    private String url = "";

    @BeforeEach
    void create() {
        url = server.createDatabase("reach");
    }

    @AfterEach
    void drop() {
        server.dropDatabase(url);
    }

    @Test
    void direct_everyConnectionHasItsSession() {
        assertThat(Reach.of(endpoint(url, "auto"), 6))
                .hasToString(
                        "Reach[pooling=a direct connection, found by asking: every connection has a session of its own,"
                                + " connections=6]");
    }

    @Test
    void direct_limitOfTheRole_isCounted() throws SQLException {
        String role = PostgresServer.databaseName(url);
        execute("CREATE ROLE " + role + " LOGIN PASSWORD 'few' CONNECTION LIMIT 2");
        try {
            String few = url.replaceFirst("user=[^&]*", "user=" + role + "&password=few");
            assertThat(Reach.of(endpoint(few, "auto"), 6).connections()).isEqualTo(2);
        } finally {
            execute("DROP ROLE " + role);
        }
    }

    @Test
    void openLedger_asksTheTargetAlone() {
        Endpoint nobody = endpoint("postgresql://u:pw@127.0.0.1:1/db", "auto");
        try (Databases databases = Databases.openLedger(nobody, endpoint(url, "auto"))) {
            assertThat(databases.target().pooling().pooler()).isEqualTo(Pooler.NONE);
            assertThat(databases.source().settingsPerTransaction()).isTrue();
        }
    }

    /** With PgBouncer, where it is installed. */
    @Nested
    class Pooled {

        @BeforeEach
        void pgbouncerIsInstalled() {
            assumeTrue(PgBouncer.isInstalled(), PgBouncer.MISSING);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                SESSION     | 2 | a session pooler, found by asking: another session than the one that logged us in     | 2
                SESSION     | 1 | a transaction pooler, assumed: a pooler is there, and gives no second connection to ask more | 1
                TRANSACTION | 2 | a transaction pooler, found by asking: two connections met the same session           | 6
                TRANSACTION | 1 | a transaction pooler, found by asking: two connections met the same session           | 6
                """)
        void pooler_isFoundByAsking(Mode mode, int poolSize, String pooling, int connections) {
            try (PgBouncer pgbouncer = PgBouncer.start(url, mode, poolSize)) {
                Reach reach = Reach.of(endpoint(pgbouncer.url(url), "auto"), 6);

                assertThat(reach.pooling()).hasToString(pooling);
                assertThat(reach.connections()).isEqualTo(connections);
            }
        }

        @Test
        void transactionPooler_thatGoesRound_isFoundToo() throws SQLException {
            try (PgBouncer pgbouncer = PgBouncer.start(url, Mode.TRANSACTION, 2, "server_round_robin = 1")) {
                Endpoint endpoint = endpoint(pgbouncer.url(url), "auto");
                openTwo(pgbouncer.url(url));

                assertThat(Reach.of(endpoint, 6).pooling().pooler()).isEqualTo(Pooler.TRANSACTION);
            }
        }

        /** Transactions under way at once, so that the pooler has as many sessions to go round with. */
        private void openTwo(String pooled) throws SQLException {
            try (Connection one = PostgresServer.dataSource(pooled).getConnection();
                    Connection two = PostgresServer.dataSource(pooled).getConnection()) {
                for (Connection each : new Connection[] {one, two}) {
                    each.setAutoCommit(false);
                    try (Statement statement = each.createStatement()) {
                        statement.execute("SELECT 1");
                    }
                }
                one.commit();
                two.commit();
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"none", "session"})
        void transactionPooler_thatIsSaidNotToBeThere_isRefused(String named) {
            try (PgBouncer pgbouncer = PgBouncer.start(url, Mode.TRANSACTION, 2)) {
                assertThatThrownBy(() -> Reach.of(endpoint(pgbouncer.url(url), named), 6))
                        .isInstanceOfSatisfying(MigrationException.class, refusal -> assertThat(refusal.exitCode())
                                .isEqualTo(ExitCode.CONFIGURATION))
                        .hasMessageStartingWith("TARGET database: TARGET_DB_POOLER=" + named + " says that ")
                        .hasMessageEndingWith("it is a transaction pooler. Remove TARGET_DB_POOLER=" + named
                                + ", or set it to transaction.");
            }
        }

        @Test
        void sessionPooler_thatIsTakenForATransactionPooler_isBelieved() {
            try (PgBouncer pgbouncer = PgBouncer.start(url, Mode.SESSION, 2)) {
                assertThat(Reach.of(endpoint(pgbouncer.url(url), "transaction"), 6)
                                .pooling())
                        .hasToString("a transaction pooler, TARGET_DB_POOLER=transaction");
            }
        }

        @Test
        void sessionPooler_withoutASessionLeft_isTold() throws SQLException {
            try (PgBouncer pgbouncer = PgBouncer.start(url, Mode.SESSION, 1);
                    Connection other =
                            PostgresServer.dataSource(pgbouncer.url(url)).getConnection()) {
                assertThat(other.isValid(0)).isTrue(); // has asked something, and so has the session
                assertThatThrownBy(() -> Reach.of(endpoint(pgbouncer.url(url), "auto"), 6))
                        .isInstanceOfSatisfying(MigrationException.class, refusal -> assertThat(refusal.exitCode())
                                .isEqualTo(ExitCode.CONNECTION))
                        .hasMessageEndingWith(
                                " has no connection left. Close other clients, lower WORKERS, or raise the"
                                        + " pooler's pool size.");
            }
        }

        @Test
        void fewSessions_meanFewerWorkers_andItIsSaid() throws SQLException {
            try (PgBouncer pgbouncer = PgBouncer.start(url, Mode.SESSION, 3);
                    Databases databases =
                            Databases.open(endpoint(url, "auto"), endpoint(pgbouncer.url(url), "auto"), 4);
                    Connection one = databases.target().dataSource().getConnection();
                    Connection two = databases.target().dataSource().getConnection();
                    Connection three = databases.target().dataSource().getConnection()) {
                assertThat(databases.workers()).isEqualTo(2);
                assertThat(databases.notices())
                        .singleElement()
                        .asString()
                        .startsWith("the target database gives 3 connections, and 4 workers need 5:"
                                + " going on with 2 workers.");
                assertThat(new Connection[] {one, two, three}).doesNotContainNull();
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = PostgresServer.dataSource(url).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Endpoint endpoint(String url, String pooler) {
        Settings settings = Given.environment(Map.of("TARGET_DB_URL", url, "TARGET_DB_POOLER", pooler));
        return Objects.requireNonNull(EndpointReader.read(settings, "TARGET_DB", Path.of(""), warning -> {}));
    }
}
