package dev.rekey.assess;

import dev.rekey.api.Severity;

/** A check that says by constants what it is about; what it looks for is its one method. */
abstract class StandingCheck implements AssessmentCheck {

    private final String id;
    private final Severity severity;
    private final String subject;
    private final String remedy;

    StandingCheck(String id, Severity severity, String subject, String remedy) {
        this.id = id;
        this.severity = severity;
        this.subject = subject;
        this.remedy = remedy;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final Severity severity() {
        return severity;
    }

    @Override
    public final String subject() {
        return subject;
    }

    @Override
    public final String remedy() {
        return remedy;
    }
}
