package dev.rekey.assess.site;

/** Which of the two databases. */
public enum Which {
    SOURCE("source", "SOURCE_DB"),
    TARGET("target", "TARGET_DB");

    private final String word;
    private final String variables;

    Which(String word, String variables) {
        this.word = word;
        this.variables = variables;
    }

    /** As people call it, and as the ids of its checks begin. */
    public String word() {
        return word;
    }

    /** What the names of its variables begin with. */
    public String variables() {
        return variables;
    }
}
