package dev.rekey.catalog;

import dev.rekey.api.Column;
import dev.rekey.api.Provenance;
import dev.rekey.api.TableSpec;
import dev.rekey.api.TargetNames;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The columns that a record's components stand for, in their order. */
public final class RecordColumns {

    private static final ClassValue<List<RecordColumn>> KNOWN = new ClassValue<>() {
        @Override
        protected List<RecordColumn> computeValue(Class<?> type) {
            return read(type);
        }
    };

    private RecordColumns() {}

    /**
     * One component.
     *
     * @param name the column's name
     * @param type the component's type
     * @param definition the annotation of a target row's component, null on a legacy row's
     */
    public record RecordColumn(
            String name, Class<?> type, @Nullable Column definition, MethodHandle accessor) {

        /**
         * What the component of a target row says of its column.
         *
         * @throws IllegalArgumentException if it says nothing
         */
        public Column described() {
            if (definition == null) {
                throw new IllegalArgumentException(accessor.type().parameterType(0) + "." + name
                        + " says not what its column is: annotate it @Column");
            }
            return definition;
        }

        /** The component's value in a row. */
        public @Nullable Object value(Record row) {
            try {
                return accessor.invoke(row);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(row.getClass() + "." + name + " cannot be read", e);
            }
        }
    }

    /**
     * The columns of a record type.
     *
     * @throws IllegalArgumentException if it is no public record
     */
    public static List<RecordColumn> of(Class<?> type) {
        return KNOWN.get(type);
    }

    /** The columns that a table's rows fill, as the deployment names them; those that it lacks are left out. */
    public static List<RecordColumn> written(TableSpec<?, ?> spec) {
        TargetNames names = spec.names();
        if (names.equals(TargetNames.AS_SPECIFIED)) {
            return of(spec.targetType()); // Asked for every row.
        }
        return of(spec.targetType()).stream()
                .filter(column -> names.has(column.name()))
                .map(column -> new RecordColumn(
                        names.of(column.name()), column.type(), column.definition(), column.accessor()))
                .toList();
    }

    /** The columns that a table's source query must yield. */
    public static List<RecordColumn> read(TableSpec<?, ?> spec) {
        return of(spec.legacyType()).stream()
                .filter(column -> column.type() != Provenance.class)
                .toList();
    }

    /** The columns that it may yield besides: those of a component of type {@link Provenance}. */
    public static List<RecordColumn> optional(TableSpec<?, ?> spec) {
        return of(spec.legacyType()).stream().anyMatch(column -> column.type() == Provenance.class)
                ? of(Provenance.class)
                : List.of();
    }

    private static List<RecordColumn> read(Class<?> type) {
        List<RecordColumn> columns = new ArrayList<>();
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new IllegalArgumentException(type + " is no record: rows are public records");
        }
        for (RecordComponent component : components) {
            try {
                columns.add(new RecordColumn(
                        snakeCase(component.getName()),
                        component.getType(),
                        component.getAnnotation(Column.class),
                        MethodHandles.publicLookup().unreflect(component.getAccessor())));
            } catch (IllegalAccessException e) {
                throw new IllegalArgumentException(type + " is not public: rows are public records", e);
            }
        }
        return List.copyOf(columns);
    }

    private static String snakeCase(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
