package dev.rekey.catalog;

import dev.rekey.database.Identifiers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A target table as it stands, or as it will be created.
 *
 * @param schema the target schema
 * @param name the table's name
 * @param exists whether it stands already
 * @param columns by name, in the table's order
 * @param uniqueKeys without the primary key on {@code id}
 * @param checks its CHECK constraints' expressions, by name
 * @param foreignKeys over one column
 * @param unforeseeable user triggers, exclusion constraints, unique indexes over expressions or parts of the rows: what
 *     only a write shows
 * @param exclusions the exclusion constraints among them
 * @param deferrableKeys unique and exclusion constraints that may be put off: ON CONFLICT refuses to look at them
 * @param deferrable whether it has constraints that a transaction may put off until its end
 */
public record TargetTable(
        String schema,
        String name,
        boolean exists,
        Map<String, TargetColumn> columns,
        List<UniqueKey> uniqueKeys,
        Map<String, String> checks,
        List<ForeignKey> foreignKeys,
        List<String> unforeseeable,
        List<String> exclusions,
        List<String> deferrableKeys,
        boolean deferrable) {

    static final String TRIGGER = "trigger ";

    public TargetTable {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** The table's name for SQL. */
    public String sqlName() {
        return Identifiers.quote(schema) + "." + Identifiers.quote(name);
    }

    /** The column, or null where the table lacks it. */
    public @Nullable TargetColumn column(String column) {
        return columns.get(column);
    }

    /** The names of its enabled user triggers. */
    public List<String> triggers() {
        return unforeseeable.stream()
                .filter(what -> what.startsWith(TRIGGER))
                .map(trigger -> trigger.substring(TRIGGER.length()))
                .toList();
    }

    /** Unique keys other than the one on the legacy id: those for which two legacy rows can compete. */
    public List<UniqueKey> businessKeys(String legacyKey) {
        return uniqueKeys.stream()
                .filter(key -> !key.columns().equals(List.of(legacyKey)))
                .toList();
    }

    /**
     * Whether partitions can be written in parallel and still give the same winners as one after the other. With one
     * plain business key a later, lower legacy id can put out the row that has its key. With several keys that would
     * set off others in turn, and of what an expression or exclusion takes we cannot name the holder.
     */
    public boolean partitionable(String legacyKey) {
        List<UniqueKey> keys = businessKeys(legacyKey);
        return exclusions.isEmpty() && keys.size() <= 1 && keys.stream().allMatch(UniqueKey::plain);
    }

    /** The same table with one column of another type. */
    public TargetTable withColumnType(String column, ColumnType type) {
        Map<String, TargetColumn> changed = new LinkedHashMap<>(columns);
        changed.computeIfPresent(column, (name, old) -> old.withType(type));
        return new TargetTable(
                schema,
                name,
                exists,
                changed,
                uniqueKeys,
                checks,
                foreignKeys,
                unforeseeable,
                exclusions,
                deferrableKeys,
                deferrable);
    }

    /** The same table with a unique key more. */
    public TargetTable withKey(UniqueKey key) {
        return with(added(uniqueKeys, key), foreignKeys);
    }

    /** The same table with a foreign key more. */
    public TargetTable withForeignKey(ForeignKey key) {
        return with(uniqueKeys, added(foreignKeys, key));
    }

    private TargetTable with(List<UniqueKey> unique, List<ForeignKey> foreign) {
        return new TargetTable(
                schema,
                name,
                exists,
                columns,
                unique,
                checks,
                foreign,
                unforeseeable,
                exclusions,
                deferrableKeys,
                deferrable);
    }

    private static <K> List<K> added(List<K> keys, K key) {
        List<K> all = new ArrayList<>(keys);
        all.add(key);
        return List.copyOf(all);
    }

    /** Columns that want a value and that nothing of ours fills. */
    public List<String> unfilled(List<String> filled) {
        List<String> unfilled = new ArrayList<>(columns.values().stream()
                .filter(column -> column.notNull() && !column.filled())
                .map(TargetColumn::name)
                .toList());
        unfilled.removeAll(filled);
        return unfilled;
    }
}
