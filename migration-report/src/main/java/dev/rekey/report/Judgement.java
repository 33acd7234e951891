package dev.rekey.report;

import java.util.Comparator;
import java.util.List;

/**
 * The verdict on a run and why it is not better.
 *
 * @param reasons what forbids a better verdict, one line each; empty for {@link Verdict#READY}
 */
public record Judgement(Verdict verdict, List<String> reasons) {
    private static final int SHOWN = 3;

    /** The worst verdict that a rule demands, with the reasons of all the rules that demand it. */
    static Judgement of(Report report) {
        List<ReadinessRule.Answer> broken = ReadinessRule.ask(report).stream()
                .filter(answer -> !answer.holds())
                .toList();
        Verdict worst = broken.stream()
                .map(answer -> answer.rule().otherwise())
                .max(Comparator.naturalOrder())
                .orElse(Verdict.READY);
        List<String> reasons = broken.stream()
                .filter(answer -> answer.rule().otherwise() == worst)
                .flatMap(answer -> answer.reasons().stream())
                .toList();
        return new Judgement(worst, reasons);
    }

    /** The verdict and its first reasons, in one sentence. */
    public String sentence() {
        return switch (verdict) {
            case READY -> "The migration is ready: every row stands in the target, and every check passed.";
            case READY_WITH_EXCEPTIONS -> "The migration is ready, with exceptions to decide on: " + first() + ".";
            case UNPROVEN -> "Whether the migration is ready is unproven: " + first() + ".";
            case NOT_READY -> "The migration is not ready: " + first() + ".";
        };
    }

    private String first() {
        int shown = Math.min(reasons.size(), SHOWN);
        String first = String.join("; ", reasons.subList(0, shown));
        int more = reasons.size() - shown;
        return more == 0 ? first : first + "; and " + Words.counted(more, "more reason");
    }
}
