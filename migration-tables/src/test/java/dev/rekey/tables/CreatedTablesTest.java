package dev.rekey.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.TableMigration;
import dev.rekey.catalog.Catalog;
import dev.rekey.catalog.TableDefinition;
import dev.rekey.catalog.TargetTable;
import dev.rekey.fixtures.PostgresServer;
import dev.rekey.fixtures.Schemas;
import dev.rekey.jdbi.Daos;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The tables that Rekey creates where they are missing. */
class CreatedTablesTest {

    @Test
    void createdTables_areTheDataModels() throws SQLException {
        Map<String, String> verbatim = described(Schemas.TARGET_TABLES::create);

        assertThat(described(CreatedTablesTest::createDefined))
                .isEqualTo(verbatim)
                .hasSizeGreaterThan(100);
    }

    @FunctionalInterface
    private interface Creation {
        void in(Connection target) throws SQLException;
    }

    private static Map<String, String> described(Creation creation) throws SQLException {
        String url = PostgresServer.shared().createDatabase("created_tables");
        try (Connection target = PostgresServer.dataSource(url).getConnection()) {
            Schemas.TARGET_PARENTS.create(target);
            creation.in(target);
            return described(target);
        } finally {
            PostgresServer.shared().dropDatabase(url);
        }
    }

    private static void createDefined(Connection target) throws SQLException {
        List<TableMigration<?, ?>> groupsAndTechniciansFirst = Tables.all().stream()
                .sorted(Comparator.comparing(table -> table.spec().table().endsWith("_roles")))
                .toList();
        for (TableMigration<?, ?> table : groupsAndTechniciansFirst) {
            for (String ddl : new TableDefinition(table.spec(), "public").ddl(List.of())) {
                try (PreparedStatement statement = target.prepareStatement(ddl)) {
                    statement.execute();
                }
            }
        }
    }

    /** Columns, keys and references of the nine, less the order of columns and the names of constraints. */
    private static Map<String, String> described(Connection connection) {
        Map<String, TargetTable> tables = Daos.on(connection, Catalog.class)
                .read("public", List.copyOf(DataModel.tables().keySet()));
        Map<String, String> described = new TreeMap<>();
        tables.forEach((name, table) -> {
            // DECIMAL(4,2) in data-model.md, whose own examples do not fit it.
            table.columns()
                    .forEach((column, it) ->
                            described.put(name + "." + column, column.equals("slot_size") ? column : it.toString()));
            described.put(
                    name + " keys",
                    new TreeSet<>(table.uniqueKeys().stream()
                                    .map(key -> key.columns().toString())
                                    .toList())
                            .toString());
            described.put(
                    name + " references",
                    new TreeSet<>(table.foreignKeys().stream()
                                    .map(Object::toString)
                                    .toList())
                            .toString());
        });
        return described;
    }
}
