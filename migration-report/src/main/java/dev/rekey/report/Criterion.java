package dev.rekey.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A success criterion or a requirement of the specification, and what of a report is evidence of it.
 *
 * @param id the specification's number, e.g. {@code SC-001}
 * @param text the specification's words
 * @param questions what has to be asked; the criterion is proved no further than the weakest answer goes
 */
record Criterion(String id, String text, List<Question> questions) {

    /** Something to be asked of a report. */
    interface Question {
        Stream<Evidence> ask(Report report);
    }

    static Criterion of(String id, String text, Question... questions) {
        return new Criterion(id, text, List.of(questions));
    }

    /** What a report answers. */
    Finding judge(Report report) {
        List<Evidence> evidence =
                questions.stream().flatMap(question -> question.ask(report)).toList();
        Proof weakest = evidence.stream()
                .map(Evidence::proof)
                .max(Comparator.naturalOrder())
                .orElse(Proof.NOT_PROVED);
        return new Finding(id, text, weakest, evidence);
    }
}
