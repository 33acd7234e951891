package dev.rekey.api;

import org.jspecify.annotations.Nullable;

/**
 * A target table in which rows are found by their legacy id.
 *
 * @param table the parent's table, in the target schema
 * @param legacyKey its column with the legacy id; need not be unique
 * @param link what to go on to from the parent's row, or null to stay with it
 */
public record Parent(
        String table, String legacyKey, @Nullable Link link) {

    public Parent(String table, String legacyKey) {
        this(table, legacyKey, null);
    }

    /** The same parent where the deployment names its columns otherwise; null for no other names. */
    Parent named(@Nullable TargetNames names) {
        if (names == null) {
            return this;
        }
        Link there = link == null ? null : new Link(names.of(link.column()), link.schema(), link.table());
        return new Parent(table, names.of(legacyKey), there);
    }

    /**
     * A row of another schema that the parent's row names, such as a profile's {@code auth.users}. Where that table
     * does not exist or cannot be read, {@link Resolution.Unknown} is the answer.
     *
     * @param column the parent's column that holds the linked row's id
     * @param schema the linked table's schema
     * @param table the linked table; its key is {@code id}
     */
    public record Link(String column, String schema, String table) {}
}
