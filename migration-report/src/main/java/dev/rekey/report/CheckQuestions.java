package dev.rekey.report;

import dev.rekey.api.TableResult;
import dev.rekey.api.Verification.CheckResult;
import dev.rekey.api.Verification.Status;
import dev.rekey.report.Criterion.Question;
import java.util.List;
import java.util.stream.Stream;

/** Questions that the independent verification answers. */
final class CheckQuestions {

    private CheckQuestions() {}

    /** Whether a table passed these checks. */
    static Question verified(String table, String... checks) {
        return report -> Stream.of(checks).map(check -> outcome(report, check, List.of(table)));
    }

    /** Whether every table of the run passed these checks. */
    static Question everyTable(String... checks) {
        return report -> Stream.of(checks)
                .map(check -> outcome(
                        report,
                        check,
                        report.run().tables().stream().map(TableResult::table).toList()));
    }

    /** Whether the tables that these checks look at passed them: not every table has money or parents. */
    static Question whereItApplies(String... checks) {
        return report -> Stream.of(checks)
                .map(check -> outcome(
                        report,
                        check,
                        results(report, check).map(CheckResult::table).toList()));
    }

    private static Evidence outcome(Report report, String check, List<String> tables) {
        if (report.verified().isEmpty()) {
            return new Evidence(Proof.NOT_PROVED, check + ": not verified yet");
        }
        List<CheckResult> results = results(report, check)
                .filter(result -> tables.contains(result.table()))
                .toList();
        List<String> missing = tables.stream()
                .filter(table ->
                        results.stream().noneMatch(result -> result.table().equals(table)))
                .toList();
        if (results.isEmpty() || !missing.isEmpty()) {
            return new Evidence(
                    Proof.NOT_PROVED, check + ": not made" + (missing.isEmpty() ? "" : " in " + Words.some(missing)));
        }
        Status worst =
                results.stream().map(CheckResult::status).max(Words.BY_WEIGHT).orElse(Status.UNREAD);
        return new Evidence(proof(worst), check + ": " + text(worst, results));
    }

    private static Stream<CheckResult> results(Report report, String check) {
        return report.checks().stream().filter(result -> result.check().equals(check));
    }

    private static Proof proof(Status status) {
        return switch (status) {
            case PASSED -> Proof.MET;
            case WARNING -> Proof.MET_WITH_EXCEPTIONS;
            case UNREAD -> Proof.NOT_PROVED;
            case FAILED -> Proof.NOT_MET;
        };
    }

    private static String text(Status worst, List<CheckResult> results) {
        long compared = results.stream().mapToLong(CheckResult::compared).sum();
        if (worst == Status.PASSED) {
            String where = results.size() == 1 ? results.get(0).table() : results.size() + " tables";
            return "passed in " + where + ", " + Figures.count(compared) + " compared";
        }
        List<String> names = results.stream()
                .filter(result -> result.status() == worst)
                .map(CheckResult::table)
                .toList();
        long found = results.stream().mapToLong(CheckResult::found).sum();
        String verb = worst == Status.UNREAD ? "could not read everything" : Words.of(worst);
        return verb + " in " + Words.some(names) + ", " + Words.counted(found, "deviation") + " in "
                + Figures.count(compared) + " compared";
    }
}
