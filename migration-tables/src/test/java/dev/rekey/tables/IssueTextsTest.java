package dev.rekey.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.Issue;
import dev.rekey.api.LegacyRow;
import dev.rekey.api.Mapping;
import dev.rekey.api.Resolution;
import dev.rekey.api.TableMigration;
import dev.rekey.catalog.RecordColumns;
import dev.rekey.catalog.TableDefinition;
import dev.rekey.engine.MappingContext;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of rows. They are patients' data. */
class IssueTextsTest {

    /** Too long for any column with a limit, in no closed set, and no JSON. */
    private static final String PRIVATE = "Zaphod Beeblebrox ".repeat(40);

    static List<Named<TableMigration<?, ?>>> tables() {
        return DaoColumnsTest.tables();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void faults_nameColumnsOfTheTable_andNeverQuoteTheRow(TableMigration<?, ?> table) throws Exception {
        List<Issue> faults = faults(table);

        assertThat(faults).isNotEmpty().allSatisfy(fault -> {
            assertThat(fault.table()).isEqualTo(table.spec().table());
            assertThat(fault.message() + fault.remedy()).doesNotContain("Zaphod", "Beeblebrox");
        });
        assertThat(RecordColumns.of(table.spec().targetType()).stream().map(RecordColumns.RecordColumn::name))
                .containsAll(faults.stream().map(Issue::column).distinct().toList());
    }

    private static <L extends LegacyRow, T extends Record> List<Issue> faults(TableMigration<L, T> table)
            throws ReflectiveOperationException {
        L legacy = row(table.spec().legacyType());
        MappingContext<L> context = new MappingContext<>(
                table.spec(),
                new TableDefinition(table.spec(), "public").table(),
                (parent, legacyId) -> new Resolution.Found(new UUID(0, legacyId)),
                legacy);
        Mapping<T> mapping = table.map(legacy, context);
        assertThat(mapping).isInstanceOf(Mapping.Rejected.class);
        return ((Mapping.Rejected<T>) mapping).faults();
    }

    private static <L> L row(Class<L> type) throws ReflectiveOperationException {
        List<@Nullable Object> values = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            values.add(component.getType() == String.class ? PRIVATE : component.getType() == long.class ? 42L : null);
        }
        return type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new))
                .newInstance(values.toArray());
    }
}
