package dev.rekey.bulk;

import java.util.Locale;

/** What kinds of definitions are taken away. */
public enum Kind {
    FOREIGN_KEY,
    UNIQUE_CONSTRAINT,
    UNIQUE_INDEX,
    INDEX;

    /** As the ledger names it, and people do. */
    public String inLedger() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The kind that the ledger names so. */
    public static Kind of(String inLedger) {
        return valueOf(inLedger.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }

    public boolean unique() {
        return this == UNIQUE_CONSTRAINT || this == UNIQUE_INDEX;
    }
}
