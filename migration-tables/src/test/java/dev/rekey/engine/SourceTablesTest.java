package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.jdbi.Daos;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written elsewhere on the server moves its snapshot, and does not move the source. */
final class SourceTablesTest {

    private static final String QUERY = "SELECT id AS legacy_id FROM seen";

    private Scenario scenario;

    @BeforeEach
    void fill() {
        scenario = Scenario.empty()
                .inSource(
                        "CREATE TABLE one (id int PRIMARY KEY, kind int)",
                        "CREATE TABLE other (kind int)",
                        "INSERT INTO one SELECT i, i % 2 FROM generate_series(1, 10) AS i",
                        "INSERT INTO other VALUES (1)",
                        "CREATE VIEW seen AS SELECT id FROM one WHERE kind IN (SELECT kind FROM other)");
    }

    @AfterEach
    void close() {
        scenario.close();
    }

    /** Whether the source is still after these statements. */
    private boolean isStillAfter(String... statements) throws SQLException {
        try (Connection connection = scenario.source().getConnection()) {
            String snapshot = Daos.open(connection)
                    .createQuery("SELECT CAST(txid_current_snapshot() AS text)")
                    .mapTo(String.class)
                    .one();
            String before = SourceTables.counted(connection, QUERY);
            scenario.inSource(statements);
            return SourceTables.areStill(connection, QUERY, before, snapshot);
        }
    }

    @Test
    void tables_areThoseBehindViewsAndSubqueries() throws SQLException {
        try (Connection connection = scenario.source().getConnection()) {
            assertThat(SourceTables.counted(connection, QUERY))
                    .isEqualTo("\"public\".\"one\" 10, \"public\".\"other\" 1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE TABLE third (id int)", "VACUUM one", "SELECT * FROM one FOR UPDATE"})
    void source_whereNothingIsWritten_isStill(String statement) throws SQLException {
        assertThat(isStillAfter(statement)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO one VALUES (11, 0)",
                "UPDATE one SET kind = kind WHERE id = 3",
                "DELETE FROM one WHERE id = 3",
                "UPDATE other SET kind = 0",
                "TRUNCATE one",
                "WITH gone AS (DELETE FROM one WHERE id = 3) INSERT INTO one VALUES (12, 0)",
                "CREATE OR REPLACE VIEW seen AS SELECT id FROM one"
            })
    void source_whereSomethingIsWritten_isNotStill(String statement) throws SQLException {
        assertThat(isStillAfter(statement)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE FUNCTION hidden() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN (SELECT max(kind) FROM other); END';"
                        + " CREATE OR REPLACE VIEW seen AS SELECT id FROM one WHERE kind = hidden()",
                "CREATE FUNCTION \"Hidden one\"() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';"
                        + " CREATE OR REPLACE VIEW seen AS SELECT id FROM one WHERE kind = \"Hidden one\"()",
                "CREATE OR REPLACE VIEW seen AS SELECT i AS id FROM generate_series(1, 3) AS i",
                "CREATE OR REPLACE VIEW seen AS SELECT 1 AS id",
                "ALTER TABLE one ENABLE ROW LEVEL SECURITY",
                "CREATE MATERIALIZED VIEW kept AS SELECT id FROM one; CREATE OR REPLACE VIEW seen AS SELECT id FROM kept"
            })
    void source_ofWhichMoreIsBehind_isNeverSaidToBeStill(String statement) throws SQLException {
        scenario.inSource(statement.split("; (?=CREATE)"));

        assertThat(isStillAfter()).isFalse();
    }
}
