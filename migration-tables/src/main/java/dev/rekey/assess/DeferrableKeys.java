package dev.rekey.assess;

import dev.rekey.api.ExitCode;
import java.util.List;

/** Unique constraints can be looked at while a row is inserted: those that may be put off cannot. */
final class DeferrableKeys implements AssessmentCheck {

    @Override
    public String id() {
        return "target.deferrable_keys";
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.DATA;
    }

    @Override
    public String subject() {
        return "no unique constraint of the target tables is deferrable";
    }

    @Override
    public String remedy() {
        return "Replace the constraint with one that is not DEFERRABLE, at least until the migration is done.";
    }

    @Override
    public List<String> findings(Scene scene) {
        return scene.targets().values().stream()
                .filter(table -> !table.deferrableKeys().isEmpty())
                .map(table -> table.name() + ": " + String.join(", ", table.deferrableKeys())
                        + " is deferrable, and PostgreSQL cannot skip rows that break such a constraint")
                .toList();
    }
}
