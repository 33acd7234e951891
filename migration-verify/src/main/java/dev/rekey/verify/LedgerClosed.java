package dev.rekey.verify;

/** Whether the ledger says that everything is over. */
final class LedgerClosed implements Check {

    @Override
    public String id() {
        return "ledger";
    }

    @Override
    public String proves() {
        return "the ledger has the table's run as completed, every partition of it, and its numbers add up";
    }

    @Override
    public String remedy() {
        return "Run again what did not end (rekey status names it). It goes on where it stopped, and completes the ledger";
    }

    @Override
    public Finding examine(Scene scene, Subject table) {
        Finding.Collector found = new Finding.Collector();
        each(scene, table, found, "the run has no record of the table", """
                SELECT 1 WHERE NOT EXISTS (SELECT FROM {ledger}.migration_control AS c
                  WHERE table_name = :table AND operation = 'migrate' AND
                """ + Undone.NOT + ")");
        each(scene, table, found, "migration_control has the table as not completed", """
                SELECT 1 FROM {ledger}.migration_control AS c
                WHERE table_name = :table AND status <> 'completed' AND
                """ + Undone.NOT);
        each(
                scene,
                table,
                found,
                "migration_checkpoints has no partition of a run, or one that is not completed",
                """
                SELECT 1 FROM {ledger}.migration_control AS c
                WHERE c.table_name = :table AND c.operation IN ('migrate', 'retry', 'repair')
                  AND coalesce((SELECT bool_or(p.status <> 'completed') FROM {ledger}.migration_checkpoints AS p
                                WHERE p.run_id = c.run_id AND p.table_name = c.table_name), true) AND
                """ + Undone.NOT);
        each(
                scene,
                table,
                found,
                "migration_checkpoints does not add up to what migration_control has",
                """
                SELECT 1 FROM {ledger}.migration_control AS c
                JOIN (SELECT run_id, table_name, sum(records_processed) AS processed,
                             sum(migrated + unchanged + changed + rejected) AS fates
                      FROM {ledger}.migration_checkpoints GROUP BY 1, 2) AS p
                  ON p.run_id = c.run_id AND p.table_name = c.table_name
                WHERE c.table_name = :table AND c.operation IN ('migrate', 'retry', 'repair')
                  AND (p.processed <> c.records_processed OR p.fates <> c.records_processed
                       OR c.unaccounted_records <> 0) AND
                """ + Undone.NOT);
        return found.finding(scene.target()
                .number(scene.sql("SELECT count(*) FROM {ledger}.migration_checkpoints WHERE table_name = :table")
                        .with("table", table.table())));
    }

    private static void each(Scene scene, Subject table, Finding.Collector found, String message, String sql) {
        scene.target()
                .ids(scene.sql(sql).with("table", table.table()))
                .forEach(row -> found.error(null, null, message));
    }
}
