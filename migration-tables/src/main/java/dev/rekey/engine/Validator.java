package dev.rekey.engine;

import dev.rekey.api.LegacyRow;
import dev.rekey.api.Parent;
import dev.rekey.api.Reference;
import dev.rekey.api.TableSpec;
import dev.rekey.api.Validation;
import dev.rekey.api.Validation.Phase;
import dev.rekey.catalog.ForeignKey;
import dev.rekey.catalog.TargetTable;
import dev.rekey.database.Identifiers;
import dev.rekey.jdbi.Daos;
import dev.rekey.source.SourceFacts;
import dev.rekey.source.SourceInspection;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.statement.Query;

/** The validations before and after a table's migration (FR-014). They read; a difference they find is reported. */
final class Validator<L extends LegacyRow> {

    /** So many legacy ids travel at once when every row is looked for in the ledger. */
    private static final int IDS_AT_ONCE = 50_000;

    private final RunContext run;
    private final TableSpec<L, ?> spec;
    private final TargetTable target;
    private final SourceFacts facts;
    private final String table;

    Validator(RunContext run, TableSpec<L, ?> spec, TargetTable target, SourceFacts facts) {
        this.run = run;
        this.spec = spec;
        this.target = target;
        this.facts = facts;
        this.table = spec.table();
    }

    List<Validation> before() {
        List<Validation> found = new ArrayList<>();
        found.add(Validation.fact(table, "source_rows", Phase.BEFORE, facts.rows()));
        found.add(Validation.fact(table, "filtered_rows", Phase.BEFORE, facts.filtered()));
        found.add(Validation.equal(table, "duplicate_legacy_ids", Phase.BEFORE, 0L, facts.duplicates()));
        if (spec.orphansQuery() != null) {
            long orphans =
                    run.source().read(connection -> new SourceInspection(connection, spec).count(spec.orphansQuery()));
            found.add(Validation.fact(table, "orphaned_child_rows", Phase.BEFORE, orphans));
        }
        found.addAll(run.target().read(this::standing));
        return found;
    }

    private List<Validation> standing(Connection connection) {
        List<Validation> found = new ArrayList<>();
        found.add(Validation.fact(table, "target_rows", Phase.BEFORE, count(connection)));
        spec.references().stream()
                .map(Reference::parent)
                .filter(parent -> parent.link() == null)
                .distinct()
                .forEach(parent -> found.add(parentState(connection, parent)));
        return found;
    }

    private Validation parentState(Connection connection, Parent parent) {
        String key = Identifiers.quote(parent.legacyKey());
        String name = Identifiers.quote(run.options().targetSchema(), parent.table());
        String state = Daos.open(connection)
                .createQuery("SELECT concat(count(*), ' rows, ', count(" + key + "), ' with a legacy id, ', count("
                        + key + ") - count(DISTINCT " + key + "), ' legacy ids found again') FROM " + name)
                .mapTo(String.class)
                .one();
        return Validation.fact(table, "parent_" + parent.table(), Phase.BEFORE, state);
    }

    /** Looks for every source row in the ledger, by its legacy id. */
    Accounting account() {
        long mapped = 0;
        long quarantined = 0;
        List<Long> unaccounted = new ArrayList<>();
        List<Long> ids = idsAfter(Long.MIN_VALUE);
        while (!ids.isEmpty()) {
            List<Long> page = ids;
            Accounting part = run.target().read(connection -> account(connection, page));
            mapped += part.mapped();
            quarantined += part.quarantined();
            unaccounted.addAll(part.unaccounted());
            ids = ids.size() < IDS_AT_ONCE ? List.of() : idsAfter(ids.get(ids.size() - 1));
        }
        return new Accounting(mapped, quarantined, unaccounted);
    }

