package dev.rekey.engine;

import dev.rekey.api.Assessment.Check;
import dev.rekey.api.Assessment.Forecast;
import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.RejectedLimits;
import dev.rekey.api.RejectedLimits.Limit;
import dev.rekey.api.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the limits on rejected rows name tables that there are, and would hold. */
final class ForeseenLimits {

    private static final String CHECK = "forecast.max_rejected";

    private ForeseenLimits() {}

    /** Refuses a limit of a table that is not there: it would hold for nothing. */
    static void requireKnown(RejectedLimits limits, Set<String> tables) {
        for (String table : limits.tables().keySet()) {
            if (!tables.contains(table)) {
                throw new MigrationException(
                        ExitCode.CONFIGURATION,
                        "--max-rejected (MAX_REJECTED) names '" + table + "', which is no table, e.g. --max-rejected "
                                + tables.iterator().next() + "=5%; the tables are: " + String.join(", ", tables));
            }
        }
    }

    /** The answer of an assessment; empty where there are no limits. */
    static Optional<Check> check(RejectedLimits limits, List<Forecast> forecasts) {
        if (limits.equals(RejectedLimits.NONE)) {
            return Optional.empty();
        }
        List<String> over = forecasts.stream()
                .map(forecast -> over(forecast, limits.of(forecast.table())))
                .flatMap(Optional::stream)
                .toList();
        return Optional.of(
                over.isEmpty()
                        ? Check.passed(CHECK, Severity.ERROR, "no table would pass --max-rejected " + limits)
                        : Check.failed(
                                CHECK,
                                Severity.ERROR,
                                String.join("; ", over),
                                "Mend the source by the reasons below, or raise --max-rejected: a migration would stop these tables."));
    }

    private static Optional<String> over(Forecast forecast, @Nullable Limit limit) {
        if (limit == null || forecast.rejected() <= limit.of(forecast.source())) {
            return Optional.empty();
        }
        return Optional.of("%s: %d of %d rows would be rejected, --max-rejected %s allows %d"
                .formatted(
                        forecast.table(), forecast.rejected(), forecast.source(), limit, limit.of(forecast.source())));
    }
}
