package dev.rekey.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rekey.api.IfInvalid;
import dev.rekey.api.Issue;
import dev.rekey.api.LegacyRow;
import dev.rekey.api.Mapping;
import dev.rekey.api.Parent;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.Reference;
import dev.rekey.api.Resolution;
import dev.rekey.api.RowContext;
import dev.rekey.api.Severity;
import dev.rekey.api.TableSpec;
import dev.rekey.catalog.TargetTable;
import dev.rekey.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One row's mapping: collects what is found on the way and judges at the end. */
public final class MappingContext<L extends LegacyRow> implements RowContext<L> {

    private static final String METADATA = "metadata";

    private final TableSpec<L, ?> spec;
    private final TargetTable target;
    private final Parents parents;
    private final L legacy;
    private final List<Issue> faults = new ArrayList<>();
    private final List<Issue> warnings = new ArrayList<>();
    private final Map<String, Object> kept = new LinkedHashMap<>();

    /** A context for one row of the table that {@code target} says how to hold. */
    public MappingContext(TableSpec<L, ?> spec, TargetTable target, Parents parents, L legacy) {
        this.spec = spec;
        this.target = target;
        this.parents = parents;
        this.legacy = legacy;
    }

    @Override
    public @Nullable UUID parent(Reference<L> reference) {
        for (long key : reference.keys().apply(legacy)) {
            Resolution resolution = resolve(reference, key);
            if (resolution instanceof Resolution.Found found) {
                return found.id();
            }
            report(reference, key, resolution);
            return null;
        }
        if (reference.required()) {
            String parent = reference.parent().table();
            reject(
                    ReasonCode.REQUIRED_VALUE_MISSING,
                    reference.column(),
                    reference.column() + ": the row names no row of " + parent);
        }
        return null;
    }

    private void report(Reference<L> reference, long key, Resolution resolution) {
        String column = reference.column();
        Parent parent = spec.reference(reference).parent();
        String table = parent.table();
        String sought = table + "." + parent.legacyKey() + " " + key;
        if (resolution instanceof Resolution.Ambiguous) {
            String message = column + ": several rows have " + sought;
            if (reference.required()) {
                reject(ReasonCode.PARENT_AMBIGUOUS, column, message);
            } else {
                warn(ReasonCode.PARENT_AMBIGUOUS, column, message);
            }
        } else if (!reference.required() && !(resolution instanceof Resolution.Unknown)) {
            warn(ReasonCode.OPTIONAL_PARENT_MISSING, column, column + ": no row has " + sought);
        } else if (resolution instanceof Resolution.Rejected rejected) {
            String message = column + ": " + table + " legacy id " + key + " was rejected: " + rejected.code();
            reject(ReasonCode.PARENT_REJECTED, column, message);
        } else if (reference.required()) {
            reject(ReasonCode.PARENT_MISSING, column, column + ": no row has " + sought);
        }
    }

    @Override
    public Resolution resolve(Reference<L> reference, long legacyId) {
        return parents.find(spec.reference(reference).parent(), legacyId);
    }

    @Override
    public @Nullable String oneOf(String column, @Nullable String value, Set<String> closedSet) {
        if (value == null || ClosedSet.isBlank(value)) {
            return null;
        }
        String found = ClosedSet.find(closedSet, value);
        if (found == null) {
            rejectUnknown(column, closedSet);
        }
        return found;
    }

    @Override
    public @Nullable Integer oneOf(String column, @Nullable Integer value, Set<Integer> closedSet) {
        if (value == null || closedSet.contains(value)) {
            return value;
        }
        rejectUnknown(column, closedSet);
        return null;
    }

    private void rejectUnknown(String column, Set<?> closedSet) {
        List<String> values =
                new TreeSet<>(closedSet).stream().map(String::valueOf).toList();
        String set = values.size() > 10 ? "the " + values.size() + " known codes" : String.join(", ", values);
        reject(ReasonCode.ENUM_UNKNOWN, column, column + " is none of " + set);
    }

    @Override
    public @Nullable List<String> jsonStrings(String column, @Nullable String text, IfInvalid ifInvalid) {
        JsonNode node = json(column, text, ifInvalid, "an array of strings", JsonText::isStrings);
        if (node == null) {
            return null;
        }
        List<String> strings = new ArrayList<>();
        node.forEach(element -> strings.add(element.textValue()));
        return strings;
    }

