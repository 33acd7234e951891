package dev.rekey.verify;

/**
 * What a rollback has made void: a table's part in the run whose rows went, and in the runs after it that had counted on
 * them. The ledger keeps the records; they say nothing of what stands.
 */
final class Undone {

    /** SQL that is true where the record {@code c} of {@code migration_control} still counts. */
    static final String NOT = """
            NOT EXISTS (SELECT FROM {ledger}.migration_control AS b
                        WHERE b.operation = 'rollback' AND b.table_name = c.table_name AND b.id > c.id
                          AND (SELECT min(f.id) FROM {ledger}.migration_control AS f
                               WHERE f.run_id = b.run_id AND f.table_name = b.table_name
                                 AND f.operation IN ('migrate', 'retry', 'repair')) <= c.id)""";

    private Undone() {}
}
