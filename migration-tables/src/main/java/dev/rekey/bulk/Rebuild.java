package dev.rekey.bulk;

import dev.rekey.json.Json;
import dev.rekey.ledger.BulkDao.Taken;
import dev.rekey.ledger.Ledger;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Takes definitions away and brings them back, inside whatever transaction the connection is in. */
public final class Rebuild {

    /** How long others may keep us from a table: who waits longer keeps those waiting that come after. */
    public static final String LOCK_TIMEOUT = "3s";

    /**
     * Sorting takes what the server has set aside for it, or as much as its buffers, at most 256 MB; a large table takes
     * longer than a statement of ours is allowed otherwise.
     */
    private static final String ROOM = """
            SELECT set_config(name, greatest(setting::bigint, least(262144, (
                     SELECT setting::bigint * 8 FROM pg_settings WHERE name = 'shared_buffers'))) || 'kB', true)
            FROM pg_settings WHERE name IN ('maintenance_work_mem', 'work_mem')
            UNION ALL SELECT set_config('statement_timeout', '0', true)""";

    private Rebuild() {}

    /** Gives the transaction the memory and the time that an index takes. */
    public static void room(Connection connection) throws SQLException {
        execute(connection, ROOM);
    }

    /** Records a table's definitions as those of a run and takes them away. */
    public static void take(Ledger ledger, String runId, TablePlan plan) throws SQLException {
        int position = 0;
        for (Definition definition : plan.definitions()) {
            ledger.bulk().take(definition.taken(runId, plan.table(), position++));
        }
        for (Definition definition : plan.definitions()) {
            execute(ledger.connection(), definition.drop());
        }
    }

    /**
     * Takes the next step towards bringing something back, and marks it; waits for whoever is at it.
     *
     * @return how many steps are left
     */
    public static int step(Ledger ledger, Taken taken) throws SQLException {
        Connection connection = ledger.connection();
        room(connection);
        Optional<Taken> held = ledger.bulk().lock(taken);
        if (held.isEmpty()) {
            return 0;
        }
        execute(connection, "SET LOCAL lock_timeout = '" + LOCK_TIMEOUT + "'");
        List<String> steps = List.of(Json.read(held.get().restore(), String[].class));
        int done = held.get().restoredSteps();
        execute(connection, steps.get(done));
        ledger.bulk().advance(taken);
        return steps.size() - done - 1;
    }

    /** SQL of the catalog's own: nothing in it stands for anything else. */
    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }
}
