package dev.rekey.rollback;

import dev.rekey.api.Reference;
import dev.rekey.api.TableSpec;
import dev.rekey.catalog.Catalog;
import dev.rekey.catalog.Referrer;
import dev.rekey.catalog.ReferrerDao;
import dev.rekey.catalog.TableDefinition;
import dev.rekey.catalog.TargetColumn;
import dev.rekey.catalog.TargetTable;
import dev.rekey.jdbi.Daos;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Describes the tables that are known: how they stand, and what refers to them. */
final class RolledTables {

    private RolledTables() {}

    /**
     * The tables by name, children first.
     *
     * @param specs parents first
     */
    static Map<String, RolledTable> of(Connection connection, List<TableSpec<?, ?>> specs, String schema) {
        Map<String, TargetTable> standing = Daos.on(connection, Catalog.class)
                .read(schema, specs.stream().map(TableSpec::table).toList());
        ReferrerDao dao = Daos.on(connection, ReferrerDao.class);
        List<TableSpec<?, ?>> childrenFirst = new ArrayList<>(specs);
        Collections.reverse(childrenFirst);
        Map<String, RolledTable> tables = new LinkedHashMap<>();
        for (TableSpec<?, ?> spec : childrenFirst) {
            TargetTable target = standing.get(spec.table());
            List<Referrer> referrers = new ArrayList<>();
            Set<String> children = new TreeSet<>();
            if (target != null) {
                referrers.addAll(dao.of(schema, spec.table()));
            }
            for (TableSpec<?, ?> child : specs) {
                for (Reference<?> reference : child.references()) {
                    if (reference.parent().table().equals(spec.table())
                            && reference.parent().link() == null) {
                        children.add(child.table());
                        addUnwritten(
                                referrers,
                                standing.get(child.table()),
                                child.names().of(reference.column()));
                    }
                }
            }
            tables.put(
                    spec.table(),
                    new RolledTable(
                            target != null ? target : new TableDefinition(spec, schema).table(),
                            spec.legacyKey(),
                            List.copyOf(referrers),
                            children));
        }
        return tables;
    }

    /** A reference of ours for which the target has no foreign key holds as if it had one. */
    private static void addUnwritten(List<Referrer> referrers, @Nullable TargetTable child, String column) {
        TargetColumn standing = child == null ? null : child.column(column);
        if (child == null || standing == null || !standing.type().name().equals("uuid")) {
            return;
        }
        boolean written = referrers.stream()
                .anyMatch(referrer -> referrer.table().equals(child.name())
                        && referrer.schema().equals(child.schema())
                        && referrer.columns().equals(List.of(column)));
        if (!written) {
            referrers.add(
                    new Referrer("", child.schema(), child.name(), List.of(column), List.of("id"), Referrer.NO_KEY));
        }
    }
}
