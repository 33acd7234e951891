package dev.rekey.engine;

import dev.rekey.api.MigrationOptions;
import dev.rekey.api.TableMigration;
import dev.rekey.api.TableSpec;
import dev.rekey.assess.Scene;
import dev.rekey.assess.Survey;
import dev.rekey.database.Transactions;
import dev.rekey.ledger.Ledger;
import java.sql.Connection;
import java.util.List;

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
        return new Survey(specs, options).take(source, target);
    }

    /** Refuses tables whose parents are neither among them nor migrated. */
    void requireParents(Scene scene) {
        plan.requireParents(parent -> scene.ledgerExists()
                && target.read(connection -> ledger(connection).control().migratedTables())
                        .contains(parent));
    }

    Ledger ledger(Connection connection) {
        return new Ledger(connection, options.ledgerSchema());
    }
}
