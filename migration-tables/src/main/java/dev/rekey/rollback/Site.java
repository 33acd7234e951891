package dev.rekey.rollback;

import dev.rekey.api.MigrationOptions;
import dev.rekey.ledger.Ledger;
import dev.rekey.ledger.TrackingTables;
import java.sql.Connection;

/**
 * Where rows are rolled back.
 *
 * @param tracking the tracking tables of earlier scripts
 */
record Site(MigrationOptions options, TrackingTables tracking) {

    int batchSize() {
        return options.batchSize();
    }

    Ledger ledger(Connection connection) {
        return new Ledger(connection, options.ledgerSchema(), tracking);
    }
}
