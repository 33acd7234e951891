package dev.rekey.assess;

import dev.rekey.api.MigrationOptions;
import dev.rekey.api.Parent;
import dev.rekey.api.Reference;
import dev.rekey.api.TableSpec;
import dev.rekey.assess.RightsDao.General;
import dev.rekey.assess.RightsDao.Linked;
import dev.rekey.assess.RightsDao.OnTable;
import dev.rekey.catalog.TargetTable;
import dev.rekey.jdbi.Bundle;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What the target's role may do.
 *
 * @param ours the names of the tables that it is to write
 * @param linked tables by which parents are found
 */
record RightsSurvey(General general, List<String> ours, List<OnTable> tables, List<Linked> linked) {

    static RightsSurvey take(Connection target, List<TableSpec<?, ?>> specs, MigrationOptions options) {
        List<String> ours = specs.stream().map(TableSpec::table).toList();
        List<Parent> parents = specs.stream()
                .flatMap(spec -> spec.references().stream())
                .<Parent>map(Reference::parent)
                .toList();
        List<Parent.Link> links =
                parents.stream().map(Parent::link).filter(Objects::nonNull).toList();
        Bundle bundle = Bundle.on(target)
                .bind("schema", options.targetSchema())
                .bind("ledgerSchema", options.ledgerSchema())
                .bindList(
                        "tables",
                        Stream.concat(ours.stream(), parents.stream().map(Parent::table))
                                .distinct()
                                .toList())
                .bindList(
                        "linked_schemas",
                        links.stream().map(Parent.Link::schema).distinct().toList())
                .bindList(
                        "linked_tables",
                        links.stream().map(Parent.Link::table).distinct().toList());
        Supplier<List<General>> general = bundle.ask(RightsDao.GENERAL, General.class);
        Supplier<List<OnTable>> tables = bundle.ask(RightsDao.ON_TABLES, OnTable.class);
        Supplier<List<Linked>> linked = bundle.ask(RightsDao.LINKED, Linked.class);
        bundle.send();
        return new RightsSurvey(general.get().get(0), ours, tables.get(), linked.get());
    }

    /** Linked tables that exist and may be read. */
    Set<Parent.Link> links(List<TableSpec<?, ?>> specs, Map<String, TargetTable> parents) {
        Set<Parent.Link> links = new LinkedHashSet<>();
        for (TableSpec<?, ?> spec : specs) {
            for (Reference<?> reference : spec.references()) {
                Parent.Link link = reference.parent().link();
                TargetTable parent = parents.get(reference.parent().table());
                if (link != null
                        && parent != null
                        && parent.column(link.column()) != null
                        && leadsTo(link).anyMatch(Linked::readable)) {
                    links.add(link);
                }
            }
        }
        return links;
    }

    private Stream<Linked> leadsTo(Parent.Link link) {
        return linked.stream()
                .filter(table -> table.schema().equals(link.schema()))
                .filter(table -> table.name().equals(link.table()));
    }

    Rights rights(Set<Parent.Link> links) {
        List<String> missing = new ArrayList<>();
        List<String> hidden = new ArrayList<>();
        for (OnTable table : tables) {
            if (!table.select()) {
                missing.add("SELECT on " + table.tableName());
            }
            if (ours.contains(table.tableName())) {
                addUnwritable(table, missing);
            }
            if (table.hidden()) {
                hidden.add(table.tableName());
            }
        }
        links.stream()
                .filter(link -> leadsTo(link).anyMatch(Linked::hidden))
                .forEach(link -> hidden.add(link.schema() + "." + link.table()));
        return new Rights(
                general.role(), general.createTables(), general.createLedger(), missing, hidden, general.webRoles());
    }

    private static void addUnwritable(OnTable table, List<String> missing) {
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
}
