package dev.rekey.tables;

import dev.rekey.api.TableMigration;
import dev.rekey.catalog.TableDefinition;
import dev.rekey.fixtures.DemoData;
import dev.rekey.fixtures.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A source with every fault planted, and a target into which its nine tables were moved, a table at a time. */
final class MovedTables implements AutoCloseable {

    private final String sourceUrl = PostgresServer.shared().createDatabase("tables_source");
    private final String targetUrl = PostgresServer.shared().createDatabase("tables_target");
    private final Map<String, Passage> passages = new HashMap<>();
    private final Connection source;
    private final Connection target;

    MovedTables() throws SQLException {
        DemoData.fill(
                PostgresServer.dataSource(sourceUrl), PostgresServer.dataSource(targetUrl), DemoData.Variant.DAMAGED);
        source = PostgresServer.dataSource(sourceUrl).getConnection();
        target = PostgresServer.dataSource(targetUrl).getConnection();
        PlantedParents parents = new PlantedParents(target);
        for (String name : DataModel.tables().keySet()) {
            TableMigration<?, ?> table = Tables.all().stream()
                    .filter(each -> each.spec().table().equals(name))
                    .findFirst()
                    .orElseThrow();
            for (String ddl : new TableDefinition(table.spec(), "public").ddl(List.of())) {
                execute(ddl);
            }
            passages.put(name, Passage.of(table, source, target, parents));
        }
    }

    Connection source() {
        return source;
    }

    Connection target() {
        return target;
    }

    Passage passage(String table) {
        return Objects.requireNonNull(passages.get(table));
    }

    @Override
    public void close() throws SQLException {
        source.close();
        target.close();
        PostgresServer.shared().dropDatabase(sourceUrl);
        PostgresServer.shared().dropDatabase(targetUrl);
    }

    void execute(String sql) throws SQLException {
        try (PreparedStatement statement = target.prepareStatement(sql)) {
            statement.execute();
        }
    }

    List<String> texts(String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (PreparedStatement statement = target.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    static List<Long> numbers(Connection connection, String query) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
        }
        return numbers;
    }
}
