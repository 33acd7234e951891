package dev.rekey.assess;

import dev.rekey.api.Parent;
import dev.rekey.api.Reference;
import dev.rekey.api.TableSpec;
import dev.rekey.assess.site.Site;
import dev.rekey.bulk.Away;
import dev.rekey.catalog.Catalog;
import dev.rekey.catalog.TableDefinition;
import dev.rekey.catalog.TargetTable;
import dev.rekey.database.SqlFaults;
import dev.rekey.jdbi.Daos;
import dev.rekey.ledger.BulkDao.Taken;
import dev.rekey.ledger.Ledger;
import dev.rekey.ledger.TrackingTables;
import dev.rekey.source.SourceFacts;
import dev.rekey.source.SourceInspection;
import dev.rekey.source.SourceInspection.SourceColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;

/** Asks both databases what there is. Reads only. */
public final class Survey {

    private final List<TableSpec<?, ?>> specs;
    private final String targetSchema;
    private final String ledgerSchema;

    public Survey(List<TableSpec<?, ?>> specs, String targetSchema, String ledgerSchema) {
        this.specs = List.copyOf(specs);
        this.targetSchema = targetSchema;
        this.ledgerSchema = ledgerSchema;
    }

    /** The scene, from a connection to either database and what is known of both servers. */
    public Scene take(Connection source, Connection target, Site site) throws SQLException {
        Map<String, Map<String, SourceColumn>> columns = new LinkedHashMap<>();
        Map<String, List<String>> faults = new LinkedHashMap<>();
        Map<String, SourceFacts> facts = new LinkedHashMap<>();
        for (TableSpec<?, ?> spec : specs) {
            inspect(source, spec, columns, faults, facts);
        }
        Catalog catalog = Daos.on(target, Catalog.class);
        Map<String, TargetTable> parents = catalog.read(targetSchema, parentTables());
        Set<Parent.Link> links = links(target, parents);
        Ledger ledger = new Ledger(target, ledgerSchema);
        int version = site.ledger().missingColumns().isEmpty() ? ledger.version() : 0;
        List<Taken> away =
                version < Ledger.SINCE_BULK ? List.of() : ledger.bulk().open();
        Map<String, TargetTable> targets = Away.added(targets(target), away);
        Rights rights = rights(target, links);
        boolean bulk = site.options().bulk() && rights.missing().isEmpty();
        return new Scene(
                specs,
                columns,
                faults,
                facts,
                targets,
                parents,
                links,
                rights,
                version > 0,
                TrackingTables.find(
                        target,
                        ledgerSchema,
                        specs.stream().map(TableSpec::table).toList()),
                bulk ? BulkOutlook.of(target, ledger, version > 0, away, specs, targets) : null,
                site);
    }

    /** The target tables as they stand or, where they do not, as they will be created. */
    public Map<String, TargetTable> targets(Connection target) {
        Map<String, TargetTable> standing = Daos.on(target, Catalog.class)
                .read(targetSchema, specs.stream().map(TableSpec::table).toList());
        Map<String, TargetTable> targets = new LinkedHashMap<>();
        for (TableSpec<?, ?> spec : specs) {
            TargetTable found = standing.get(spec.table());
            targets.put(spec.table(), found != null ? found : new TableDefinition(spec, targetSchema).table());
        }
        return targets;
    }

    private static void inspect(
            Connection source,
            TableSpec<?, ?> spec,
            Map<String, Map<String, SourceColumn>> columns,
            Map<String, List<String>> faults,
            Map<String, SourceFacts> facts)
            throws SQLException {
        SourceInspection inspection = new SourceInspection(source, spec);
        Savepoint before = source.setSavepoint();
        try {
            Map<String, SourceColumn> described = inspection.describe();
            List<String> misfits = inspection.misfits(described);
            if (misfits.isEmpty()) {
                facts.put(spec.table(), inspection.facts());
                columns.put(spec.table(), described);
            } else {
                faults.put(spec.table(), misfits);
            }
            source.releaseSavepoint(before);
        } catch (SQLException | JdbiException e) {
            if (!SqlFaults.blamesQuery(e)) {
                throw e;
            }
            source.rollback(before);
            String said = SqlFaults.summary(e);
            // What a server says of a value would quote it.
            faults.put(
                    spec.table(),
                    List.of(SqlFaults.blamesRow(e) ? said + " (SQLSTATE " + SqlFaults.state(e) + ")" : said));
        }
    }

    private List<String> parentTables() {
        return specs.stream()
                .flatMap(spec -> spec.references().stream())
                .map(Reference::parent)
                .map(Parent::table)
                .distinct()
                .toList();
    }

    private Set<Parent.Link> links(Connection target, Map<String, TargetTable> parents) {
        RightsDao dao = Daos.on(target, RightsDao.class);
        Set<Parent.Link> links = new LinkedHashSet<>();
        for (TableSpec<?, ?> spec : specs) {
            for (Reference<?> reference : spec.references()) {
                Parent.Link link = reference.parent().link();
                TargetTable parent = parents.get(reference.parent().table());
                if (link != null
                        && parent != null
                        && parent.column(link.column()) != null
                        && dao.readable(link.schema(), link.table())) {
                    links.add(link);
                }
            }
        }
        return links;
    }

    private Rights rights(Connection target, Set<Parent.Link> links) {
        RightsDao dao = Daos.on(target, RightsDao.class);
        RightsDao.General general = dao.general(targetSchema, ledgerSchema);
        List<String> ours = specs.stream().map(TableSpec::table).toList();
        List<String> all = new ArrayList<>(ours);
        all.addAll(parentTables());
        List<String> missing = new ArrayList<>();
        List<String> hidden = new ArrayList<>();
        for (RightsDao.OnTable table : dao.onTables(targetSchema, all)) {
            if (!table.select()) {
                missing.add("SELECT on " + table.tableName());
            }
            if (ours.contains(table.tableName())) {
                if (!table.insert()) {
                    missing.add("INSERT on " + table.tableName());
                }
                if (!table.update()) {
                    missing.add("UPDATE on " + table.tableName());
                }
                if (!table.delete()) {
                    missing.add("DELETE on " + table.tableName());
                }
            }
            if (table.hidden()) {
                hidden.add(table.tableName());
            }
        }
        links.stream()
                .filter(link -> dao.hidden(link.schema(), link.table()))
                .forEach(link -> hidden.add(link.schema() + "." + link.table()));
        return new Rights(
                general.role(), general.createTables(), general.createLedger(), missing, hidden, general.webRoles());
    }
}
