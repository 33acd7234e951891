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
import dev.rekey.database.Together;
import dev.rekey.jdbi.Bundle;
import dev.rekey.source.SourceFacts;
import dev.rekey.source.SourceInspection;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

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

    /** Asks both databases at once. */
    List<Validation> before() {
        try (Together together = new Together(1)) {
            Supplier<List<Validation>> there = together.ask(this::inSource);
            List<Validation> here = run.target().ask(this::inTarget);
            List<Validation> found = new ArrayList<>(there.get());
            found.addAll(here);
            return found;
        }
    }

    private List<Validation> inSource() {
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
        return found;
    }

    private List<Validation> inTarget(Connection connection) {
        List<Parent> parents = spec.references().stream()
                .<Parent>map(Reference::parent)
                .filter(parent -> parent.link() == null)
                .distinct()
                .toList();
        Bundle bundle = Bundle.on(connection);
        Supplier<List<Long>> rows = bundle.ask("SELECT count(*) FROM " + target.sqlName(), Long.class);
        List<Supplier<List<String>>> states =
                parents.stream().map(parent -> askState(bundle, parent)).toList();
        bundle.send();
        List<Validation> found = new ArrayList<>();
        found.add(Validation.fact(table, "target_rows", Phase.BEFORE, rows.get().get(0)));
        for (int i = 0; i < parents.size(); i++) {
            found.add(Validation.fact(
                    table,
                    "parent_" + parents.get(i).table(),
                    Phase.BEFORE,
                    states.get(i).get().get(0)));
        }
        return found;
    }

    private Supplier<List<String>> askState(Bundle bundle, Parent parent) {
        String key = Identifiers.quote(parent.legacyKey());
        String name = Identifiers.quote(run.options().targetSchema(), parent.table());
        return bundle.ask(
                "SELECT concat(count(*), ' rows, ', count(" + key + "), ' with a legacy id, ', count(" + key
                        + ") - count(DISTINCT " + key + "), ' legacy ids found again') FROM " + name,
                String.class);
    }

    /** What is to be said of the table once its rows are accounted for, and stand as they do. */
    List<Validation> after(Accounting accounting, Standing standing) {
        List<Validation> found = new ArrayList<>(accounting.validations(table));
        found.addAll(standing.validations());
        found.addAll(new MoneyValidation(run, spec, target).check(standing.madeOtherwise()));
        return found;
    }

    /** Looks at what stands when all rows are written, whether they are accounted for already or not. */
    Standing standing() {
        MoneyValidation money = new MoneyValidation(run, spec, target);
        return run.target().ask(connection -> {
            Bundle bundle = Bundle.on(connection).bind("table", table).bind("run", run.runId());
            List<Supplier<List<Long>>> dangling = target.foreignKeys().stream()
                    .map(key -> bundle.ask(dangling(key), Long.class))
                    .toList();
            Supplier<List<Long>> repeated = bundle.ask(repeated(), Long.class);
            Supplier<List<Long>> unfounded = bundle.ask(unfounded(), Long.class);
            Supplier<List<Long>> madeOtherwise = money.askForRowsMadeOtherwise(bundle);
            bundle.send();
            return new Standing(
                    List.of(
                            none(
                                    "dangling_foreign_keys",
                                    dangling.stream().mapToLong(Validator::one).sum()),
                            none("repeated_legacy_ids", one(repeated)),
                            none("mappings_without_row", one(unfounded))),
                    madeOtherwise.get());
        });
    }

    /** What stands in the target, and which rows of it no sums are made of. */
    record Standing(List<Validation> validations, List<Long> madeOtherwise) {}

    private Validation none(String check, long number) {
        return Validation.equal(table, check, Phase.AFTER, 0L, number);
    }

    private static long one(Supplier<List<Long>> answer) {
        return answer.get().get(0);
    }

    private String dangling(ForeignKey key) {
        String column = "child." + Identifiers.quote(key.column());
        return "SELECT count(*) FROM " + target.sqlName() + " AS child WHERE " + column
                + " IS NOT NULL AND NOT EXISTS (SELECT FROM " + key.table() + " AS parent WHERE parent."
                + Identifiers.quote(key.references()) + " = " + column + ")";
    }

    private String repeated() {
        String key = Identifiers.quote(spec.legacyKey());
        return "SELECT count(" + key + ") - count(DISTINCT " + key + ") FROM " + target.sqlName();
    }

    private String unfounded() {
        return "SELECT count(*) FROM " + ledger("migration_mappings") + " AS m WHERE m.entity_type = :table"
                + " AND m.migration_batch = :run AND NOT EXISTS (SELECT FROM " + target.sqlName()
                + " AS stands WHERE stands.id = m.new_id AND stands." + Identifiers.quote(spec.legacyKey())
                + " = m.legacy_id)";
    }

    private String ledger(String name) {
        return Identifiers.quote(run.options().ledgerSchema(), name);
    }
}
