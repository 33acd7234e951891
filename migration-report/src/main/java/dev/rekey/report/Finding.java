package dev.rekey.report;

import java.util.List;

/**
 * How far a run meets a success criterion or a requirement of the specification.
 *
 * @param id the specification's number, e.g. {@code FR-001}
 * @param text the specification's words
 * @param proof as far as the weakest evidence goes
 * @param evidence all that was looked at
 */
public record Finding(String id, String text, Proof proof, List<Evidence> evidence) {

    /** SC-001 to SC-010, in order. */
    public static List<Finding> successCriteria(Report report) {
        return SuccessCriteria.ALL.stream()
                .map(criterion -> criterion.judge(report))
                .toList();
    }

    /** FR-001 to FR-015, in order. */
    public static List<Finding> requirements(Report report) {
        return Requirements.ALL.stream()
                .map(criterion -> criterion.judge(report))
                .toList();
    }
}
