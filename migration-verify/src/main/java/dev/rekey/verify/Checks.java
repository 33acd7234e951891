package dev.rekey.verify;

import java.util.List;

/** All checks, in the order in which a table is put to them. */
final class Checks {

    private static final List<Check> ALL = List.of(
            new Accounting(),
            new Limits(),
            new LegacyIds(),
            new ForeignKeys(),
            new Edges(),
            new Content(),
            new Money(),
            new AuditTrail(),
            new Timestamps(),
            new Enumerations(),
            new JsonShapes(),
            new AccessControl(),
            new Personnel(),
            new LedgerClosed(),
            new Quarantine(),
            new Validations());

    private Checks() {}

    static List<Check> all() {
        return ALL;
    }

    /** A check by its id. */
    static Check named(String id) {
        return ALL.stream().filter(check -> check.id().equals(id)).findFirst().orElseThrow();
    }
}
