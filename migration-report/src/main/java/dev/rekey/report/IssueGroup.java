package dev.rekey.report;

import dev.rekey.api.MigrationResult;
import dev.rekey.api.MigrationResult.IssueCount;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.Severity;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The issues of one reason, in all tables.
 *
 * @param tables a count and an example a table
 * @param remedies what to do; more than one where tables know better than the code
 */
public record IssueGroup(Severity severity, ReasonCode code, List<IssueCount> tables, List<String> remedies) {

    private static final Comparator<IssueGroup> WORST_FIRST =
            Comparator.comparing(IssueGroup::severity).thenComparing(IssueGroup::code);

    /** A run's issues by severity and reason, worst first. */
    public static List<IssueGroup> of(MigrationResult result) {
        Collection<List<IssueCount>> groups = result.issueCounts().stream()
                .collect(Collectors.groupingBy(count -> List.of(count.severity(), count.code())))
                .values();
        return groups.stream().map(IssueGroup::of).sorted(WORST_FIRST).toList();
    }

    private static IssueGroup of(List<IssueCount> counts) {
        IssueCount first = counts.get(0);
        List<String> remedies =
                counts.stream().map(IssueCount::remedy).distinct().toList();
        return new IssueGroup(first.severity(), first.code(), List.copyOf(counts), remedies);
    }

    public long count() {
        return tables.stream().mapToLong(IssueCount::count).sum();
    }
}
