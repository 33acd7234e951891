package dev.rekey.verify;

import dev.rekey.api.Severity;
import dev.rekey.api.Verification.CheckResult;
import dev.rekey.api.Verification.Deviation;
import dev.rekey.api.Verification.Status;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What a finding means. */
final class Verdicts {

    private Verdicts() {}

    static CheckResult result(Subject table, Check check, Finding finding, double seconds) {
        return new CheckResult(
                table.table(),
                check.id(),
                status(finding),
                finding.compared(),
                finding.errors() + finding.warnings(),
                finding.deviations(),
                summary(finding),
                status(finding) == Status.WARNING ? check.remedyOfWarnings() : check.remedy(),
                seconds);
    }

    /** Nothing is proved of a table, because nothing says what to expect of it. */
    static CheckResult unsaid(Subject table, Check check, String file) {
        return new CheckResult(
                table.table(),
                check.id(),
                Status.UNREAD,
                0,
                0,
                List.of(),
                "nothing says what to expect: " + file + " is missing",
                "Write " + file + ", the rows as the target should have them, and verify again",
                0);
    }

    /** A deviation that was found outweighs what was not read; what was not read outweighs all else. */
    static Status status(Finding finding) {
        if (finding.errors() > 0) {
            return Status.FAILED;
        }
        if (finding.unread() != null) {
            return Status.UNREAD;
        }
        return finding.warnings() > 0 ? Status.WARNING : Status.PASSED;
    }

    private static String summary(Finding finding) {
        String unread = finding.unread() == null ? "" : "; " + finding.unread();
        if (finding.errors() + finding.warnings() == 0) {
            String pass = finding.note() == null ? count(finding.compared(), "compared") : finding.note();
            return finding.unread() == null ? pass : finding.unread();
        }
        String kind = finding.errors() > 0
                ? count(finding.errors(), finding.errors() == 1 ? "deviation" : "deviations")
                : count(finding.warnings(), finding.warnings() == 1 ? "warning" : "warnings");
        return kind
                + finding.deviations().stream()
                        .min(Comparator.comparing(Deviation::severity))
                        .map(Verdicts::example)
                        .orElse("")
                + unread;
    }

    private static String example(Deviation deviation) {
        String row = deviation.legacyId() == null ? "" : "legacy id " + deviation.legacyId() + ": ";
        String what = deviation.column() == null || deviation.severity() == Severity.WARNING
                ? deviation.message()
                : deviation.column() + " (" + deviation.message() + ")";
        return ", e.g. " + row + what;
    }

    private static String count(long number, String what) {
        return String.format(Locale.ROOT, "%,d %s", number, what);
    }
}