    @Override
    @SuppressWarnings("unchecked") // Json.plain makes a map of an object
    public @Nullable Map<String, @Nullable Object> jsonObject(
            String column, @Nullable String text, IfInvalid ifInvalid) {
        JsonNode node = json(column, text, ifInvalid, "an object", JsonNode::isObject);
        return node == null ? null : (Map<String, @Nullable Object>) Json.plain(node);
    }

    private @Nullable JsonNode json(
            String column, @Nullable String text, IfInvalid ifInvalid, String kind, Predicate<JsonNode> isKind) {
        if (text == null) {
            return null;
        }
        String fault;
        try {
            JsonNode node = JsonText.parse(text);
            if (node == null || isKind.test(node)) {
                return node;
            }
            fault = column + " is JSON, but not " + kind;
        } catch (JsonText.Invalid e) {
            fault = column + " is not valid JSON";
        }
        if (ifInvalid == IfInvalid.REJECT) {
            reject(ReasonCode.JSON_INVALID, column, fault);
        } else {
            keep(column, text);
            String concerned = target.column(spec.names().of(column)) == null ? METADATA : column;
            warn(ReasonCode.JSON_INVALID, concerned, fault + "; its text is kept in metadata");
        }
        return null;
    }

    @Override
    public @Nullable BigDecimal decimal(String column, @Nullable Number value) {
        if (value == null || value instanceof BigDecimal) {
            return (BigDecimal) value;
        }
        reject(ReasonCode.VALUE_OUT_OF_RANGE, column, column + " is no finite number");
        return null;
    }

    @Override
    public void reject(ReasonCode code, @Nullable String column, String message) {
        faults.add(issue(code, column, message).withSeverity(Severity.ERROR));
    }

    @Override
    public void warn(ReasonCode code, @Nullable String column, String message) {
        Issue issue = issue(code, column, message).withRemedy(code.remedyIfStanding());
        warnings.add(issue.severity() == Severity.ERROR ? issue.withSeverity(Severity.WARNING) : issue);
    }

    private Issue issue(ReasonCode code, @Nullable String column, String message) {
        String named = column == null ? null : spec.names().of(column);
        return Issue.of(code, spec.table(), legacy.legacyId(), named, message);
    }

    @Override
    public String sourceTable() {
        return spec.sourceTable();
    }

    @Override
    public void keep(String name, @Nullable Object value) {
        if (value != null) {
            kept.put(name, value);
        }
    }

    @Override
    public <T extends Record> Mapping<T> finish(T row) {
        Extras extras = Extras.of(legacy.provenance(), this);
        kept.forEach((name, value) -> {
            if (!value.equals(extras.legacy().getOrDefault(name, value))) {
                reject(
                        ReasonCode.JSON_INVALID,
                        METADATA,
                        METADATA
                                + ": the source query's column legacy has another value under a key that the table keeps");
            }
        });
        RowFit fit = RowFit.of(row, spec, legacy.legacyId(), target, faults);
        if (!fit.faults().isEmpty()) {
            return new Mapping.Rejected<>(
                    fit.faults().stream().sorted(Issue.PRECEDENCE).toList());
        }
        fit.columns().put(spec.names().of(METADATA), metadata(fit.defaulted(), extras));
        return new Mapping.Mapped<>(row, fit.columns(), List.copyOf(warnings));
    }

    private Map<String, Object> metadata(List<String> defaulted, Extras extras) {
        Map<String, Object> legacyValues = new LinkedHashMap<>(extras.legacy());
        legacyValues.putAll(kept);
        Set<String> rules = new LinkedHashSet<>();
        extras.defaults().forEach(column -> rules.add(spec.names().of(column)));
        rules.addAll(defaulted);
        Map<String, Object> metadata = new LinkedHashMap<>();
        if (!legacyValues.isEmpty()) {
            metadata.put("legacy", legacyValues);
        }
        if (!rules.isEmpty()) {
            metadata.put("defaulted", List.copyOf(rules));
        }
        if (!extras.lineage().isEmpty()) {
            metadata.put("lineage", extras.lineage());
        }
        return metadata;
    }
}
