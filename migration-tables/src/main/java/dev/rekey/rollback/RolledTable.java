package dev.rekey.rollback;

import dev.rekey.catalog.Fingerprint;
import dev.rekey.catalog.Referrer;
import dev.rekey.catalog.TargetTable;
import java.util.List;
import java.util.Set;

/**
 * A target table out of which rows go.
 *
 * @param target the table; one that does not stand any more has no rows
 * @param legacyKey its column with the legacy id
 * @param referrers by what rows hang on its rows
 * @param children tables of ours that refer to it
 */
record RolledTable(TargetTable target, String legacyKey, List<Referrer> referrers, Set<String> children) {

    private static final String NO_ROWS = "(SELECT CAST(NULL AS uuid) AS id WHERE false)";

    String name() {
        return target.name();
    }

    /** The table for SQL. */
    String rows() {
        return target.exists() ? target.sqlName() : NO_ROWS;
    }

    /** What the row that goes by this alias says now. */
    String fingerprint(String alias) {
        return target.exists() ? Fingerprint.of(target, alias) : "CAST(NULL AS bytea)";
    }
}
