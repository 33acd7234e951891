package dev.rekey.engine;

import dev.rekey.api.MigrationException;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.ProgressListener;
import dev.rekey.api.TableMigration;
import dev.rekey.database.Database;
import dev.rekey.database.Patience;
import dev.rekey.database.Transactions;
import dev.rekey.profile.SourceProfile;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What {@link Migration.Builder} collects. */
abstract sealed class MigrationBuilder permits Migration.Builder {
    private @Nullable Database source;
    private @Nullable Database target;
    private List<? extends TableMigration<?, ?>> tables = List.of();
    private List<String> only = List.of();
    private MigrationOptions options = MigrationOptions.DEFAULTS;
    private ProgressListener listener = ProgressListener.NONE;
    private SourceProfile profile = SourceProfile.DOCUMENTED;
    private Step.Watch watch = Step.Watch.NONE;
    private Duration firstPause = Patience.FIRST;

    /** The legacy database; it is only read. */
    public Migration.Builder source(DataSource dataSource) {
        return source(Database.shared(dataSource));
    }

    /** The target database. */
    public Migration.Builder target(DataSource dataSource) {
        return target(Database.shared(dataSource));
    }

    public Migration.Builder source(Database database) {
        source = database;
        return self();
    }

    public Migration.Builder target(Database database) {
        target = database;
        return self();
    }

    /** The tables to migrate, in any order; parents among them come first by themselves. */
    public Migration.Builder tables(List<? extends TableMigration<?, ?>> all) {
        tables = List.copyOf(all);
        return self();
    }

    /** Only these of the tables, by name; all if empty. */
    public Migration.Builder only(List<String> names) {
        only = List.copyOf(names);
        return self();
    }

    /** Where the source keeps the tables; without one, each table's own query says. */
    public Migration.Builder profile(SourceProfile value) {
        profile = value;
        return self();
    }

    public Migration.Builder options(MigrationOptions value) {
        options = value;
        return self();
    }

    public Migration.Builder listener(ProgressListener value) {
        listener = value;
        return self();
    }

    /** For tests that kill runs: is told of each step. */
    Migration.Builder watch(Step.Watch value) {
        watch = value;
        return self();
    }

    /** How long to pause before work is tried again for the first time; tests do not wait for seconds. */
    Migration.Builder firstPause(Duration value) {
        firstPause = value;
        return self();
    }

    /**
     * The migration, ready to run.
     *
     * @throws IllegalStateException if source or target is missing
     * @throws MigrationException if a table's name is unknown
     */
    public Migration build() {
        return new Migration(self());
    }

    /** What the migration works on; {@code stop} ends its pauses. */
    Premises premises(StopSignal stop) {
        Patience patience = new Patience(options.maxRetryAttempts(), firstPause, stop::await, listener::noticed);
        return new Premises(
                new Transactions("source database", required(source, "source"), patience),
                new Transactions("target database", required(target, "target"), patience),
                new Plan(tables, only, profile),
                profile.name(),
                options);
    }

    ProgressListener listener() {
        return listener;
    }

    Step.Watch watch() {
        return watch;
    }

    private Migration.Builder self() {
        return (Migration.Builder) this;
    }

    private static Database required(@Nullable Database database, String which) {
        if (database == null) {
            throw new IllegalStateException("a migration needs a " + which);
        }
        return database;
    }
}
