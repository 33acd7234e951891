package dev.rekey.engine;

import dev.rekey.api.Assessment;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.ProgressListener;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.RunStatus;
import dev.rekey.api.TableMigration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** Moves a set of tables from one database to the other. Build one, then {@link #migrate()}. */
public final class Migration {

    private Migration() {}

    /** Starts building a migration. */
    public static Builder builder() {
        return new Builder();
    }

    /** Checks, migrates and validates, resuming what an earlier run left. */
    public MigrationResult migrate() {
        throw new UnsupportedOperationException();
    }

    /** Takes up quarantined rows: those filed under {@code reasons}, or all if it is empty. */
    public MigrationResult retry(Set<ReasonCode> reasons) {
        throw new UnsupportedOperationException();
    }

    /** Checks and forecasts every row's fate; reads only. */
    public Assessment assess() {
        throw new UnsupportedOperationException();
    }

    /** The latest run as the ledger tells it; empty where there is none. */
    public Optional<MigrationResult> latestResult() {
        throw new UnsupportedOperationException();
    }

    /** How far the latest run is; empty where there is none. */
    public Optional<RunStatus> status() {
        throw new UnsupportedOperationException();
    }

    /** Lets the pages under way finish and then stops; {@link #migrate()} returns with INTERRUPTED. */
    public void pause() {
        throw new UnsupportedOperationException();
    }

    /** Collects what a migration needs. */
    public static final class Builder {
        private Builder() {}

        public Builder source(DataSource dataSource) {
            return this;
        }

        public Builder target(DataSource dataSource) {
            return this;
        }

        public Builder source(Database database) {
            return this;
        }

        public Builder target(Database database) {
            return this;
        }

        /** The tables to migrate, in any order; parents among them come first by themselves. */
        public Builder tables(List<? extends TableMigration<?, ?>> all) {
            return this;
        }

        /** Only these of the tables, by name; all if empty. */
        public Builder only(List<String> names) {
            return this;
        }

        public Builder options(MigrationOptions options) {
            return this;
        }

        public Builder listener(ProgressListener listener) {
            return this;
        }

        public Migration build() {
            return new Migration();
        }
    }
}
