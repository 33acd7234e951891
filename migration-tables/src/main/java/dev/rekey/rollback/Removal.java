package dev.rekey.rollback;

import dev.rekey.api.RollbackPlan;
import dev.rekey.api.RollbackPlan.Reason;
import dev.rekey.api.RollbackPlan.Row;
import dev.rekey.catalog.Deletion;
import dev.rekey.database.SqlFaults;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Deletes a page's rows, and finds out which of them the target does not let go, and why. Used once. */
final class Removal {

    private final Connection connection;
    private final Part part;
    private final boolean careful;
    private final List<Row> refused = new ArrayList<>();

    /**
     * A page's removal.
     *
     * @param careful whether a statement that fails is undone and split until the offending rows stand alone; a page
     *     begins without, because that costs a savepoint
     */
    Removal(Connection connection, Part part, boolean careful) {
        this.connection = connection;
        this.part = part;
        this.careful = careful;
    }

    /** Rows that are still there. */
    List<Row> refused() {
        return refused;
    }

    /** Deletes the rows and gives those that are gone. */
    List<Candidate> delete(List<Candidate> rows) throws SQLException {
        Set<UUID> deleted = attempt(rows);
        Set<Long> named = new HashSet<>();
        refused.forEach(row -> named.add(row.legacyId()));
        for (Candidate row : rows) {
            if (!deleted.contains(row.newId()) && !named.contains(row.legacyId())) {
                refuse(row, "a trigger of the target keeps it");
            }
        }
        return rows.stream().filter(row -> deleted.contains(row.newId())).toList();
    }

    private Set<UUID> attempt(List<Candidate> rows) throws SQLException {
        if (rows.isEmpty()) {
            return Set.of();
        }
        if (!careful) {
            return statement(rows);
        }
        Savepoint before = connection.setSavepoint();
        try {
            Set<UUID> deleted = statement(rows);
            connection.releaseSavepoint(before);
            return deleted;
        } catch (RuntimeException fault) {
            if (!SqlFaults.blamesRow(fault)) {
                throw fault;
            }
            connection.rollback(before);
            if (rows.size() == 1) {
                String constraint = SqlFaults.constraint(fault);
                refuse(
                        rows.get(0),
                        (constraint == null
                                        ? "a trigger of the target refuses to let it go"
                                        : "that would violate " + constraint)
                                + " (SQLSTATE " + SqlFaults.state(fault) + ")");
                return Set.of();
            }
            int half = rows.size() / 2;
            Set<UUID> deleted = new HashSet<>(attempt(rows.subList(0, half)));
            deleted.addAll(attempt(rows.subList(half, rows.size())));
            return deleted;
        }
    }

    private Set<UUID> statement(List<Candidate> rows) {
        return Deletion.of(
                connection,
                part.table().rows(),
                rows.stream().map(Candidate::newId).toList());
    }

    private void refuse(Candidate row, String why) {
        if (refused.size() < RollbackPlan.MAX_ROWS) {
            refused.add(new Row(part.tableName(), row.legacyId(), part.runId(), Reason.REFUSED, why));
        }
    }
}
