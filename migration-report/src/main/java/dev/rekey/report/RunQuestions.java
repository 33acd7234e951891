package dev.rekey.report;

import dev.rekey.api.MigrationResult.IssueCount;
import dev.rekey.api.RunFacts;
import dev.rekey.api.Verification.CheckResult;
import dev.rekey.api.Verification.Status;
import dev.rekey.report.Criterion.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Questions about the run as a whole. */
final class RunQuestions {

    private RunQuestions() {}

    /** Whether the run ended in time. */
    static Question within(Duration limit) {
        return report -> {
            Instant finished = report.run().finishedAt();
            if (finished == null) {
                return one(Proof.NOT_PROVED, "the run has not finished");
            }
            Duration took = Duration.between(report.run().startedAt(), finished);
            String text = "from start to finish %s, of %s allowed"
                    .formatted(
                            Figures.duration(took.toMillis() / 1000.0), Figures.duration((double) limit.toSeconds()));
            return one(took.compareTo(limit) <= 0 ? Proof.MET : Proof.NOT_MET, text);
        };
    }

    /** The verdict. */
    static Question ready() {
        return report -> {
            Judgement judgement = report.judgement();
            Proof proof =
                    switch (judgement.verdict()) {
                        case READY -> Proof.MET;
                        case READY_WITH_EXCEPTIONS -> Proof.MET_WITH_EXCEPTIONS;
                        case UNPROVEN -> Proof.NOT_PROVED;
                        case NOT_READY -> Proof.NOT_MET;
                    };
            return one(proof, "the verdict is " + judgement.verdict().text());
        };
    }

    /** Whether this report knows all that it should, and a remedy for all that is not as it should be. */
    static Question documented() {
        return report -> Stream.of(remedies(report), knowledge(report));
    }

    private static Evidence remedies(Report report) {
        long causes = report.run().issueCounts().size() + deviating(report).count();
        long without = Stream.concat(
                        report.run().issueCounts().stream().map(IssueCount::remedy),
                        deviating(report).map(CheckResult::remedy))
                .filter(String::isBlank)
                .count();
        String text = causes == 0
                ? "there is nothing to remedy"
                : Figures.count(causes - without) + " of " + Words.counted(causes, "cause") + " in this report"
                        + " come with a remedy";
        return new Evidence(without == 0 ? Proof.MET : Proof.NOT_MET, text);
    }

    private static Stream<CheckResult> deviating(Report report) {
        return report.checks().stream().filter(check -> check.status() != Status.PASSED);
    }

    private static Evidence knowledge(Report report) {
        RunFacts facts = report.facts();
        List<String> unknown = new ArrayList<>();
        note(unknown, "the parent tables", facts.parents().isEmpty());
        note(unknown, "who may read the tables", facts.access().isEmpty());
        note(unknown, "the column map", facts.columns().isEmpty());
        note(unknown, "the run's history", facts.history().isEmpty());
        note(unknown, "the configuration", facts.configuration().isEmpty());
        note(unknown, "an independent verification", report.verified().isEmpty());
        return unknown.isEmpty()
                ? new Evidence(
                        Proof.MET,
                        "this report knows the parent tables, access, columns, history, configuration and verification")
                : new Evidence(Proof.NOT_PROVED, "this report lacks " + String.join(", ", unknown));
    }

    private static void note(List<String> unknown, String what, boolean missing) {
        if (missing) {
            unknown.add(what);
        }
    }

    private static Stream<Evidence> one(Proof proof, String text) {
        return Stream.of(new Evidence(proof, text));
    }
}
