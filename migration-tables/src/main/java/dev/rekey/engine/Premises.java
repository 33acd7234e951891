package dev.rekey.engine;

import dev.rekey.api.MigrationOptions;
import dev.rekey.api.TableMigration;
import dev.rekey.api.TableSpec;
import dev.rekey.assess.Scene;
import dev.rekey.assess.Survey;
import dev.rekey.assess.site.Site;
import dev.rekey.assess.site.SiteSurvey;
import dev.rekey.database.Transactions;
import dev.rekey.ledger.Ledger;
import java.sql.Connection;
import java.util.List;
import java.util.Set;

/**
 * What stands before anything is done: the databases, the tables and how they are to be migrated.
 *
 * @param profile the source profile's name
 */
record Premises(Transactions source, Transactions target, Plan plan, String profile, MigrationOptions options) {

    /** Looks at both databases; reads only. */
    Scene survey() {
        List<TableSpec<?, ?>> specs = plan.tables().stream()
                .<TableSpec<?, ?>>map(TableMigration::spec)
                .toList();
        Survey survey = new Survey(specs, options.targetSchema(), options.ledgerSchema());
        Site site = new SiteSurvey(source, target, specs, options).take();
        return source.read(from -> target.read(to -> survey.take(from, to, site)));
    }

    /** Refuses tables whose parents are neither among them nor migrated. */
    void requireParents(Scene scene) {
        Set<String> migrated = !scene.ledgerExists()
                ? Set.of()
                : target.read(connection -> ledger(connection).control().migratedTables());
        plan.requireParents(migrated::contains);
    }

    Ledger ledger(Connection connection) {
        return new Ledger(connection, options.ledgerSchema());
    }
}
