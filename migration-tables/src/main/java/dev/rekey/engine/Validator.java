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

/** The validations before and after a table's migration (FR-014). They read; a difference they find is reported. */
final class Validator<L extends LegacyRow> {

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
        List<Validation> found = new ArrayList<>(run.source()
                .read(connection -> SourceMoment.of(connection, spec))
                .facts(table));
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

    List<Validation> after(Accounting accounting) {
        List<Validation> found = new ArrayList<>(accounting.validations(table));
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
