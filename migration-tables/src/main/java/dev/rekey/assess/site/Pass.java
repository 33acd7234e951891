package dev.rekey.assess.site;

import dev.rekey.api.Assessment.Forecast;
import dev.rekey.api.Parent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a pass over the rows told.
 *
 * @param forecasts what would become of them
 * @param took how long it took to read, map and judge them all
 * @param source the source queries' rows, by target table
 * @param target the rows that stand in existing target tables, by name
 * @param parents the rows among which parents are found
 */
public record Pass(
        List<Forecast> forecasts,
        Duration took,
        Map<String, SourceRows> source,
        Map<String, TargetRows> target,
        Map<Parent, TargetRows> parents) {

    /** What the table's source query held. */
    public SourceRows source(String table) {
        return Objects.requireNonNull(source.get(table), table);
    }

    /** What stands in an existing target table. */
    public TargetRows standing(String table) {
        return Objects.requireNonNull(target.get(table), table);
    }

    /** What stands among the parents. */
    public TargetRows parent(Parent parent) {
        return Objects.requireNonNull(parents.get(parent), parent.table());
    }
}
