package dev.rekey.ledger;

import dev.rekey.api.RunFacts;
import dev.rekey.api.RunFacts.ColumnOrigin;
import dev.rekey.api.RunFacts.HistoryEntry;
import dev.rekey.api.RunFacts.ParentTable;
import dev.rekey.api.RunFacts.TableAccess;
import dev.rekey.api.RunFacts.Throughput;
import dev.rekey.database.Identifiers;
import dev.rekey.jdbi.Daos;
import dev.rekey.ledger.AccessDao.TableColumn;
import dev.rekey.ledger.RunDetails.ParentKey;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads from the target what a report tells of a run beside the fate of its rows. It needs to read
 * {@code migration_control}; of anything else that the role may not read it says so and leaves it out. It counts the
 * parents' rows, so it takes seconds where there are millions.
 */
public final class RunFactsReader {

    /** So many entries of the history are listed; the ledger has them all. */
    public static final int MAX_HISTORY = 200;

    private static final String MAPPINGS = "migration_mappings";

    private final Connection connection;
    private final Ledger ledger;
    private final String targetSchema;
    private final AccessDao access;
    private final List<String> unreadable = new ArrayList<>();

    private RunFactsReader(Ledger ledger, String targetSchema) {
        this.connection = ledger.connection();
        this.ledger = ledger;
        this.targetSchema = targetSchema;
        this.access = Daos.on(connection, AccessDao.class);
    }

    /**
     * Reads the facts of a run; a run that the ledger does not know has only a history.
     *
     * @param targetSchema where the parents and the migrated tables are
     */
    public static RunFacts read(Ledger ledger, String targetSchema, String runId) {
        return new RunFactsReader(ledger, targetSchema).read(runId);
    }

    private RunFacts read(String runId) {
        List<String> tables = ledger.control().list(runId).stream()
                .map(ControlDao.Control::tableName)
                .toList();
        List<RunDetails> details = List.copyOf(ledger.runs().details(runId).values());
        List<ColumnOrigin> columns =
                details.stream().flatMap(each -> each.columns().stream()).toList();
        List<ParentTable> parents = parents(details, tables);
        List<TableAccess> readers = new ArrayList<>(access(targetSchema, tables));
        readers.addAll(access(ledger.schema(), LedgerSchema.NAMES));
        List<HistoryEntry> history = ledger.runs().history(MAX_HISTORY);
        return new RunFacts(
                parents,
                List.copyOf(readers),
                columns,
                throughput(runId, tables),
                history,
                ledger.runs().entries() - history.size(),
                details.isEmpty() ? Map.of() : details.get(0).configuration(),
                details.isEmpty() ? Map.of() : details.get(0).versions(),
                details.isEmpty() ? null : details.get(0).peakMemoryBytes(),
                details.isEmpty() ? List.of() : details.get(0).assessment(),
                List.copyOf(unreadable));
    }

    /** What earlier phases left: parents that a migration of ours fills are none of it. */
    private List<ParentTable> parents(List<RunDetails> details, List<String> tables) {
        Set<ParentKey> keys = new LinkedHashSet<>();
        details.forEach(each -> keys.addAll(each.parents()));
        Set<String> ours = ledger.control().migratedTables();
        keys.removeIf(key -> tables.contains(key.table()) || ours.contains(key.table()));
        Set<TableColumn> readable = access.readable(
                targetSchema, keys.stream().map(ParentKey::table).distinct().toList());
        List<ParentTable> parents = new ArrayList<>();
        for (ParentKey key : keys) {
            if (readable.contains(new TableColumn(key.table(), key.legacyKey()))) {
                parents.add(count(key));
            } else {
                unreadable.add("how many rows " + key.table() + " has: its " + key.legacyKey() + " cannot be read");
            }
        }
        return List.copyOf(parents);
    }

    private ParentTable count(ParentKey key) {
        ParentDao.Counts counts = Daos.on(connection, ParentDao.class)
                .count(Identifiers.quote(targetSchema, key.table()), Identifiers.quote(key.legacyKey()));
        return new ParentTable(key.table(), key.legacyKey(), counts.rows(), counts.withLegacyId(), counts.foundTwice());
    }

    private List<TableAccess> access(String schema, List<String> tables) {
        List<TableAccess> found = access.of(schema, tables).stream()
                .sorted(Comparator.comparingInt(table -> tables.indexOf(table.table())))
                .toList();
        Set<String> names = new LinkedHashSet<>(tables);
        found.forEach(table -> names.remove(table.table()));
        names.forEach(name -> unreadable.add("who may read " + name + ": there is no such table any more"));
        return schema.equals(targetSchema)
                ? found
                : found.stream().map(table -> in(schema, table)).toList();
    }

    private static TableAccess in(String schema, TableAccess table) {
        return new TableAccess(
                schema + "." + table.table(), table.owner(), table.rowSecurity(), table.policies(), table.readers());
    }

    private List<Throughput> throughput(String runId, List<String> tables) {
        if (!access.readable(ledger.schema(), List.of(MAPPINGS)).contains(new TableColumn(MAPPINGS, "migrated_at"))) {
            unreadable.add("rows over time: " + MAPPINGS + " cannot be read");
            return List.of();
        }
        return ledger.mappings().throughput(runId).stream()
                .sorted(Comparator.comparingInt((Throughput stretch) -> tables.indexOf(stretch.table()))
                        .thenComparing(Throughput::start))
                .toList();
    }
}
