package dev.rekey.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table's description. The order in which tables are migrated follows from their references.
 *
 * @param table the target table's name
 * @param legacyType a legacy row; its components are the columns the source query must yield
 * @param targetType a target row; its components are the columns that are written
 * @param legacyKey the target column that keeps the row's legacy id
 * @param sourceTable the legacy table that rows come from, for audit entries and messages
 * @param sourceQuery SQL that yields the legacy type's columns and a unique {@code legacy_id}
 * @param filteredQuery SQL for the number of rows that the query's scope leaves out, or null if it leaves none out
 * @param orphansQuery SQL for the number of child rows whose parent row does not exist, or null without child rows
 * @param queryFile the file that the source query stands in, or null where it is the table's own
 * @param references to parents in the target
 * @param uniqueKeys unique keys over several columns; those over one stand at their {@link Column}
 * @param requiredRate the part of the source rows that must arrive, 0 to 1
 * @param amounts target columns with money, and the source column of each
 * @param currency the target column that says the amounts' currency, or null if nothing does
 * @param names what the deployment calls the target's columns; the legacy key, unique keys, amounts and currency above
 *     are in its words already, rows and references in those of data-model.md
 */
public record TableSpec<L extends LegacyRow, T extends Record>(
        String table,
        Class<L> legacyType,
        Class<T> targetType,
        String legacyKey,
        String sourceTable,
        String sourceQuery,
        @Nullable String filteredQuery,
        @Nullable String orphansQuery,
        @Nullable String queryFile,
        List<Reference<L>> references,
        List<List<String>> uniqueKeys,
        double requiredRate,
        Map<String, String> amounts,
        @Nullable String currency,
        TargetNames names) {

    /** Business data must reach 95 %; specification, SC-003. */
    public static final double DEFAULT_REQUIRED_RATE = 0.95;

    public TableSpec {
        references = List.copyOf(references);
        uniqueKeys = List.copyOf(uniqueKeys);
        amounts = Map.copyOf(amounts);
    }

    /** Starts a description; the legacy type's rows are found in {@code sourceTable} by {@code sourceQuery}. */
    public static <L extends LegacyRow, T extends Record> Builder<L, T> of(
            String table, Class<L> legacyType, Class<T> targetType) {
        return new Builder<>(table, legacyType, targetType);
    }

    /**
     * The same table, read by another query.
     *
     * @param file the file that the query stands in
     * @param from what its rows come from, for audit entries
     */
    public TableSpec<L, T> readBy(
            String file, String from, String query, @Nullable String filtered, @Nullable String orphans) {
        return new TableSpec<>(
                table,
                legacyType,
                targetType,
                legacyKey,
                from,
                query,
                filtered,
                orphans,
                file,
                references,
                uniqueKeys,
                requiredRate,
                amounts,
                currency,
                names);
    }

    /**
     * The same table in a deployment that names its columns, and those of its parents, otherwise.
     *
     * @param byTable the deployment's names, by target table
     * @throws MigrationException CONFIGURATION, if they leave out the legacy key
     */
    public TableSpec<L, T> named(Map<String, TargetNames> byTable) {
        TargetNames own = byTable.getOrDefault(table, TargetNames.AS_SPECIFIED);
        if (!own.has(legacyKey)) {
            throw new MigrationException(
                    ExitCode.CONFIGURATION,
                    table + "." + legacyKey + " can be renamed, not left out: by it every row is accounted for");
        }
        Map<String, String> standing = new LinkedHashMap<>();
        amounts.forEach((column, from) -> {
            if (own.has(column)) {
                standing.put(own.of(column), from);
            }
        });
        return new TableSpec<>(
                table,
                legacyType,
                targetType,
                own.of(legacyKey),
                sourceTable,
                sourceQuery,
                filteredQuery,
                orphansQuery,
                queryFile,
                references.stream().map(reference -> reference.named(byTable)).toList(),
                uniqueKeys.stream()
                        .filter(key -> key.stream().allMatch(own::has))
                        .map(key -> key.stream().map(own::of).toList())
                        .toList(),
                requiredRate,
                standing,
                currency == null || !own.has(currency) ? null : own.of(currency),
                own);
    }

    /** What a reference of the table as it is specified is where the deployment names the parent's columns otherwise. */
    public Reference<L> reference(Reference<L> asSpecified) {
        return references.stream()
                .filter(reference ->
                        reference.column().equals(asSpecified.column()) && reference.keys() == asSpecified.keys())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        table + ": no reference of its description fills " + asSpecified.column()));
    }

    /** Collects a description. */
    public static final class Builder<L extends LegacyRow, T extends Record> {
        private final String table;
        private final Class<L> legacyType;
        private final Class<T> targetType;
        private final List<Reference<L>> references = new ArrayList<>();
        private final List<List<String>> uniqueKeys = new ArrayList<>();
        private String legacyKey = "";
        private String sourceTable = "";
        private String sourceQuery = "";
        private @Nullable String filteredQuery;
        private @Nullable String orphansQuery;
        private double requiredRate = DEFAULT_REQUIRED_RATE;
        private Map<String, String> amounts = Map.of();
        private @Nullable String currency;

        private Builder(String table, Class<L> legacyType, Class<T> targetType) {
            this.table = table;
            this.legacyType = legacyType;
            this.targetType = targetType;
        }

        public Builder<L, T> legacyKey(String column) {
            legacyKey = column;
            return this;
        }

        public Builder<L, T> source(String legacyTable, String query) {
            sourceTable = legacyTable;
            sourceQuery = query;
            return this;
        }

        public Builder<L, T> filtered(@Nullable String query) {
            filteredQuery = query;
            return this;
        }

        public Builder<L, T> orphans(@Nullable String query) {
            orphansQuery = query;
            return this;
        }

        public Builder<L, T> reference(Reference<L> reference) {
            references.add(reference);
            return this;
        }

        public Builder<L, T> unique(String... columns) {
            uniqueKeys.add(List.of(columns));
            return this;
        }

        /** The part of the source rows that must arrive, 0 to 1. */
        public Builder<L, T> requiredRate(double rate) {
            requiredRate = rate;
            return this;
        }

        /** The columns with money, target to source, and the target column of their currency, or null. */
        public Builder<L, T> amounts(Map<String, String> columns, @Nullable String currencyColumn) {
            amounts = columns;
            currency = currencyColumn;
            return this;
        }

        /**
         * The finished description.
         *
         * @throws IllegalArgumentException if the legacy key or the source query is missing
         */
        public TableSpec<L, T> build() {
            if (legacyKey.isEmpty() || sourceQuery.isEmpty()) {
                throw new IllegalArgumentException(table + ": a table needs a legacy key and a source query");
            }
            return new TableSpec<>(
                    table,
                    legacyType,
                    targetType,
                    legacyKey,
                    sourceTable,
                    sourceQuery,
                    filteredQuery,
                    orphansQuery,
                    null,
                    references,
                    uniqueKeys,
                    requiredRate,
                    amounts,
                    currency,
                    TargetNames.AS_SPECIFIED);
        }
    }
}
