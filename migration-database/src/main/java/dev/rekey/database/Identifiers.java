package dev.rekey.database;

/** Names in SQL. */
public final class Identifiers {

    private static final String SPECIAL = "\"<>\\:?!{}";

    private Identifiers() {}

    /**
     * The name, quoted, whatever is in it. Characters that mean something to Jdbi, or to the rules of verification's
     * SQL, wherever they stand are escaped as PostgreSQL's Unicode identifiers have it.
     */
    public static String quote(String name) {
        if (name.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0)) {
            return '"' + name + '"';
        }
        StringBuilder escaped = new StringBuilder();
        name.chars()
                .forEach(c ->
                        escaped.append(SPECIAL.indexOf(c) < 0 ? String.valueOf((char) c) : String.format("!%04X", c)));
        return "U&\"" + escaped + "\" UESCAPE '!'";
    }

    /** The qualified name, quoted. */
    public static String quote(String schema, String name) {
        return quote(schema) + "." + quote(name);
    }
}