    private List<Long> idsAfter(long after) {
        return run.source().read(connection -> Daos.over(
                        connection,
                        spec.sourceQuery(),
                        "SELECT legacy_id FROM (<query>\n) AS source WHERE legacy_id > :after"
                                + " ORDER BY legacy_id LIMIT :limit")
                .bind("after", after)
                .bind("limit", IDS_AT_ONCE)
                .mapTo(Long.class)
                .list());
    }

    private Accounting account(Connection connection, List<Long> ids) {
        Query query = Daos.open(connection)
                .createQuery("SELECT count(m.legacy_id) AS mapped,"
                        + " count(q.legacy_id) FILTER (WHERE m.legacy_id IS NULL) AS quarantined,"
                        + " array_agg(ids.id) FILTER (WHERE m.legacy_id IS NULL AND q.legacy_id IS NULL) AS unaccounted"
                        + " FROM unnest(:ids) AS ids (id) LEFT JOIN " + ledger("migration_mappings")
                        + " AS m ON m.entity_type = :table AND m.legacy_id = ids.id LEFT JOIN "
                        + ledger("migration_quarantine")
                        + " AS q ON q.table_name = :table AND q.legacy_id = ids.id AND q.state = 'open'")
                .bindArray("ids", Long.class, ids)
                .bind("table", table);
        return query.map((row, context) -> new Accounting(
                        row.getLong("mapped"),
                        row.getLong("quarantined"),
                        row.getArray("unaccounted") == null
                                ? List.of()
                                : List.of((Long[]) row.getArray("unaccounted").getArray())))
                .one();
    }

    List<Validation> after(Accounting accounting) {
        List<Validation> found = new ArrayList<>();
        found.add(Validation.equal(
                table, "accounting", Phase.AFTER, accounting.rows(), accounting.mapped() + accounting.quarantined()));
        found.addAll(run.target()
                .read(connection -> List.of(
                        Validation.equal(table, "dangling_foreign_keys", Phase.AFTER, 0L, dangling(connection)),
                        Validation.equal(table, "repeated_legacy_ids", Phase.AFTER, 0L, repeated(connection)),
                        Validation.equal(table, "mappings_without_row", Phase.AFTER, 0L, unfounded(connection)))));
        found.addAll(new MoneyValidation(run, spec, target).check());
        return found;
    }

    private long dangling(Connection connection) {
        long dangling = 0;
        for (ForeignKey key : target.foreignKeys()) {
            String column = "child." + Identifiers.quote(key.column());
            dangling += Daos.open(connection)
                    .createQuery("SELECT count(*) FROM " + target.sqlName() + " AS child WHERE " + column
                            + " IS NOT NULL AND NOT EXISTS (SELECT FROM " + key.table() + " AS parent WHERE parent."
                            + Identifiers.quote(key.references()) + " = " + column + ")")
                    .mapTo(Long.class)
                    .one();
        }
        return dangling;
    }

    private long repeated(Connection connection) {
        String key = Identifiers.quote(spec.legacyKey());
        return Daos.open(connection)
                .createQuery("SELECT count(" + key + ") - count(DISTINCT " + key + ") FROM " + target.sqlName())
                .mapTo(Long.class)
                .one();
    }

    private long unfounded(Connection connection) {
        return Daos.open(connection)
                .createQuery("SELECT count(*) FROM " + ledger("migration_mappings")
                        + " AS m WHERE m.entity_type = :table"
                        + " AND m.migration_batch = :run AND NOT EXISTS (SELECT FROM " + target.sqlName()
                        + " AS stands WHERE stands.id = m.new_id AND stands." + Identifiers.quote(spec.legacyKey())
                        + " = m.legacy_id)")
                .bind("table", table)
                .bind("run", run.runId())
                .mapTo(Long.class)
                .one();
    }

    private long count(Connection connection) {
        return Daos.open(connection)
                .createQuery("SELECT count(*) FROM " + target.sqlName())
                .mapTo(Long.class)
                .one();
    }

    private String ledger(String name) {
        return Identifiers.quote(run.options().ledgerSchema(), name);
    }
}
