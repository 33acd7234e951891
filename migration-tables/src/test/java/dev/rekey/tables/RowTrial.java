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
import dev.rekey.catalog.TableDefinition;
import dev.rekey.catalog.TargetTable;
import dev.rekey.engine.MappingContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Maps single rows of one table, as Rekey itself would create it, among parents that are told here. */
public final class RowTrial<L extends LegacyRow, T extends Record> {

    private record Key(Parent parent, long legacyId) {}

    private final TableMigration<L, T> table;
    private final TargetTable target;
    private final Map<Key, Resolution> answers = new HashMap<>();

    public RowTrial(TableMigration<L, T> table) {
        this.table = table;
        this.target = new TableDefinition(table.spec(), "public").table();
    }

    /** An id that tests can name. */
    public static UUID id(long number) {
        return new UUID(0, number);
    }

    /** What looking up the parent gives; any other is missing. */
    public RowTrial<L, T> answer(Parent parent, long legacyId, Resolution resolution) {
        answers.put(new Key(parent, legacyId), resolution);
        return this;
    }

    public RowTrial<L, T> found(Parent parent, long legacyId, UUID id) {
        return answer(parent, legacyId, new Resolution.Found(id));
    }

    public Mapping<T> map(L legacy) {
        return table.map(
                legacy,
                new MappingContext<>(
                        table.spec(),
                        target,
                        (parent, legacyId) -> answers.getOrDefault(new Key(parent, legacyId), new Resolution.Missing()),
                        legacy));
    }

    /** Maps a row that must stand. */
    public Mapping.Mapped<T> mapped(L legacy) {
        Mapping<T> mapping = map(legacy);
        assertThat(mapping).isInstanceOf(Mapping.Mapped.class);
        return (Mapping.Mapped<T>) mapping;
    }

    /** Maps a row that must stand with nothing to say of it, and gives its metadata. */
    public @Nullable Object metadata(L legacy) {
        Mapping.Mapped<T> mapped = mapped(legacy);
        assertThat(mapped.warnings()).isEmpty();
        return mapped.columns().get("metadata");
    }

    /** Maps a row that must stand with warnings, and gives them as {@code CODE column}. */
    public List<String> warnings(L legacy) {
        List<Issue> warnings = mapped(legacy).warnings();
        assertThat(warnings).extracting(Issue::severity).containsOnly(Severity.WARNING);
        return brief(warnings);
    }

    /** Maps a row that must be rejected, and gives its faults as {@code CODE column}. */
    public List<String> faults(L legacy) {
        Mapping<T> mapping = map(legacy);
        assertThat(mapping).isInstanceOf(Mapping.Rejected.class);
        List<Issue> faults = ((Mapping.Rejected<T>) mapping).faults();
        assertThat(faults).extracting(Issue::severity).containsOnly(Severity.ERROR);
        assertThat(faults).extracting(Issue::legacyId).containsOnly(legacy.legacyId());
        return brief(faults);
    }

    private static List<String> brief(List<Issue> issues) {
        return issues.stream().map(issue -> issue.code() + " " + issue.column()).toList();
    }

    /** A code and the column it stands at, as {@link #faults} and {@link #warnings} give them. */
    public static String at(ReasonCode code, String column) {
        return code + " " + column;
    }

    /** The row with one component changed. */
    public static <R extends Record> R with(R row, String component, @Nullable Object value) {
        RecordComponent[] components = row.getClass().getRecordComponents();
        List<@Nullable Object> values = new ArrayList<>();
        boolean changed = false;
        try {
            for (RecordComponent each : components) {
                boolean it = each.getName().equals(component);
                changed |= it;
                values.add(it ? value : each.getAccessor().invoke(row));
            }
            assertThat(changed).as(component).isTrue();
            @SuppressWarnings("unchecked") // its own class' constructor
            Constructor<R> constructor = (Constructor<R>) row.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
            return constructor.newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(component, e);
        }
    }
}
