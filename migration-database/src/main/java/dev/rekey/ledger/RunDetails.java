package dev.rekey.ledger;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.rekey.api.Assessment.Check;
import dev.rekey.api.RunFacts.ColumnOrigin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What nobody could see later of a table's part in a run: one JSON document in {@code migration_control.details}. What a
 * newer version of ours says there as well is passed over.
 *
 * @param versions of Rekey, Java and both servers
 * @param configuration the settings that the table's part in the run began with, by name
 * @param peakMemoryBytes the most memory that a process of the run held at once; on the run's first row alone, and null
 *     until its first process has ended
 * @param parents where the table's references are looked up
 * @param columns where the table's columns come from
 * @param queryHash of the source query and the names that the table's part in the run began with; null where it began
 *     before that was kept
 * @param assessment what the checks answered before the run wrote anything; on the run's first row alone
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunDetails(
        Map<String, String> versions,
        Map<String, String> configuration,
        @Nullable Long peakMemoryBytes,
        List<ParentKey> parents,
        List<ColumnOrigin> columns,
        @Nullable String queryHash,
        List<Check> assessment) {

    /** Where a run began before the ledger kept them, its document has no answers. */
    @SuppressWarnings("NullAway") // Jackson gives null where a document lacks a key.
    public RunDetails {
        assessment = assessment == null ? List.of() : assessment;
    }

    /** A target table and its column in which parents are found. */
    public record ParentKey(String table, String legacyKey) {}

    /** The same, with another value of a setting. */
    public RunDetails with(String setting, String value) {
        Map<String, String> settings = new LinkedHashMap<>(configuration);
        settings.put(setting, value);
        return new RunDetails(versions, settings, peakMemoryBytes, parents, columns, queryHash, assessment);
    }

    /** The same, with this peak if it is the highest so far. */
    RunDetails withPeak(long bytes) {
        long highest = peakMemoryBytes == null ? bytes : Math.max(peakMemoryBytes, bytes);
        return new RunDetails(versions, configuration, highest, parents, columns, queryHash, assessment);
    }
}
