package dev.rekey.database;

/** Text in SQL, for where no parameter can stand. */
public final class Literals {

    private Literals() {}

    /** The text as a literal, whatever is in it. */
    public static String quote(String text) {
        String quoted = "'" + text.replace("'", "''") + "'";
        return text.indexOf('\\') < 0 ? quoted : " E" + quoted.replace("\\", "\\\\");
    }
}
