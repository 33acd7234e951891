package dev.rekey.api;

/**
 * What became of a table's rows in a run. {@code source = migrated + unchanged + changed + rejected + unaccounted}.
 *
 * @param table the target table
 * @param source rows in the source query's scope
 * @param filtered rows outside it
 * @param migrated rows that this run inserted
 * @param unchanged rows that the target had already, their source as it was migrated
 * @param changed rows that the target had already, their source changed since
 * @param rejected rows in the quarantine
 * @param unaccounted rows of which nothing is known: always an error
 * @param warnings warnings of the rows that stand
 * @param seconds from the table's start to its last validation, pauses of an interrupted run included
 * @param requiredRate the part of the source rows that must arrive, 0 to 1
 */
public record TableResult(
        String table,
        long source,
        long filtered,
        long migrated,
        long unchanged,
        long changed,
        long rejected,
        long unaccounted,
        long warnings,
        double seconds,
        double requiredRate) {

    /** The part of the source rows that stand in the target, 0 to 1; 1 for an empty table. */
    public double successRate() {
        return source == 0 ? 1 : (double) (migrated + unchanged + changed) / source;
    }

    /** Whether enough rows arrived and every row is accounted for. */
    public boolean withinLimits() {
        return successRate() >= requiredRate && unaccounted == 0;
    }
}
