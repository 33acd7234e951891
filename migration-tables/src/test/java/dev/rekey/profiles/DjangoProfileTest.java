package dev.rekey.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.TableMigration;
import dev.rekey.catalog.RecordColumns;
import dev.rekey.catalog.RecordColumns.RecordColumn;
import dev.rekey.fixtures.DemoData.Variant;
import dev.rekey.tables.Tables;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The {@code django} profile at the live system's counts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DjangoProfileTest {

    private final DjangoSource source;

    DjangoProfileTest() throws SQLException {
        source = new DjangoSource(Variant.DEMO);
    }

    @AfterAll
    void drop() throws SQLException {
        source.close();
    }

    static Stream<TableMigration<?, ?>> tables() {
        return Tables.all().stream();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void queries_yieldTheLegacyRowsColumns(TableMigration<?, ?> table) throws SQLException {
        List<String> wanted = RecordColumns.read(table.spec()).stream()
                .map(RecordColumn::name)
                .toList();
        List<String> columns = source.columns(table.spec().table());

        assertThat(columns).doesNotHaveDuplicates().containsAll(wanted);
        assertThat(columns.stream().filter(column -> !wanted.contains(column)))
                .isSubsetOf("legacy", "lineage", "defaults");
    }

    @ParameterizedTest
    @CsvSource({
        "message_attachments, 8703, 319068, SELECT count(*) FROM dispatch_file",
        "technicians, 85, 9754, SELECT count(*) FROM auth_user",
        "technician_roles, 31, 17, SELECT count(*) FROM dispatch_role",
        "brackets, 1720, 0, SELECT count(*) FROM dispatch_bracket",
        "order_cases, 23049, 1963, SELECT count(*) FROM dispatch_instruction",
        "purchases, 3701, 13534, SELECT count(*) FROM dispatch_payment",
        "treatment_discussions, 16312, 0, SELECT count(*) FROM dispatch_comment",
        "template_view_groups, 4, 0, SELECT count(DISTINCT group_id) FROM dispatch_template_view_groups",
        "template_view_roles, 48, 0, SELECT count(DISTINCT role_id) FROM dispatch_template_view_roles"
    })
    void pages_haveEveryRowOfTheScope_andTheRestIsFiltered(String table, long rows, long filtered, String all)
            throws SQLException {
        assertThat(readAll(table)).isEqualTo(rows);
        assertThat(source.filtered(table)).isEqualTo(filtered);
        assertThat(rows + filtered).isEqualTo(source.number(all));
    }

    @Test
    void purchases_sumToTheBookkeepersTotal() throws SQLException {
        assertThat(source.number("SELECT sum(total_amount) * 100 FROM (" + DjangoSource.query("purchases") + ") AS s"))
                .isEqualTo(419238734);
    }

    @ParameterizedTest
    @CsvSource({
        "template_view_groups, dispatch_template_view_groups",
        "template_view_roles, dispatch_template_view_roles"
    })
    void lineages_nameEveryJunctionRowOnce(String table, String junction) throws SQLException {
        String sameIds = """
                SELECT CAST((SELECT array_agg(named ORDER BY named)
                             FROM (%s) AS source, json_array_elements_text(lineage) AS id,
                                  CAST(id AS integer) AS named)
                          = (SELECT array_agg(id ORDER BY id) FROM %s) AS integer)""";

        assertThat(source.number(sameIds.formatted(DjangoSource.query(table), junction)))
                .isEqualTo(1);
    }

    // Only primary keys have an index there: a plan that begins anywhere else reads the whole table for every page.
    @ParameterizedTest
    @CsvSource({
        "message_attachments, dispatch_file",
        "order_cases, dispatch_instruction",
        "treatment_discussions, dispatch_comment"
    })
    void pages_areReadAlongThePrimaryKey(String table, String sourceTable) throws SQLException {
        assertThat(source.plan(table))
                .anyMatch(line -> line.contains("Index Scan using " + sourceTable + "_pkey"))
                .noneMatch(line -> line.contains("Sort"));
    }

    private long readAll(String table) throws SQLException {
        long rows = 0;
        SortedMap<Long, Map<String, String>> page = source.page(table, Long.MIN_VALUE, 500);
        while (!page.isEmpty()) {
            rows += page.size();
            page = source.page(table, page.lastKey(), 500);
        }
        return rows;
    }
}
