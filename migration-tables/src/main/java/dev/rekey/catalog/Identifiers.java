package dev.rekey.catalog;

/** Names in SQL. */
public final class Identifiers {

    private Identifiers() {}

    /** The name, quoted, whatever is in it. */
    public static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** The qualified name, quoted. */
    public static String quote(String schema, String name) {
        return quote(schema) + "." + quote(name);
    }
}
