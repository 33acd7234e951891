package dev.rekey.benchmark;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.MigrationResult;
import dev.rekey.database.Database;
import dev.rekey.database.Pooler;
import dev.rekey.database.Pooling;
import dev.rekey.engine.Migration;
import dev.rekey.tables.Tables;
import java.util.List;

/**
 * Rekey itself, with all that it always does: assessment, ledger, lineage, quarantine, validations.
 *
 * @param bulk whether empty tables are loaded without their constraints
 * @param tables those that are moved; none means all
 */
record Rekey(int workers, boolean bulk, List<String> tables) implements Way {

    /** The attachments alone. */
    static Rekey attachments(int workers, boolean bulk) {
        return new Rekey(workers, bulk, List.of("message_attachments"));
    }

    /** All nine tables. */
    static Rekey nine(int workers, boolean bulk) {
        return new Rekey(workers, bulk, List.of());
    }

    @Override
    public boolean moves(Scenario scenario) {
        return tables.isEmpty() == (scenario != Scenario.ATTACHMENTS);
    }

    @Override
    public void move(Databases databases) {
        MigrationOptions options =
                MigrationOptions.DEFAULTS.withWorkers(workers).withBulk(bulk);
        Migration.Builder migration = Migration.builder()
                .source(database(databases.sourceUrl(), workers))
                .target(database(databases.targetUrl(), workers))
                .tables(Tables.all())
                .options(options);
        MigrationResult result =
                (tables.isEmpty() ? migration : migration.only(tables)).build().migrate();
        if (result.exitCode() != ExitCode.COMPLETE) {
            throw new IllegalStateException("Rekey ended with " + result.exitCode());
        }
    }

    /** As the command line opens a direct connection. */
    static Database database(String url, int workers) {
        return new Database(
                Pools.of(url, workers + 2, Database.SETTINGS.formatted("SESSION")),
                new Pooling(Pooler.NONE, "as the benchmark says"));
    }
}
