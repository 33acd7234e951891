package dev.rekey.engine;

import dev.rekey.api.Column;
import dev.rekey.api.Issue;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.TableSpec;
import dev.rekey.catalog.ColumnType;
import dev.rekey.catalog.RecordColumns;
import dev.rekey.catalog.TableDefinition;
import dev.rekey.catalog.TargetColumn;
import dev.rekey.catalog.TargetTable;
import dev.rekey.database.Identifiers;
import dev.rekey.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A target row held against the columns it is for.
 *
 * @param columns what is to be written, {@code id} and the target's constant defaults included
 * @param defaulted columns whose null a default stands in for
 * @param faults those that mapping had found, and what the columns cannot hold
 */
record RowFit(Map<String, @Nullable Object> columns, List<String> defaulted, List<Issue> faults) {

    static RowFit of(Record row, TableSpec<?, ?> spec, long legacyId, TargetTable target, List<Issue> found) {
        String table = spec.table();
        RowFit fit = new RowFit(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>(found));
        fit.columns.put("id", TargetIds.of(table, legacyId));
        for (RecordColumns.RecordColumn component : RecordColumns.written(spec)) {
            String name = component.name();
            TargetColumn column = target.column(name);
            Object value = component.value(row);
            if (value == null && column != null && column.defaultJson() != null) {
                value = Json.read(column.defaultJson(), Object.class);
                fit.defaulted.add(name);
            }
            fit.columns.put(name, value);
            if (isMissing(component.definition(), column, value)) {
                fit.addMissing(table, legacyId, name, value == null ? " is null" : " is blank");
            } else if (column != null && value != null) {
                for (ColumnFit.Misfit misfit : ColumnFit.check(column, value)) {
                    Issue fault = Issue.of(misfit.code(), table, legacyId, name, misfit.message());
                    fit.faults.add(withRemedy(fault, target, name, misfit.neededType()));
                }
            }
        }
        return fit;
    }

    /** Whether a value must be there, by the column as it stands or by its definition, and is not. */
    private static boolean isMissing(
            @Nullable Column definition, @Nullable TargetColumn column, @Nullable Object value) {
        boolean missing = value == null || (value instanceof String text && ClosedSet.isBlank(text));
        return missing
                && ((column != null && column.notNull())
                        || (definition != null && TableDefinition.isRequired(definition.value())));
    }

    /** A column that a fault left empty is not missing on top of it. */
    private void addMissing(String table, long legacyId, String column, String how) {
        if (faults.stream().noneMatch(fault -> column.equals(fault.column()))) {
            faults.add(Issue.of(ReasonCode.REQUIRED_VALUE_MISSING, table, legacyId, column, column + how));
        }
    }

    private static Issue withRemedy(Issue fault, TargetTable target, String column, @Nullable ColumnType needed) {
        return needed == null
                ? fault
                : fault.withRemedy("ALTER TABLE " + target.sqlName() + " ALTER COLUMN " + Identifiers.quote(column)
                        + " TYPE " + needed.sql() + "; (or: rekey migrate --widen), then: rekey retry");
    }
}
