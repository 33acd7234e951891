package dev.rekey.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.Issue;
import dev.rekey.api.LegacyRow;
import dev.rekey.api.Mapping;
import dev.rekey.api.Parent;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.Resolution;
import dev.rekey.api.Severity;
import dev.rekey.api.TableMigration;
import dev.rekey.api.TableSpec;
import dev.rekey.catalog.ColumnType;
import dev.rekey.catalog.RecordColumns;
import dev.rekey.catalog.TableDefinition;
import dev.rekey.catalog.TargetColumn;
import dev.rekey.catalog.TargetTable;
import dev.rekey.engine.MappingContext;
import dev.rekey.engine.TargetIds;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.jspecify.annotations.Nullable;

/** What holds for every row that a legacy database could hold, in every table. */
class MappingPropertiesTest {

    /** A row of a table among parents that a number stands for. */
    record Case<L extends LegacyRow, T extends Record>(TableMigration<L, T> table, L row, long parents) {

        TargetTable target() {
            return new TableDefinition(table.spec(), "public").table();
        }

        Mapping<T> map() {
            return table.map(row, new MappingContext<>(table.spec(), target(), this::resolve, row));
        }

        private Resolution resolve(Parent parent, long legacyId) {
            long answer = parents ^ legacyId ^ parent.hashCode();
            return switch ((int) Math.floorMod(answer, 20L)) {
                case 0 -> new Resolution.Missing();
                case 1 -> new Resolution.Ambiguous();
                case 2 -> new Resolution.Rejected(ReasonCode.ENUM_UNKNOWN);
                case 3 -> new Resolution.Unknown();
                default -> new Resolution.Found(new UUID(answer, legacyId));
            };
        }
    }

    @Provide
    Arbitrary<Case<?, ?>> cases() {
        List<Arbitrary<? extends Case<?, ?>>> each =
                Tables.all().stream().map(MappingPropertiesTest::of).toList();
        return Arbitraries.of(each).flatMap(cases -> cases.map(one -> one));
    }

    private static <L extends LegacyRow, T extends Record> Arbitrary<? extends Case<?, ?>> of(
            TableMigration<L, T> table) {
        return rows(table.spec()).flatMap(row -> Arbitraries.longs().map(parents -> new Case<>(table, row, parents)));
    }

    @SuppressWarnings("unchecked") // a legacy type is a record
    private static <L extends LegacyRow> Arbitrary<L> rows(TableSpec<L, ?> spec) {
        return (Arbitrary<L>) LegacyRows.of(spec.legacyType().asSubclass(Record.class));
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
    void mapping_isMappedToWhatFits_orRejectedForSomething(@ForAll("cases") Case<?, ?> one) {
        Mapping<?> mapping = one.map();

        if (mapping instanceof Mapping.Rejected<?> rejected) {
            assertThat(rejected.faults()).isNotEmpty().isSortedAccordingTo(Issue.PRECEDENCE);
            assertThat(rejected.faults()).extracting(Issue::severity).containsOnly(Severity.ERROR);
            assertNamed(one, rejected.faults());
        } else if (mapping instanceof Mapping.Mapped<?> mapped) {
            assertThat(mapped.warnings()).extracting(Issue::severity).doesNotContain(Severity.ERROR);
            assertNamed(one, mapped.warnings());
            assertFits(one, mapped.columns());
        }
        Statistics.label(one.table().spec().table())
                .collect(mapping instanceof Mapping.Mapped<?>)
                .coverage(outcomes -> {
                    outcomes.check(true).percentage(share -> share > 10);
                    outcomes.check(false).count(rows -> rows > 0);
                });
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void mapping_isTheSameEveryTime(@ForAll("cases") Case<?, ?> one) {
        assertThat(one.map()).isEqualTo(one.map());
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void issues_neverQuoteTheRow(@ForAll("cases") Case<?, ?> one) {
        List<Issue> issues = one.map() instanceof Mapping.Mapped<?> mapped
                ? mapped.warnings()
                : ((Mapping.Rejected<?>) one.map()).faults();

        for (String text : texts(one.row())) {
            assertThat(issues).allSatisfy(issue -> {
                assertThat(issue.message()).doesNotContain(text);
                assertThat(issue.remedy()).doesNotContain(text);
            });
        }
    }

    /** The row's texts that are no words of ours and so could only have come from it. */
    private static List<String> texts(LegacyRow row) {
        List<String> texts = new ArrayList<>();
        for (RecordColumns.RecordColumn column : RecordColumns.of(row.getClass())) {
            if (column.value((Record) row) instanceof String text
                    && text.codePoints().anyMatch(point -> point > 0x2FF)) {
                texts.add(text);
            }
        }
        return texts;
    }

    private static void assertNamed(Case<?, ?> one, List<Issue> issues) {
        assertThat(issues).allSatisfy(issue -> {
            assertThat(issue.table()).isEqualTo(one.table().spec().table());
            assertThat(issue.legacyId()).isEqualTo(one.row().legacyId());
            assertThat(issue.message()).isNotBlank();
            assertThat(issue.remedy()).isNotBlank();
        });
    }

    private static void assertFits(Case<?, ?> one, Map<String, @Nullable Object> columns) {
        TableSpec<?, ?> spec = one.table().spec();
        TargetTable target = one.target();
        assertThat(columns.keySet()).containsExactlyElementsOf(TableDefinition.columns(spec));
        assertThat(columns)
                .containsEntry("id", TargetIds.of(spec.table(), one.row().legacyId()));
        columns.forEach((name, value) -> {
            TargetColumn column = Objects.requireNonNull(target.column(name), name);
            if (value == null) {
                assertThat(column.notNull()).as(name + " NOT NULL").isFalse();
                assertThat(column.defaultJson()).as(name + "'s default").isNull();
            } else {
                assertThat(holds(column.type(), value)).as(name).isTrue();
                assertThat(storable(value)).as(name + " can be stored").isTrue();
            }
        });
    }

    private static boolean holds(ColumnType type, Object value) {
        if (value instanceof String text) {
            return type.limit() < 0 || text.codePointCount(0, text.length()) <= type.limit();
        } else if (value instanceof BigDecimal number) {
            BigDecimal stored = number.stripTrailingZeros();
            return stored.scale() <= type.scale() && stored.precision() - stored.scale() <= type.limit() - type.scale();
        } else if (value instanceof Number whole && type.name().equals("integer")) {
            return whole.longValue() == whole.intValue();
        }
        return true;
    }

    /** No U+0000 and no half surrogate pair anywhere: neither text nor jsonb has them. */
    private static boolean storable(@Nullable Object value) {
        if (value instanceof String text) {
            return text.codePoints().noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
        } else if (value instanceof Map<?, ?> map) {
            return map.keySet().stream().allMatch(MappingPropertiesTest::storable)
                    && map.values().stream().allMatch(MappingPropertiesTest::storable);
        }
        return !(value instanceof List<?> list) || list.stream().allMatch(MappingPropertiesTest::storable);
    }
}
