package dev.rekey.database;

/** What stands between our connections and a server's sessions. */
public enum Pooler {
    /** Nothing: each connection has a session of its own. */
    NONE("a direct connection"),
    /** A pooler that gives a connection one session for as long as it lasts. */
    SESSION("a session pooler"),
    /** A pooler that hands sessions on between transactions. */
    TRANSACTION("a transaction pooler"),
    /** Whatever the caller's data source leads through. */
    UNKNOWN("a data source of the caller's");

    private final String words;

    Pooler(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
