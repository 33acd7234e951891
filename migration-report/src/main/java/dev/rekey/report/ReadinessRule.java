package dev.rekey.report;

import dev.rekey.api.ExitCode;
import dev.rekey.api.TableResult;
import dev.rekey.api.Validation;
import dev.rekey.api.Verification;
import dev.rekey.api.Verification.CheckResult;
import dev.rekey.api.Verification.Status;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * One of the rules that the verdict is computed by; together they are the readiness check list too.
 *
 * @param condition what must hold
 * @param otherwise the best verdict that is possible where it does not
 * @param exceptions what contradicts it in a report, one line each; none where it holds
 */
record ReadinessRule(String condition, Verdict otherwise, Function<Report, List<String>> exceptions) {

    private static final List<ReadinessRule> RULES = List.of(
            new ReadinessRule("The run is complete", Verdict.NOT_READY, ReadinessRule::unfinished),
            new ReadinessRule("Every row is accounted for", Verdict.NOT_READY, ReadinessRule::unaccounted),
            new ReadinessRule("Every table is within its limit", Verdict.NOT_READY, ReadinessRule::missedLimits),
            new ReadinessRule("Every validation passed", Verdict.NOT_READY, ReadinessRule::failedValidations),
            new ReadinessRule("No check failed", Verdict.NOT_READY, report -> found(report, Status.FAILED, "failed")),
            new ReadinessRule("The run was verified independently", Verdict.UNPROVEN, ReadinessRule::unverified),
            new ReadinessRule("The verification covers every table", Verdict.UNPROVEN, ReadinessRule::uncovered),
            new ReadinessRule(
                    "Every check read all it had to read",
                    Verdict.UNPROVEN,
                    report -> found(report, Status.UNREAD, "could not read everything")),
            new ReadinessRule("No row is in the quarantine", Verdict.READY_WITH_EXCEPTIONS, ReadinessRule::quarantine),
            new ReadinessRule("No row stands with a warning", Verdict.READY_WITH_EXCEPTIONS, ReadinessRule::warnings),
            new ReadinessRule(
                    "The source stood still behind the run", Verdict.READY_WITH_EXCEPTIONS, ReadinessRule::moved),
            new ReadinessRule(
                    "No check warns",
                    Verdict.READY_WITH_EXCEPTIONS,
                    report -> found(report, Status.WARNING, "warned")));

    /** A rule and what a report says to it. */
    record Answer(ReadinessRule rule, List<String> reasons) {
        boolean holds() {
            return reasons.isEmpty();
        }
    }

    /** All rules, in the order of a check list. */
    static List<Answer> ask(Report report) {
        return RULES.stream()
                .map(rule -> new Answer(rule, rule.exceptions().apply(report)))
                .toList();
    }

    private static List<String> unfinished(Report report) {
        ExitCode exitCode = report.run().exitCode();
        List<String> reasons = new ArrayList<>();
        if (exitCode != ExitCode.COMPLETE) {
            reasons.add("the run is " + exitCode.status() + " (exit code " + exitCode.code() + ")");
        }
        if (exitCode == ExitCode.COMPLETE && report.run().finishedAt() == null) {
            reasons.add("the run has not finished");
        }
        return reasons;
    }

    private static List<String> unaccounted(Report report) {
        return report.run().tables().stream()
                .filter(table -> table.unaccounted() != 0)
                .map(table -> table.table() + ": " + Figures.rows(table.unaccounted()) + " unaccounted for")
                .toList();
    }

    private static List<String> missedLimits(Report report) {
        return report.run().tables().stream()
                .filter(table -> table.successRate() < table.requiredRate())
                .map(ReadinessRule::missedLimit)
                .toList();
    }

    private static String missedLimit(TableResult table) {
        return "%s: %s arrived, %s must"
                .formatted(table.table(), Figures.percent(table.successRate()), Figures.percent(table.requiredRate()));
    }

    private static List<String> failedValidations(Report report) {
        return report.run().validations().stream()
                .filter(validation -> !validation.passed())
                .map(ReadinessRule::failed)
                .toList();
    }

    private static String failed(Validation validation) {
        return "%s: the validation %s (%s) failed"
                .formatted(validation.table(), validation.check(), Words.of(validation.phase()));
    }

    private static List<String> found(Report report, Status status, String verb) {
        List<String> names = report.checks().stream()
                .filter(check -> check.status() == status)
                .map(check -> check.check() + " in " + check.table())
                .toList();
        return names.isEmpty()
                ? List.of()
                : List.of(Words.counted(names.size(), "check") + " " + verb + ": " + Words.some(names));
    }

    private static List<String> unverified(Report report) {
        if (report.verified().isPresent()) {
            return List.of();
        }
        if (report.verification() != null) {
            return List.of("the verification at hand is of another run");
        }
        return List.of(
                Objects.requireNonNullElse(report.unverified(), "nobody has verified the rows independently yet"));
    }

    private static List<String> uncovered(Report report) {
        if (report.verified().isEmpty()) {
            return List.of(); // said already
        }
        Verification verification = report.verified().get();
        List<String> reasons = new ArrayList<>();
        if (report.run().tables().isEmpty()) {
            reasons.add("the run has no tables");
        }
        if (verification.checks().isEmpty()) {
            return List.of("the verification made no check");
        }
        Set<String> covered = new HashSet<>(
                verification.checks().stream().map(CheckResult::table).toList());
        List<String> missing = report.run().tables().stream()
                .map(TableResult::table)
                .filter(table -> !covered.contains(table))
                .toList();
        if (!missing.isEmpty()) {
            reasons.add("no check looked at " + Words.some(missing));
        }
        if (!verification.complete()) {
            reasons.add("filters left some tables or checks out of the verification");
        }
        return reasons;
    }

    private static List<String> quarantine(Report report) {
        return report.rejected() == 0
                ? List.of()
                : List.of(Figures.rows(report.rejected()) + " rejected, within the limits");
    }

    private static List<String> moved(Report report) {
        return report.run().validations().stream()
                .filter(Validation::tellsOfMovement)
                .map(fact -> fact.table() + ": " + fact.check() + " " + fact.actual())
                .toList();
    }

    private static List<String> warnings(Report report) {
        long counted = Math.max(report.warnings(), report.total(TableResult::warnings));
        return counted == 0 ? List.of() : List.of(Words.counted(counted, "warning") + " on rows that stand");
    }
}
