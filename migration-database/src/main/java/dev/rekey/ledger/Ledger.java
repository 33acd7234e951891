package dev.rekey.ledger;

import dev.rekey.database.Identifiers;
import dev.rekey.jdbi.Daos;
import dev.rekey.json.Json;
import java.sql.Connection;
import java.util.List;
import java.util.Map;

/** The ledger on one connection, inside whatever transaction that is in. */
public record Ledger(Connection connection, String schema) {

    /** Whether it stands and may be read. */
    public boolean exists() {
        return LedgerSchema.complete(connection, schema);
    }

    /** The columns that each of its tables has, by table. */
    public static Map<String, List<String>> columns() {
        return LedgerSchema.columns();
    }

    /** Creates what is missing of it. */
    public void create() {
        LedgerSchema.create(connection, schema);
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

    public IssueDao issues() {
        return dao(IssueDao.class);
    }

    /** Keeps the most memory that a process of the run held at once, in bytes, if it is the highest so far. */
    public void recordPeak(String runId, long bytes) {
        runs().lockFirst(runId).ifPresent(first -> {
            if (first.details() != null) {
                RunDetails details = Json.read(first.details(), RunDetails.class);
                runs().describe(first.id(), Json.write(details.withPeak(bytes)));
            }
        });
    }

    private <D> D dao(Class<D> type) {
        return Daos.on(connection, "ledger", Identifiers.quote(schema), type);
    }
}
