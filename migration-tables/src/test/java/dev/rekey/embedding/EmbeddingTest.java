package dev.rekey.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.ProgressListener;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.TableResult;
import dev.rekey.engine.Migration;
import dev.rekey.engine.TargetIds;
import dev.rekey.fixtures.DemoData;
import dev.rekey.fixtures.PostgresServer;
import dev.rekey.tables.brackets.BracketMigration;
import dev.rekey.tables.purchases.PurchaseMigration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The lines that README.md shows, compiled and run as they stand there. */
class EmbeddingTest {

    private static final Path THIS = Path.of("src/test/java/dev/rekey/embedding/EmbeddingTest.java");
    private static final Path README = Path.of("../README.md");

    private final PostgresServer server = PostgresServer.shared();

    @Test
    void readme_showsTheLinesThatThisTestRuns() throws IOException {
        assertThat(Files.readString(README)).contains("```java\n" + shownLines() + "```\n");
    }

    @Test
    void migration_movesTheChosenTablesAndTheEmbeddersOwn() throws SQLException {
        DataSource legacy = PostgresServer.dataSource(server.createDatabase("source"));
        DataSource target = PostgresServer.dataSource(server.createDatabase("target"));
        DemoData.fill(legacy, target, DemoData.Variant.SMALL);
        execute(legacy, """
                CREATE TABLE dispatch_courier (id int PRIMARY KEY, name text, kind text, created_at timestamptz);
                INSERT INTO dispatch_courier VALUES
                  (3, 'Eilbote Süd', 'Parcel', '2021-03-04 05:06:07.123456Z'), (7, 'Ortho Express', NULL, NULL),
                  (9, NULL, 'freight', NULL)""");
        Queue<String> complete = new ConcurrentLinkedQueue<>();

        MigrationResult result = migrate(legacy, target, complete);

        assertThat(complete)
                .containsExactlyInAnyOrder("brackets: 144 of 150", "purchases: 116 of 120", "couriers: 2 of 3");
        assertThat(result.exitCode()).isEqualTo(ExitCode.DATA); // 2 of 3 is less than 95 %.
        assertThat(result.issues())
                .filteredOn(issue -> issue.table().equals("couriers"))
                .singleElement()
                .satisfies(issue -> {
                    assertThat(issue.code()).isEqualTo(ReasonCode.REQUIRED_VALUE_MISSING);
                    assertThat(issue).hasToString("couriers: legacy id 9: courier_name is null");
                });
        assertThat(rows(target, """
                SELECT concat_ws(' ', id, courier_name, courier_kind, created_at AT TIME ZONE 'UTC', metadata)
                FROM couriers ORDER BY legacy_courier_id"""))
                .containsExactly(
                        TargetIds.of("couriers", 3) + " Eilbote Süd parcel 2021-03-04 05:06:07.123456 {}",
                        TargetIds.of("couriers", 7) + " Ortho Express parcel {\"defaulted\": [\"courier_kind\"]}");
    }

    private static MigrationResult migrate(DataSource legacy, DataSource target, Queue<String> complete) {
        // README:begin
        ProgressListener listener = new ProgressListener() {
            @Override
            public void completed(TableResult table) {
                complete.add(table.table() + ": " + table.migrated() + " of " + table.source());
            }
        };
        MigrationResult result = Migration.builder()
                .source(legacy)
                .target(target)
                .tables(List.of(new BracketMigration(), new PurchaseMigration(), new CourierMigration()))
                .listener(listener)
                .build()
                .migrate();
        // README:end
        return result;
    }

    private static String shownLines() throws IOException {
        List<String> lines = Files.readAllLines(THIS);
        StringBuilder shown = new StringBuilder();
        for (String line : lines.subList(marker(lines, "begin") + 1, marker(lines, "end"))) {
            shown.append(line.substring(8)).append('\n');
        }
        return shown.toString();
    }

    private static int marker(List<String> lines, String which) {
        int line = lines.indexOf("        // README:" + which);
        assertThat(line).as(which).isPositive();
        return line;
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> rows(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(row.getString(1));
            }
            return rows;
        }
    }
}
