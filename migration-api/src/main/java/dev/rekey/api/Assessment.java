package dev.rekey.api;

import java.util.List;
import java.util.Map;

/**
 * What a migration would meet, found by reading alone.
 *
 * @param exitCode what {@code assess} and {@code migrate --dry-run} end with
 * @param checks of both databases
 * @param tables the forecast, in the order of migration; empty when a failed check made it impossible
 */
public record Assessment(ExitCode exitCode, List<Check> checks, List<Forecast> tables) {

    /**
     * One check.
     *
     * @param id its stable name, e.g. {@code target.privileges}
     * @param severity what a failure means: an error forbids to migrate
     * @param evidence what was found, in one line
     * @param remedy what to do, empty where it passed
     */
    public record Check(String id, Severity severity, boolean passed, String evidence, String remedy) {

        public static Check passed(String id, Severity severity, String evidence) {
            return new Check(id, severity, true, evidence, "");
        }

        public static Check failed(String id, Severity severity, String evidence, String remedy) {
            return new Check(id, severity, false, evidence, remedy);
        }
    }

    /**
     * A table's forecast: {@code source = migrated + unchanged + changed + rejected}.
     *
     * @param source rows in the source query's scope
     * @param filtered rows outside it
     * @param reasons rejected rows by their code; adds up to {@code rejected}
     * @param warnings warnings by code, of the rows that would stand
     */
    public record Forecast(
            String table,
            long source,
            long filtered,
            long migrated,
            long unchanged,
            long changed,
            long rejected,
            Map<ReasonCode, Long> reasons,
            Map<ReasonCode, Long> warnings,
            double requiredRate) {

        /** The part of the source rows that would stand, 0 to 1; 1 for an empty table. */
        public double successRate() {
            return source == 0 ? 1 : (double) (source - rejected) / source;
        }
    }
}
