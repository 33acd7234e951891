package dev.rekey.tables;

import dev.rekey.api.Issue;
import dev.rekey.api.LegacyRow;
import dev.rekey.api.Mapping;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.SourcePage;
import dev.rekey.api.TableMigration;
import dev.rekey.api.TargetPage;
import dev.rekey.catalog.TableDefinition;
import dev.rekey.engine.MappingContext;
import dev.rekey.json.Json;
import java.sql.Connection;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One table's rows, all of them: read page by page, mapped, and inserted at once.
 *
 * @param read their legacy ids as they were read
 * @param issues faults and warnings that mapping found
 * @param rows the mapped rows as JSON, as a page is written
 * @param mapped the legacy ids of these
 * @param inserted the legacy ids of those that went in
 */
record Passage(List<Long> read, List<Issue> issues, String rows, Set<Long> mapped, Set<Long> inserted) {

    private static final int SMALL_PAGE = 70;

    static <L extends LegacyRow, T extends Record> Passage of(
            TableMigration<L, T> table, Connection source, Connection target, PlantedParents parents) {
        List<Long> read = new ArrayList<>();
        List<Issue> issues = new ArrayList<>();
        Map<Long, Map<String, @Nullable Object>> columns = new TreeMap<>();
        for (L legacy : read(table, source)) {
            read.add(legacy.legacyId());
            Mapping<T> mapping = table.map(
                    legacy,
                    new MappingContext<>(
                            table.spec(), new TableDefinition(table.spec(), "public").table(), parents, legacy));
            if (mapping instanceof Mapping.Mapped<T> mapped) {
                columns.put(legacy.legacyId(), mapped.columns());
                issues.addAll(mapped.warnings());
            } else if (mapping instanceof Mapping.Rejected<T> rejected) {
                parents.reject(
                        table.spec().table(),
                        legacy.legacyId(),
                        rejected.reason().code());
                issues.addAll(rejected.faults());
            }
        }
        String rows = Json.write(columns.values());
        Set<Long> inserted = new TreeSet<>(table.insert(new TargetPage(
                target,
                "\"public\"." + table.spec().table(),
                TableDefinition.columns(table.spec()),
                table.spec().legacyKey(),
                rows)));
        columns.keySet().stream()
                .filter(id -> !inserted.contains(id))
                .forEach(id -> parents.reject(table.spec().table(), id, ReasonCode.DUPLICATE_KEY));
        return new Passage(read, issues, rows, columns.keySet(), inserted);
    }

    private static <L extends LegacyRow, T extends Record> List<L> read(TableMigration<L, T> table, Connection source) {
        List<L> rows = new ArrayList<>();
        long after = Long.MIN_VALUE;
        while (true) {
            List<L> page = table.read(new SourcePage(
                    source, table.spec().sourceQuery(), after, Integer.MAX_VALUE, SMALL_PAGE, ZoneOffset.UTC));
            if (page.isEmpty()) {
                return rows;
            }
            rows.addAll(page);
            after = page.get(page.size() - 1).legacyId();
        }
    }
}
