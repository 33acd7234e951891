package dev.rekey.assess;

import dev.rekey.api.Assessment.Forecast;
import dev.rekey.api.Severity;
import dev.rekey.assess.site.Pass;
import dev.rekey.catalog.TargetTable;
import java.util.List;

/** What is written is small beside any disk. */
final class SpaceNeeded extends RowsCheck {
    private static final long SMALL = 1L << 30;

    /** Header, UUIDs in the place of whole numbers, and metadata. */
    private static final long MORE_PER_ROW = 120;

    private static final long PER_INDEX_ENTRY = 60;

    /** A row of migration_mappings with its index. */
    private static final long LEDGER_PER_ROW = 250;

    SpaceNeeded() {
        super(
                "target.space",
                Severity.WARNING,
                "what is written takes less than 1 GiB",
                "See that so much of the disk is free, and as much again for the log: no SQL can see it. A full disk turns Supabase's databases read-only.");
    }

    @Override
    public String passed(Scene scene) {
        return words(scene, made(scene));
    }

    @Override
    List<String> findings(Scene scene, Pass pass) {
        return estimate(scene, pass) <= SMALL ? List.of() : List.of(words(scene, pass));
    }

    private static String words(Scene scene, Pass pass) {
        return "tables, indexes and ledger will take about " + mebibytes(estimate(scene, pass))
                + " MiB more; the database has "
                + mebibytes(scene.site().target().state().bytes()) + " MiB now";
    }

    /** Rows by their measured width, index entries, and the ledger, in which rejected rows stand whole. */
    private static long estimate(Scene scene, Pass pass) {
        double bytes = 0;
        for (Forecast forecast : pass.forecasts()) {
            double width = pass.source(forecast.table()).width();
            TargetTable table = scene.target(forecast.table());
            long indexes = 1L + table.uniqueKeys().size() + table.foreignKeys().size();
            bytes += forecast.migrated() * (width + MORE_PER_ROW + indexes * PER_INDEX_ENTRY + LEDGER_PER_ROW);
            bytes += forecast.rejected() * (2 * width + LEDGER_PER_ROW);
        }
        return (long) bytes;
    }

    private static long mebibytes(long bytes) {
        return bytes >> 20;
    }
}
