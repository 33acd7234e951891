package dev.rekey.engine;

import dev.rekey.api.MigrationOptions;
import dev.rekey.api.MigrationResult;
import java.util.Set;

/** What a process that is to be killed is asked to do. */
enum Deed {
    MIGRATE,
    BULK,
    UPDATE,
    RETRY;

    MigrationResult run(Migration.Builder builder, MigrationOptions options) {
        Migration migration = builder.options(options.withUpdate(this == UPDATE)
                        .withWiden(this == MIGRATE || this == BULK)
                        .withBulk(this == BULK))
                .build();
        return this == RETRY ? migration.retry(Set.of()) : migration.migrate();
    }
}
