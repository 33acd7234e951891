package dev.rekey.ledger;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/**
 * {@code migration_bulk_definitions}: the constraints and indexes that a bulk load took away, and what brings them back.
 * Each row is written in the transaction that drops what it describes, and marked in the one that recreates it.
 */
public interface BulkDao {

    /**
     * A constraint or an index.
     *
     * @param kind as the table's CHECK names it
     * @param position in which order they come back
     * @param definition as the catalog told it
     * @param details what the engine has to know of it, JSON
     * @param restore the statements that bring it back, a JSON array; each entry is a transaction of its own
     * @param restoredSteps how many entries of {@code restore} are done
     */
    record Taken(
            String runId,
            String tableName,
            String kind,
            String name,
            int position,
            String definition,
            @Nullable String comment,
            String details,
            String restore,
            int restoredSteps) {}

    String COLUMNS = """
            SELECT run_id, table_name, kind, name, position, definition, comment, details::text AS details,
                   restore::text AS restore, restored_steps
            FROM <ledger>.migration_bulk_definitions
            """;

    @SqlUpdate("""
            INSERT INTO <ledger>.migration_bulk_definitions
              (run_id, table_name, kind, name, position, definition, comment, details, restore)
            VALUES (:runId, :tableName, :kind, :name, :position, :definition, :comment, CAST(:details AS jsonb),
                    CAST(:restore AS jsonb))""")
    void take(@BindMethods Taken taken);

    /** All that is still away, of any run, in the order in which it is to come back. */
    String OPEN = COLUMNS + " WHERE state \\<> 'restored' ORDER BY run_id, table_name, position";

    @SqlQuery(OPEN)
    @RegisterConstructorMapper(Taken.class)
    List<Taken> open();

    /** It, if it is still away; nobody else can bring it back until the transaction ends. */
    @SqlQuery(COLUMNS + """
             WHERE run_id = :runId AND table_name = :tableName AND kind = :kind AND name = :name
              AND state \\<> 'restored' FOR UPDATE""")
    @RegisterConstructorMapper(Taken.class)
    Optional<Taken> lock(@BindMethods Taken taken);

    /** Marks one more entry of what restores it as done. */
    @SqlUpdate("""
            UPDATE <ledger>.migration_bulk_definitions
            SET restored_steps = restored_steps + 1,
                state = CASE WHEN restored_steps + 1 \\< jsonb_array_length(restore) THEN 'restoring' ELSE 'restored' END,
                restored_at = CASE WHEN restored_steps + 1 = jsonb_array_length(restore) THEN clock_timestamp() END
            WHERE run_id = :runId AND table_name = :tableName AND kind = :kind AND name = :name""")
    void advance(@BindMethods Taken taken);
}
