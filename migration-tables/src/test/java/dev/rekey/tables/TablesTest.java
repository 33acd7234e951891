package dev.rekey.tables;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rekey.api.Column;
import dev.rekey.api.TableMigration;
import dev.rekey.api.TableSpec;
import dev.rekey.catalog.RecordColumns;
import dev.rekey.catalog.RecordColumns.RecordColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The nine descriptions against data-model.md. */
class TablesTest {

    private static List<TableSpec<?, ?>> specs() {
        List<TableSpec<?, ?>> specs = new ArrayList<>();
        for (TableMigration<?, ?> table : Tables.all()) {
            specs.add(table.spec());
        }
        return specs;
    }

    static List<Named<TableSpec<?, ?>>> named() {
        List<Named<TableSpec<?, ?>>> named = new ArrayList<>();
        specs().forEach(spec -> named.add(Named.of(spec.table(), spec)));
        return named;
    }

    @Test
    void tables_areThoseOfTheDataModel() {
        assertThat(specs())
                .extracting(TableSpec::table)
                .containsExactlyInAnyOrderElementsOf(DataModel.tables().keySet());
    }

    @ParameterizedTest
    @MethodSource("named")
    void definitions_areTheDataModels(TableSpec<?, ?> spec) {
        Map<String, String> expected = new LinkedHashMap<>(table(spec).columns());
        assertThat(expected.remove("id")).isEqualTo("UUID PRIMARY KEY DEFAULT gen_random_uuid()");
        assertThat(expected.remove("metadata")).isEqualTo("JSONB DEFAULT '{}'");
        // The one exception: its own examples, 0.018 and 0.022, do not fit its own type.
        expected.replace("slot_size", "DECIMAL(4,2)", "DECIMAL(6,4)");

        List<Map.Entry<String, String>> definitions = columns(spec).stream()
                .map(column -> entry(column.name(), definition(column).value()))
                .toList();

        assertThat(definitions).containsExactlyElementsOf(expected.entrySet());
    }

    @ParameterizedTest
    @MethodSource("named")
    void uniqueKeys_areTheDataModels(TableSpec<?, ?> spec) {
        assertThat(spec.uniqueKeys()).isEqualTo(table(spec).uniqueKeys());
    }

    @ParameterizedTest
    @MethodSource("named")
    void targetColumns_nameColumnsOfTheSource(TableSpec<?, ?> spec) {
        assertThat(columns(spec)).allSatisfy(column -> assertThat(sourceColumns(spec))
                .as(column.name())
                .isNotEmpty()
                .containsAll(List.of(definition(column).from())));
    }

    @ParameterizedTest
    @MethodSource("named")
    void sourceColumns_withoutATargetColumn_areThoseThatMetadataKeeps(TableSpec<?, ?> spec) {
        List<String> unused = new ArrayList<>(sourceColumns(spec));
        columns(spec).stream()
                .flatMap(column -> Arrays.stream(definition(column).from()))
                .forEach(unused::remove);

        assertThat(unused)
                .isEqualTo(
                        spec.table().equals("message_attachments")
                                ? List.of("instruction_id", "parameters")
                                : List.of());
    }

    @Test
    void requiredRates_areTheSpecifications() {
        assertThat(specs().stream().filter(spec -> spec.requiredRate() != 0.95))
                .extracting(TableSpec::table, TableSpec::requiredRate)
                .containsExactlyInAnyOrder(tuple("message_attachments", 1.0), tuple("technicians", 1.0));
    }

    @Test
    void rowsOutsideTheScopeAndOrphans_areCountedWhereThereCanBeAny() {
        assertThat(specs().stream().filter(spec -> spec.filteredQuery() != null))
                .extracting(TableSpec::table)
                .containsExactly("message_attachments");
        assertThat(specs().stream().filter(spec -> spec.orphansQuery() != null))
                .extracting(TableSpec::table)
                .containsExactlyInAnyOrder("purchases", "treatment_discussions");
    }

    private static DataModel.Table table(TableSpec<?, ?> spec) {
        return Objects.requireNonNull(DataModel.tables().get(spec.table()));
    }

    private static List<RecordColumn> columns(TableSpec<?, ?> spec) {
        return RecordColumns.of(spec.targetType());
    }

    private static Column definition(RecordColumn column) {
        return Objects.requireNonNull(column.definition());
    }

    private static List<String> sourceColumns(TableSpec<?, ?> spec) {
        return RecordColumns.read(spec).stream().map(RecordColumn::name).toList();
    }
}
