package dev.rekey.engine;

import dev.rekey.api.LegacyRow;
import dev.rekey.api.TableMigration;
import dev.rekey.api.Validation;
import dev.rekey.database.Identifiers;
import dev.rekey.jdbi.Daos;
import dev.rekey.jdbi.SqlArrays;
import dev.rekey.ledger.Results;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Looks for every source row in the ledger when a table's partitions are done. Where the source stood still, legacy ids
 * are enough; where it moved, the rows are read and hashed once more.
 */
final class Accountant<L extends LegacyRow> {

    /** So many legacy ids travel at once when the rows themselves need not. */
    private static final int IDS_AT_ONCE = 50_000;

    private final RunContext run;
    private final TableMigration<L, ?> migration;
    private final String table;
    private final Supplier<PageBounds> bounds;

    /** Some source rows and what the ledger knows of them; {@code ours} are those that this run wrote or set aside. */
    private record Found(long mapped, long quarantined, long ours, Ids missing, Ids changed) {

        static final Found NOTHING = new Found(0, 0, 0, Ids.NONE, Ids.NONE);

        Found and(Found higher) {
            return new Found(
                    mapped + higher.mapped,
                    quarantined + higher.quarantined,
                    ours + higher.ours,
                    missing.and(higher.missing),
                    changed.and(higher.changed));
        }
    }

    Accountant(RunContext run, TableMigration<L, ?> migration, Supplier<PageBounds> bounds) {
        this.run = run;
        this.migration = migration;
        this.table = migration.spec().table();
        this.bounds = bounds;
    }

    Accounting account() {
        // Others read some rows only, and so their checkpoints say nothing of the rest.
        boolean some = run.operation() != RunContext.Operation.MIGRATE;
        boolean still = some || stoodStill();
        Found found = still ? byId() : byRow();
        if (some || (still && found.missing().count() == 0)) {
            return new Accounting(found.mapped(), found.quarantined(), found.missing(), 0, Ids.NONE, 0);
        }
        return run.target().read(connection -> balance(connection, found));
    }

    private boolean stoodStill() {
        List<Validation> recorded = run.target().ask(this::recorded);
        return run.source().read(connection -> SourceMoment.isStill(connection, migration.spec(), recorded));
    }

    private List<Validation> recorded(Connection connection) {
        return run.ledger(connection).validations().list(run.runId()).stream()
                .map(row -> row.validation())
                .toList();
    }

    /**
     * Tells late rows from lost ones. The checkpoints say how many rows were read; of each the ledger must have an entry.
     * Entries of rows that the source does not have are left out of the count, unless this run made them and so has read
     * the row. What is short then is lost, or at least not proven to be late.
     */
    private Accounting balance(Connection connection, Found found) {
        long gone = ours(connection) - found.ours();
        long proven = found.mapped() + found.quarantined() + gone;
        long read = Results.totals(run.ledger(connection), run.runId(), table).processed();
        long lost = Math.min(found.missing().count(), Math.max(0, read - proven));
        return new Accounting(
                found.mapped(),
                found.quarantined(),
                found.missing(),
                found.missing().count() - lost,
                found.changed(),
                gone);
    }

    private Found byId() {
        Found found = Found.NOTHING;
        List<Long> ids = idsAfter(Long.MIN_VALUE);
        while (!ids.isEmpty()) {
            List<Long> page = ids;
            found = found.and(run.target().ask(connection -> find(connection, page, List.of())));
            ids = ids.size() < IDS_AT_ONCE ? List.of() : idsAfter(ids.get(ids.size() - 1));
        }
        return found;
    }

    private List<Long> idsAfter(long after) {
        return run.source().ask(connection -> Daos.over(
                        connection,
                        migration.spec().sourceQuery(),
                        "SELECT legacy_id FROM (<query>\n) AS source WHERE legacy_id > :after"
                                + " ORDER BY legacy_id LIMIT :limit")
                .bind("after", after)
                .bind("limit", IDS_AT_ONCE)
                .mapTo(Long.class)
                .list());
    }

