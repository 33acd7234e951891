package dev.rekey.source;

import dev.rekey.api.Column;
import dev.rekey.api.RunFacts.ColumnOrigin;
import dev.rekey.api.TableSpec;
import dev.rekey.catalog.RecordColumns;
import dev.rekey.catalog.RecordColumns.RecordColumn;
import dev.rekey.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where each column of a target table comes from, as its row type and its source query say. */
public final class ColumnOrigins {

    private static final String LEGACY_ID = "legacy_id";
    private static final String ID =
            "made of the table's name and the legacy id, the same in every run; a row that stood already keeps its own";
    private static final String METADATA =
            "{legacy, defaulted, lineage}: source values that have no column of their own or did not fit it, the columns"
                    + " that a default or a rule of the query filled, the original rows behind the row; {} where there are"
                    + " none";
    private static final Pattern NULL = Pattern.compile("(?i)NULL(::.*)?|CAST\\(NULL AS .*\\)");

    private final TableSpec<?, ?> spec;
    private final Map<String, String> expressions;

    private ColumnOrigins(TableSpec<?, ?> spec) {
        this.spec = spec;
        this.expressions = SelectExpressions.of(spec.sourceQuery());
    }

    /** The origins of every column that data-model.md gives the table, in its order. */
    public static List<ColumnOrigin> of(TableSpec<?, ?> spec) {
        return new ColumnOrigins(spec).all();
    }

    private List<ColumnOrigin> all() {
        List<ColumnOrigin> origins = new ArrayList<>();
        Set<String> unused = new LinkedHashSet<>();
        RecordColumns.read(spec).forEach(column -> unused.add(column.name()));
        RecordColumns.optional(spec).stream()
                .map(RecordColumn::name)
                .filter(expressions::containsKey)
                .forEach(unused::add);
        unused.remove(LEGACY_ID);
        origins.add(origin("id", List.of(LEGACY_ID), ID, null));
        for (RecordColumn column : RecordColumns.of(spec.targetType())) {
            Column definition = column.described();
            List<String> from = List.of(definition.from());
            unused.removeAll(from);
            origins.add(origin(column.name(), from, definition.rule(), TableDefinition.fallback(definition.value())));
        }
        origins.add(origin("metadata", List.copyOf(unused), METADATA, null));
        return origins;
    }

    private ColumnOrigin origin(String column, List<String> from, String rule, @Nullable String fallback) {
        List<String> sources =
                from.stream().map(name -> expressions.getOrDefault(name, "")).toList();
        return new ColumnOrigin(
                spec.table(), spec.names().of(column), from, sources, rule, fallback, leftOut(column, sources));
    }

    private @Nullable String leftOut(String column, List<String> sources) {
        if (!spec.names().has(column)) {
            return "the profile's target.json says that the target lacks it";
        }
        return !sources.isEmpty()
                        && sources.stream()
                                .allMatch(source -> NULL.matcher(source).matches())
                ? "the source query has no value for it: NULL in every row"
                : null;
    }
}
