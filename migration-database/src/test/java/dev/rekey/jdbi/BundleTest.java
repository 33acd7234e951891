package dev.rekey.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rekey.fixtures.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BundleTest {

    private static String url = "";

    private Connection connection;

    /** A row that is asked for. */
    public record Line(long id, String name) {}

    @BeforeAll
    static void create() {
        url = PostgresServer.shared().createDatabase("bundle");
    }

    @AfterAll
    static void drop() {
        PostgresServer.shared().dropDatabase(url);
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = PostgresServer.dataSource(url).getConnection();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void statements_seeWhatThoseBeforeThemHaveDone() {
        Bundle bundle = Bundle.on(connection)
                .define("table", "line")
                .bind("first", "a:b?")
                .bind("nothing", null)
                .bindList("ids", List.of(1, 2))
                .bindArray("names", String.class, List.of("c", "d"))
                .tell("CREATE TEMPORARY TABLE <table> (id bigint, name text)")
                .tell("INSERT INTO <table> VALUES (1, :first), (3, CAST(:nothing AS text))");
        Supplier<List<Long>> before = bundle.ask("SELECT count(*) FROM <table>", Long.class);
        bundle.tell("INSERT INTO <table> SELECT 2, unnest(:names)");
        Supplier<List<Line>> lines =
                bundle.ask("SELECT id, name FROM <table> WHERE id IN (<ids>) ORDER BY id, name", Line.class);
        Supplier<List<String>> mapped =
                bundle.ask("SELECT count(name) FROM <table>", (row, context) -> row.getLong(1) + " named");
        assertThatThrownBy(lines::get).hasMessage("the bundle was not sent");

        bundle.send();

        assertThat(before.get()).containsExactly(2L);
        assertThat(lines.get()).containsExactly(new Line(1, "a:b?"), new Line(2, "c"), new Line(2, "d"));
        assertThat(mapped.get()).containsExactly("3 named");
    }

    @Test
    void empty_isNotSent() throws SQLException {
        connection.close();

        Bundle.on(connection).bind("nothing", 1).send();
    }

    @Test
    void oneThatFails_undoesThoseBeforeIt() {
        Bundle failing =
                Bundle.on(connection).tell("CREATE TABLE undone (id bigint)").tell("INSERT INTO undone VALUES (1 / 0)");

        assertThatThrownBy(failing::send).isInstanceOf(JdbiException.class);

        Bundle bundle = Bundle.on(connection);
        Supplier<List<Boolean>> standing = bundle.ask("SELECT to_regclass('undone') IS NOT NULL", Boolean.class);
        bundle.send();
        assertThat(standing.get()).containsExactly(false);
    }
}
