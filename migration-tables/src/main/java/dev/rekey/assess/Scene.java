package dev.rekey.assess;

import dev.rekey.api.Parent;
import dev.rekey.api.TableSpec;
import dev.rekey.assess.site.RowsSurvey;
import dev.rekey.assess.site.Site;
import dev.rekey.catalog.TargetTable;
import dev.rekey.ledger.TrackingTables;
import dev.rekey.source.SourceFacts;
import dev.rekey.source.SourceInspection.SourceColumn;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What both databases said when they were asked, before anything was written.
 *
 * @param specs the chosen tables, in the order of migration
 * @param sourceColumns each source query's columns, by table; absent where the query is wrong
 * @param sourceFaults what is wrong with a table's source query, by table
 * @param facts what the source queries hold, by table; absent where the query is wrong
 * @param targets the target tables, as they stand or as they will be created
 * @param parents the tables that parents are looked up in, those that stand
 * @param links linked tables that exist and may be read
 * @param rights what the target role may do
 * @param ledgerExists whether there is a ledger
 * @param tracking the tracking tables of earlier scripts
 * @param bulk how a bulk load would go; null where none was asked for
 * @param site both servers, and what their catalogs say beside columns and keys
 */
public record Scene(
        List<TableSpec<?, ?>> specs,
        Map<String, Map<String, SourceColumn>> sourceColumns,
        Map<String, List<String>> sourceFaults,
        Map<String, SourceFacts> facts,
        Map<String, TargetTable> targets,
        Map<String, TargetTable> parents,
        Set<Parent.Link> links,
        Rights rights,
        boolean ledgerExists,
        TrackingTables tracking,
        @Nullable BulkOutlook bulk,
        Site site) {

    /** The table's description as the target has it or will have it. */
    public TargetTable target(String table) {
        TargetTable target = targets.get(table);
        if (target == null) {
            throw new IllegalArgumentException(table + " was not looked at");
        }
        return target;
    }

    /** What the table's source query holds. */
    public SourceFacts facts(String table) {
        SourceFacts found = facts.get(table);
        if (found == null) {
            throw new IllegalArgumentException(table + ": its source query was not counted");
        }
        return found;
    }

    /** The columns of the table's source query, by name. */
    public Map<String, SourceColumn> sourceColumns(String table) {
        return sourceColumns.getOrDefault(table, Map.of());
    }

    /** The same scene with other target tables, for instance after they were created or widened. */
    public Scene withTargets(Map<String, TargetTable> others) {
        return new Scene(
                specs,
                sourceColumns,
                sourceFaults,
                facts,
                others,
                parents,
                links,
                rights,
                ledgerExists,
                tracking,
                bulk,
                site);
    }

    /** The same scene with more known of the site. */
    public Scene withSite(Site other) {
        return new Scene(
                specs,
                sourceColumns,
                sourceFaults,
                facts,
                targets,
                parents,
                links,
                rights,
                ledgerExists,
                tracking,
                bulk,
                other);
    }

    /** What a survey of the rows looks at. */
    public List<RowsSurvey.Subject> subjects() {
        return specs.stream()
                .map(spec ->
                        new RowsSurvey.Subject(spec, sourceColumns(spec.table()), target(spec.table()), ledgerExists))
                .toList();
    }

    /** The target tables that stand. */
    List<TargetTable> standing() {
        return targets.values().stream().filter(TargetTable::exists).toList();
    }

    /** The parents' tables, each once, with the key by which they are found; those of ours among them. */
    List<Parent> parentKeys() {
        return specs.stream()
                .flatMap(spec -> spec.references().stream())
                .map(reference -> new Parent(
                        reference.parent().table(), reference.parent().legacyKey()))
                .distinct()
                .toList();
    }
}
