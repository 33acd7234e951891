package dev.rekey.catalog;

import dev.rekey.api.Column;
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
