package dev.rekey.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.TableMigration;
import dev.rekey.catalog.RecordColumns;
import dev.rekey.catalog.RecordColumns.RecordColumn;
import dev.rekey.source.SelectExpressions;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each table's query and DAO are about its own legacy row. */
class DaoColumnsTest {

    static List<Named<TableMigration<?, ?>>> tables() {
        List<Named<TableMigration<?, ?>>> named = new ArrayList<>();
        Tables.all().forEach(table -> named.add(Named.of(table.spec().table(), table)));
        return named;
    }

    @ParameterizedTest
    @MethodSource("tables")
    void documentedQuery_yieldsTheLegacyRowsColumns(TableMigration<?, ?> table) {
        assertThat(SelectExpressions.of(table.spec().sourceQuery()).keySet())
                .containsExactlyElementsOf(RecordColumns.read(table.spec()).stream()
                        .map(RecordColumn::name)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void read_yieldsTheTablesLegacyRows(TableMigration<?, ?> table) {
        Method read = Arrays.stream(((JdbiTable<?, ?>) table).dao().getDeclaredMethods())
                .filter(method -> method.getName().equals("read") && !method.isBridge())
                .findFirst()
                .orElseThrow();

        assertThat(read.getAnnotation(RegisterConstructorMapper.class).value())
                .isEqualTo(table.spec().legacyType());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void legacyRow_takesWhatAProfileMayYieldBesides(TableMigration<?, ?> table) {
        assertThat(RecordColumns.optional(table.spec()))
                .extracting(RecordColumn::name)
                .containsExactly("legacy", "lineage", "defaults");
    }
}
