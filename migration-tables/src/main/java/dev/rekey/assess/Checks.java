package dev.rekey.assess;

import dev.rekey.api.Assessment.Check;
import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.Severity;
import java.util.List;
import java.util.Optional;

/** All checks, in the order in which an administrator would mend what they find. */
public final class Checks {

    private static final List<AssessmentCheck> ALL = List.of(
            new SourceQueries(),
            new SourceKeys(),
            new ParentTables(),
            new TargetColumns(),
            new UnfilledColumns(),
            new DeferrableKeys(),
            new TargetRights(),
            new HiddenRows(),
            new LedgerNames(),
            new TrackingForms(),
            new Unforeseeable());

    private Checks() {}

    public static List<Check> run(Scene scene) {
        return ALL.stream().map(check -> check.run(scene)).toList();
    }

    /** How a run ends that these answers forbid; empty if they allow it. */
    public static Optional<ExitCode> forbidden(List<Check> answers) {
        return ALL.stream()
                .filter(check -> answers.stream()
                        .anyMatch(answer -> forbids(answer) && answer.id().equals(check.id())))
                .map(AssessmentCheck::exitCode)
                .findFirst();
    }

    /**
     * Goes on only if nothing forbids it.
     *
     * @throws MigrationException naming every failed check's evidence and remedy
     */
    public static void require(List<Check> answers) {
        forbidden(answers).ifPresent(exitCode -> {
            List<String> lines = answers.stream()
                    .filter(Checks::forbids)
                    .map(answer -> answer.evidence() + ". " + answer.remedy())
                    .toList();
            throw new MigrationException(exitCode, String.join("\n", lines));
        });
    }

    private static boolean forbids(Check answer) {
        return !answer.passed() && answer.severity() == Severity.ERROR;
    }
}
