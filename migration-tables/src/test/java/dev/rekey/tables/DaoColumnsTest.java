package dev.rekey.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.TableMigration;
import dev.rekey.api.TableSpec;
import dev.rekey.catalog.RecordColumns;
import dev.rekey.catalog.RecordColumns.RecordColumn;
import dev.rekey.catalog.TableDefinition;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each table's statements name the columns of its rows: all of them, no others, in order. */
class DaoColumnsTest {

    private static final Pattern INSERT = Pattern.compile(
            "INSERT INTO <table> \\(([^)]*)\\)\\nSELECT (.*)\\nFROM json_populate_recordset\\(NULL::<table>,"
                    + " CAST\\(:rows AS json\\)\\)\\nON CONFLICT DO NOTHING\\nRETURNING (\\w+)",
            Pattern.DOTALL);
    private static final Pattern UPDATE = Pattern.compile(
            "UPDATE <table> AS stands\\nSET \\(([^)]*)\\)\\n  = \\(([^)]*)\\)\\nFROM json_populate_recordset\\("
                    + "NULL::<table>, CAST\\(:rows AS json\\)\\) AS page\\nWHERE stands\\.id = page\\.id",
            Pattern.DOTALL);
    private static final Pattern READ = Pattern.compile(
            "SELECT (.*)\\nFROM \\(<query>\\) AS source\\nWHERE legacy_id > :after AND legacy_id \\\\<= :upTo\\n"
                    + "ORDER BY legacy_id\\nLIMIT :limit",
            Pattern.DOTALL);

    static List<Named<TableMigration<?, ?>>> tables() {
        List<Named<TableMigration<?, ?>>> named = new ArrayList<>();
        Tables.all().forEach(table -> named.add(Named.of(table.spec().table(), table)));
        return named;
    }

    @ParameterizedTest
    @MethodSource("tables")
    void documentedQuery_yieldsTheLegacyRowsColumns(TableMigration<?, ?> table) {
        assertThat(SelectList.of(table.spec().sourceQuery())).isEqualTo(legacyColumns(table.spec()));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void read_namesTheLegacyRowsColumns(TableMigration<?, ?> table) {
        Method read = method(table, "read");

        Matcher sql = match(READ, read.getAnnotation(SqlQuery.class).value());

        assertThat(names(sql.group(1))).isEqualTo(legacyColumns(table.spec()));
        assertThat(read.getAnnotation(RegisterConstructorMapper.class).value())
                .isEqualTo(table.spec().legacyType());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void insert_namesTheTargetRowsColumns(TableMigration<?, ?> table) {
        Matcher sql = match(
                INSERT, method(table, "insert").getAnnotation(SqlQuery.class).value());

        assertThat(names(sql.group(1))).isEqualTo(TableDefinition.columns(table.spec()));
        assertThat(names(sql.group(2))).isEqualTo(TableDefinition.columns(table.spec()));
        assertThat(sql.group(3)).isEqualTo(table.spec().legacyKey());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void update_namesTheTargetRowsColumnsButItsId(TableMigration<?, ?> table) {
        Matcher sql = match(
                UPDATE, method(table, "update").getAnnotation(SqlUpdate.class).value());
        List<String> columns = TableDefinition.columns(table.spec()).stream()
                .filter(column -> !column.equals("id"))
                .toList();

        assertThat(names(sql.group(1))).isEqualTo(columns);
        assertThat(names(sql.group(2)))
                .isEqualTo(columns.stream().map(column -> "page." + column).toList());
    }

    private static Method method(TableMigration<?, ?> table, String name) {
        return Arrays.stream(((JdbiTable<?, ?>) table).dao().getDeclaredMethods())
                .filter(method -> method.getName().equals(name) && !method.isBridge())
                .findFirst()
                .orElseThrow();
    }

    private static Matcher match(Pattern statement, String sql) {
        Matcher matcher = statement.matcher(sql);
        assertThat(matcher.matches()).as(sql).isTrue();
        return matcher;
    }

    private static List<String> names(String list) {
        return List.of(list.strip().split(",\\s+", -1));
    }

    private static List<String> legacyColumns(TableSpec<?, ?> spec) {
        return RecordColumns.of(spec.legacyType()).stream()
                .map(RecordColumn::name)
                .toList();
    }
}
