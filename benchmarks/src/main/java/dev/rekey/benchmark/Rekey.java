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

/** Rekey itself, with all that it always does: assessment, ledger, lineage, quarantine, validations. */
record Rekey(int workers, boolean bulk) implements Way {

    Rekey(int workers) {
        this(workers, false);
    }

    @Override
    public void move(Databases databases) {
        MigrationResult result = Migration.builder()
                .source(database(databases.sourceUrl()))
                .target(database(databases.targetUrl()))
                .tables(Tables.all())
                .only(List.of("message_attachments"))
                .options(MigrationOptions.DEFAULTS.withWorkers(workers).withBulk(bulk))
                .build()
                .migrate();
        if (result.exitCode() != ExitCode.COMPLETE) {
            throw new IllegalStateException("Rekey ended with " + result.exitCode());
        }
    }

    /** As the command line opens a direct connection. */
    private Database database(String url) {
        return new Database(
                Pools.of(url, workers + 2, Database.SETTINGS.formatted("SESSION")),
                new Pooling(Pooler.NONE, "as the benchmark says"));
    }
}
