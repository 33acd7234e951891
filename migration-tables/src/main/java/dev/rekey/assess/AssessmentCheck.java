package dev.rekey.assess;

import dev.rekey.api.Assessment.Check;
import dev.rekey.api.ExitCode;
import dev.rekey.api.Severity;
import java.util.List;

/** One check of a scene. It returns what it finds amiss; an empty list is a pass. */
interface AssessmentCheck {

    /** Its stable name. */
    String id();

    /** What a finding means: an error forbids to migrate. */
    default Severity severity() {
        return Severity.ERROR;
    }

    /** How a run ends that it forbids. */
    default ExitCode exitCode() {
        return ExitCode.CONFIGURATION;
    }

    /** Whether it needs a pass over the rows: a migration, which is about to make one, leaves it out. */
    default boolean needsRows() {
        return false;
    }

    /** What it looked at, in words, for when it passes. */
    String subject();

    /** What it says when it passes; a check that measures says what. */
    default String passed(Scene scene) {
        return subject();
    }

    /** What to do about its findings. */
    String remedy();

    /** What is amiss, a line each. */
    List<String> findings(Scene scene);

    /** The check's answer. */
    default Check run(Scene scene) {
        List<String> findings = findings(scene);
        return findings.isEmpty()
                ? Check.passed(id(), severity(), passed(scene))
                : Check.failed(id(), severity(), String.join("; ", findings), remedy());
    }
}
