package dev.rekey.report;

/** How far a run's data prove a criterion. The mildest comes first. */
public enum Proof {
    MET("met"),
    MET_WITH_EXCEPTIONS("met with exceptions"),
    /** Nothing contradicts it, but nothing proves it either. */
    NOT_PROVED("not proved"),
    NOT_MET("not met");

    private final String text;

    Proof(String text) {
        this.text = text;
    }

    /** As people and {@code report.json} have it. */
    public String text() {
        return text;
    }
}
