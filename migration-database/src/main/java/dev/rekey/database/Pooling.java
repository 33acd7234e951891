package dev.rekey.database;

/**
 * Which pooler our connections go through, and how that is known.
 *
 * @param found by what, for people: a setting, a port, or what a server answered
 */
public record Pooling(Pooler pooler, String found) {

    /** Of a data source that somebody else made. */
    public static final Pooling UNKNOWN = new Pooling(Pooler.UNKNOWN, "given by the caller");

    /** Whether a session may be a stranger's in the next transaction, so that nothing of ours may stay in it. */
    public boolean sharesSessions() {
        return pooler == Pooler.TRANSACTION || pooler == Pooler.UNKNOWN;
    }

    @Override
    public String toString() {
        return pooler + ", " + found;
    }
}
