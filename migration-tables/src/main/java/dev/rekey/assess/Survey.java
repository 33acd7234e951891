package dev.rekey.assess;

import dev.rekey.api.MigrationOptions;
import dev.rekey.api.Parent;
import dev.rekey.api.Reference;
import dev.rekey.api.TableSpec;
import dev.rekey.assess.site.Inquiry;
import dev.rekey.assess.site.Site;
import dev.rekey.assess.site.SiteSurvey;
import dev.rekey.bulk.Away;
import dev.rekey.catalog.Catalog;
import dev.rekey.catalog.TableDefinition;
import dev.rekey.catalog.TargetTable;
import dev.rekey.database.Transactions;
import dev.rekey.jdbi.Bundle;
import dev.rekey.jdbi.Daos;
import dev.rekey.ledger.BulkDao.Taken;
import dev.rekey.ledger.Ledger;
import dev.rekey.ledger.TrackingTables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Asks both databases what there is. Reads only. */
public final class Survey {

    private final List<TableSpec<?, ?>> specs;
    private final MigrationOptions options;

    public Survey(List<TableSpec<?, ?>> specs, MigrationOptions options) {
        this.specs = List.copyOf(specs);
        this.options = options;
    }

    /** The scene. */
    public Scene take(Transactions source, Transactions target) {
        List<String> ours = specs.stream().map(TableSpec::table).toList();
        List<String> all =
                Stream.concat(ours.stream(), parentTables().stream()).distinct().toList();
        try (Inquiry inquiry = new Inquiry(source, target, options.workers())) {
            Supplier<SourceSurvey> queries = inquiry.source(from -> SourceSurvey.take(from, specs));
            Supplier<Site> site = new SiteSurvey(specs, options).ask(inquiry);
            Supplier<Map<String, TargetTable>> standing = inquiry.target(to ->
                    to.ask(connection -> Daos.on(connection, Catalog.class).read(options.targetSchema(), all)));
            Supplier<RightsSurvey> rights =
                    inquiry.target(to -> to.ask(connection -> RightsSurvey.take(connection, specs, options)));
            Supplier<TrackingTables> tracking = inquiry.target(
                    to -> to.read(connection -> TrackingTables.find(connection, options.ledgerSchema(), ours)));
            SourceSurvey found = queries.get();
            Map<String, TargetTable> parents = new LinkedHashMap<>(standing.get());
            parents.keySet().retainAll(parentTables());
            Set<Parent.Link> links = rights.get().links(specs, parents);
            Rights rightsHere = rights.get().rights(links);
            boolean ledgerExists = site.get().ledger().exists();
            List<Taken> away = site.get().ledger().away();
            Map<String, TargetTable> targets = Away.added(targets(specs, options.targetSchema(), standing.get()), away);
            boolean bulk = options.bulk() && rightsHere.missing().isEmpty();
            return new Scene(
                    specs,
                    found.columns(),
                    found.faults(),
                    found.facts(),
                    targets,
                    parents,
                    links,
                    rightsHere,
                    ledgerExists,
                    tracking.get(),
                    bulk
                            ? target.read(connection -> BulkOutlook.of(
                                    connection,
                                    new Ledger(connection, options.ledgerSchema()),
                                    ledgerExists,
                                    away,
                                    specs,
                                    targets))
                            : null,
                    site.get());
        }
    }

    /** The target tables as they stand or, where they do not, as they will be created. */
    public static Supplier<Map<String, TargetTable>> targets(
            Bundle bundle, List<TableSpec<?, ?>> specs, String schema) {
        List<String> ours = specs.stream().map(TableSpec::table).toList();
        Supplier<Map<String, TargetTable>> standing = Catalog.ask(bundle, schema, ours);
        return () -> targets(specs, schema, standing.get());
    }

    private static Map<String, TargetTable> targets(
            List<TableSpec<?, ?>> specs, String schema, Map<String, TargetTable> standing) {
        Map<String, TargetTable> targets = new LinkedHashMap<>();
        for (TableSpec<?, ?> spec : specs) {
            TargetTable found = standing.get(spec.table());
            targets.put(spec.table(), found != null ? found : new TableDefinition(spec, schema).table());
        }
        return targets;
    }

    private List<String> parentTables() {
        return specs.stream()
                .flatMap(spec -> spec.references().stream())
                .map(Reference::parent)
                .map(Parent::table)
                .distinct()
                .toList();
    }
}
