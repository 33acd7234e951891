package dev.rekey.ledger;

import dev.rekey.api.Pause;
import dev.rekey.database.Identifiers;
import dev.rekey.jdbi.Bundle;
import dev.rekey.jdbi.Daos;
import dev.rekey.jdbi.SqlArrays;
import dev.rekey.json.Json;
import dev.rekey.ledger.MappingDao.Lineage;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The ledger on one connection, inside whatever transaction that is in.
 *
 * @param found the tracking tables that are written together with it
 */
public record Ledger(Connection connection, String schema, TrackingTables found) {

    /** The version that brought {@link #bulk()} and {@link #pauses()}. */
    public static final int WITH_BULK_AND_PAUSES = 3;

    /** The ledger alone. */
    public Ledger(Connection connection, String schema) {
        this(connection, schema, TrackingTables.NONE);
    }

    /**
     * Whether it stands and may be read.
     *
     * @throws MigrationException if a newer Rekey has made it
     */
    public boolean exists() {
        return version() > 0;
    }

    /**
     * Its version; 0 where there is none that may be read.
     *
     * @throws MigrationException if a newer Rekey has made it
     */
    public int version() {
        return LedgerSchema.version(connection, schema);
    }

    /** The version that {@link #create} leaves. */
    public static int currentVersion() {
        return LedgerTables.VERSION;
    }

    /** The columns that each of its tables has in a version, by table. */
    public static Map<String, List<String>> columns(int version) {
        return LedgerTables.columns(version);
    }

    /**
     * Creates what is missing of it and brings an older one forward.
     *
     * @return the version that stood before; 0 for none
     * @throws MigrationException if a newer Rekey has made it
     */
    public int create() {
        return LedgerSchema.create(connection, schema);
    }

    /** Keeps every other runner from starting a run until the transaction ends. */
    public void lock() {
        LedgerSchema.lock(connection);
    }

    public ControlDao control() {
        return dao(ControlDao.class);
    }

    public RunDao runs() {
        return dao(RunDao.class);
    }

    public CheckpointDao checkpoints() {
        return dao(CheckpointDao.class);
    }

    public MappingDao mappings() {
        return dao(MappingDao.class);
    }

    public QuarantineDao quarantine() {
        return dao(QuarantineDao.class);
    }

    public ValidationDao validations() {
        return dao(ValidationDao.class);
    }

    public RollbackDao rollbacks() {
        return dao(RollbackDao.class);
    }

    /** What {@code --bulk} took away; from version {@value #WITH_BULK_AND_PAUSES} on. */
    public BulkDao bulk() {
        return dao(BulkDao.class);
    }

    /** What holds runs back; from version {@value #WITH_BULK_AND_PAUSES} on. */
    public PauseDao pauses() {
        return dao(PauseDao.class);
    }

    /** What holds a run back, or whatever run begins next if {@code runId} is null. */
    public Optional<Pause> pause(@Nullable String runId) {
        return version() < WITH_BULK_AND_PAUSES ? Optional.empty() : pauses().of(runId);
    }

    public IssueDao issues() {
        return dao(IssueDao.class);
    }

    public Tracking tracking() {
        return new Tracking(() -> dao(TrackingDao.class), found);
    }

    /**
     * Records a page's lineage; a row that is mapped already is mapped anew.
     *
     * @param rows the target table, where each row's fingerprint is taken as it stands now
     */
    public void map(TargetRows rows, String runId, List<Lineage> page) {
        List<Long> legacyIds = page.stream().map(Lineage::legacyId).toList();
        tracking().withdraw(rows.table(), legacyIds);
        Daos.open(connection)
                .createUpdate(MappingDao.RECORD)
                .define("ledger", Identifiers.quote(schema))
                .define("target", rows.sqlName())
                .define("fingerprint", rows.fingerprint())
                .bind("table", rows.table())
                .bind("runId", runId)
                .bind("legacyIds", SqlArrays.numbers(legacyIds))
                .bind(
                        "newIds",
                        SqlArrays.uuids(page.stream().map(Lineage::newId).toList()))
                .bind(
                        "inserted",
                        SqlArrays.flags(page.stream().map(Lineage::inserted).toList()))
                .bind(
                        "hashes",
                        SqlArrays.texts(page.stream().map(Lineage::sourceHash).toList()))
                .bind("issues", SqlArrays.texts(page.stream().map(Lineage::said).collect(Collectors.toList())))
                .execute();
        tracking().record(rows.table(), legacyIds);
    }

    /** Forgets rows that do not stand any more. */
    public void unmap(String table, List<Long> legacyIds) {
        tracking().withdraw(table, legacyIds);
        mappings().delete(table, legacyIds);
    }

    /**
     * Keeps the most memory that a process of the run held at once, in bytes, if it is the highest so far.
     *
     * @param first the row that speaks for the run, held
     * @param bundle what it travels with
     */
    public static void keepPeak(Bundle bundle, RunDao.Described first, long bytes) {
        if (first.details() != null) {
            RunDetails details = Json.read(first.details(), RunDetails.class);
            bundle.bind("id", first.id())
                    .bind("details", Json.write(details.withPeak(bytes)))
                    .tell(RunDao.DESCRIBE);
        }
    }

    /** Statements on its tables that are to travel together. */
    public Bundle bundle() {
        return Bundle.on(connection).define("ledger", Identifiers.quote(schema));
    }

    private <D> D dao(Class<D> type) {
        return Daos.on(connection, "ledger", Identifiers.quote(schema), type);
    }
}