    private Found byRow() {
        RowSource<L> pages =
                RowSource.query(migration, run.source(), run.options().sourceTimeZone(), bounds.get());
        Found found = Found.NOTHING;
        long position = Long.MIN_VALUE;
        boolean last = false;
        while (!last) {
            try (Page<L> page =
                    pages.page(position, Long.MAX_VALUE, run.options().batchSize())) {
                List<Long> ids = page.rows().stream().map(LegacyRow::legacyId).toList();
                List<String> hashes = page.rows().stream().map(RowHash::of).toList();
                if (!ids.isEmpty()) {
                    found = found.and(run.target().ask(connection -> find(connection, ids, hashes)));
                }
                position = page.to();
                last = page.last();
            }
        }
        return found;
    }

    /**
     * Looks for rows. Of one that was known to have changed before it was read, the ledger keeps what it was migrated from.
     * Without the bounds the server may well read the whole ledger for every page of ids.
     *
     * @param ids ascending, and at least one
     */
    private Found find(Connection connection, List<Long> ids, List<String> hashes) {
        return Daos.open(connection)
                .createQuery("""
                        SELECT count(m.legacy_id) AS mapped,
                               count(q.legacy_id) FILTER (WHERE m.legacy_id IS NULL) AS quarantined,
                               count(*) FILTER (WHERE :run IN (m.migration_batch, m.inserted_by, q.run_id)) AS ours,
                               array_agg(line.id)
                                 FILTER (WHERE m.legacy_id IS NULL AND q.legacy_id IS NULL) AS missing,
                               array_agg(line.id)
                                 FILTER (WHERE line.hash NOT IN (coalesce(m.source_hash, q.source_hash),
                                                                coalesce(q.source_hash, m.source_hash))
                                           AND (m.issues @> '[{"code": "SOURCE_CHANGED"}]') IS NOT TRUE) AS changed
                        FROM (SELECT id, CAST(hash AS bytea) AS hash FROM unnest(:ids, :hashes) AS line (id, hash)) AS line
                             LEFT JOIN <mappings> AS m ON m.entity_type = :table AND m.legacy_id = line.id
                               AND m.legacy_id BETWEEN :lowest AND :highest
                             LEFT JOIN <quarantine> AS q
                               ON q.table_name = :table AND q.legacy_id = line.id AND q.state = 'open'
                               AND q.legacy_id BETWEEN :lowest AND :highest""")
                .define("mappings", ledger("migration_mappings"))
                .define("quarantine", ledger("migration_quarantine"))
                .bind("ids", SqlArrays.numbers(ids))
                .bind("hashes", SqlArrays.texts(hashes))
                .bind("lowest", ids.get(0))
                .bind("highest", ids.get(ids.size() - 1))
                .bind("table", table)
                .bind("run", run.runId())
                .map((row, context) -> new Found(
                        row.getLong("mapped"),
                        row.getLong("quarantined"),
                        row.getLong("ours"),
                        ids(row, "missing"),
                        ids(row, "changed")))
                .one();
    }

    private static Ids ids(ResultSet row, String column) throws SQLException {
        return row.getArray(column) == null
                ? Ids.NONE
                : Ids.of(Stream.of((Long[]) row.getArray(column).getArray())
                        .sorted()
                        .toList());
    }

    /** So many rows this run wrote or set aside, whether the source still has them or not. */
    private long ours(Connection connection) {
        return Daos.open(connection)
                .createQuery("""
                        SELECT count(DISTINCT legacy_id)
                        FROM (SELECT legacy_id FROM <mappings>
                              WHERE entity_type = :table AND :run IN (migration_batch, inserted_by)
                              UNION ALL
                              SELECT legacy_id FROM <quarantine>
                              WHERE table_name = :table AND state = 'open' AND run_id = :run) AS entry""")
                .define("mappings", ledger("migration_mappings"))
                .define("quarantine", ledger("migration_quarantine"))
                .bind("table", table)
                .bind("run", run.runId())
                .mapTo(Long.class)
                .one();
    }

    private String ledger(String name) {
        return Identifiers.quote(run.options().ledgerSchema(), name);
    }
}
