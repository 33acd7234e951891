package dev.rekey.ledger;

import dev.rekey.api.RunFacts;
import dev.rekey.api.RunFacts.ColumnOrigin;
import dev.rekey.api.RunFacts.HistoryEntry;
import dev.rekey.api.RunFacts.ParentTable;
import dev.rekey.api.RunFacts.TableAccess;
import dev.rekey.api.RunFacts.Throughput;
import dev.rekey.database.Identifiers;
import dev.rekey.jdbi.Bundle;
import dev.rekey.ledger.AccessDao.TableColumn;
import dev.rekey.ledger.ControlDao.Control;
import dev.rekey.ledger.RunDao.Described;
import dev.rekey.ledger.RunDetails.ParentKey;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

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
    private final List<String> unreadable = new ArrayList<>();

    private RunFactsReader(Ledger ledger, String targetSchema) {
        this.connection = ledger.connection();
        this.ledger = ledger;
        this.targetSchema = targetSchema;
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
        Bundle bundle = ledger.bundle()
                .bind("runId", runId)
                .bind("limit", MAX_HISTORY)
                .bind("schema", ledger.schema())
                .bindList("tables", LedgerTables.NAMES);
        Supplier<List<Control>> controls = bundle.ask(ControlDao.LIST, Control.class);
        Supplier<List<Described>> described = bundle.ask(RunDao.DESCRIBED, Described.class);
        Supplier<List<String>> migrated = bundle.ask(ControlDao.MIGRATED_TABLES, String.class);
        Supplier<List<HistoryEntry>> history = bundle.ask(RunDao.HISTORY, HistoryEntry.class);
        Supplier<List<Long>> entries = bundle.ask(RunDao.ENTRIES, Long.class);
        Supplier<List<TableAccess>> ledgerAccess = bundle.ask(AccessDao.OF, TableAccess.class);
        Supplier<List<TableColumn>> ledgerColumns = bundle.ask(AccessDao.READABLE, TableColumn.class);
        bundle.send();
        List<String> tables = controls.get().stream().map(Control::tableName).toList();
        List<RunDetails> details = List.copyOf(RunDao.details(described.get()).values());
        List<ColumnOrigin> columns =
                details.stream().flatMap(each -> each.columns().stream()).toList();
        Set<ParentKey> keys = parentKeys(details, tables, Set.copyOf(migrated.get()));
        Bundle inTarget = bundleOf(keys, tables);
        Supplier<List<TableAccess>> tableAccess = inTarget.ask(AccessDao.OF, TableAccess.class);
        Supplier<List<TableColumn>> parentColumns =
                inTarget.ask(AccessDao.READABLE.replace("<tables>", "<parents>"), TableColumn.class);
        boolean dated = ledgerColumns.get().contains(new TableColumn(MAPPINGS, "migrated_at"));
        Supplier<List<Throughput>> throughput =
                dated ? inTarget.ask(MappingDao.THROUGHPUT, Throughput.class) : List::of;
        inTarget.bind("runId", runId).send();
        List<ParentTable> parents = parents(keys, Set.copyOf(parentColumns.get()));
        List<TableAccess> readers = new ArrayList<>(access(targetSchema, tables, tableAccess.get()));
        readers.addAll(access(ledger.schema(), LedgerTables.NAMES, ledgerAccess.get()));
        if (!dated) {
            unreadable.add("rows over time: " + MAPPINGS + " cannot be read");
        }
        return new RunFacts(
                parents,
                List.copyOf(readers),
                columns,
                throughput.get().stream()
                        .sorted(Comparator.comparingInt((Throughput stretch) -> tables.indexOf(stretch.table()))
                                .thenComparing(Throughput::start))
                        .toList(),
                history.get(),
                entries.get().get(0) - history.get().size(),
                details.isEmpty() ? Map.of() : details.get(0).configuration(),
                details.isEmpty() ? Map.of() : details.get(0).versions(),
                details.isEmpty() ? null : details.get(0).peakMemoryBytes(),
                details.isEmpty() ? List.of() : details.get(0).assessment(),
                List.copyOf(unreadable));
    }

    private Bundle bundleOf(Set<ParentKey> keys, List<String> tables) {
        return ledger.bundle()
                .bind("schema", targetSchema)
                .bindList("tables", tables)
                .bindList(
                        "parents",
                        keys.stream().map(ParentKey::table).distinct().toList());
    }

    /** What earlier phases left: parents that a migration of ours fills are none of it. */
    private static Set<ParentKey> parentKeys(List<RunDetails> details, List<String> tables, Set<String> ours) {
        Set<ParentKey> keys = new LinkedHashSet<>();
        details.forEach(each -> keys.addAll(each.parents()));
        keys.removeIf(key -> tables.contains(key.table()) || ours.contains(key.table()));
        return keys;
    }

    private List<ParentTable> parents(Set<ParentKey> keys, Set<TableColumn> readable) {
        Bundle bundle = Bundle.on(connection);
        List<Supplier<ParentTable>> parents = new ArrayList<>();
        for (ParentKey key : keys) {
            if (readable.contains(new TableColumn(key.table(), key.legacyKey()))) {
                parents.add(ask(bundle, key, parents.size()));
            } else {
                unreadable.add("how many rows " + key.table() + " has: its " + key.legacyKey() + " cannot be read");
            }
        }
        bundle.send();
        return parents.stream().map(Supplier::get).toList();
    }

    private Supplier<ParentTable> ask(Bundle bundle, ParentKey key, int number) {
        bundle.define("table" + number, Identifiers.quote(targetSchema, key.table()))
                .define("key" + number, Identifiers.quote(key.legacyKey()));
        Supplier<List<ParentDao.Counts>> answer = bundle.ask(
                ParentDao.COUNT.replace("<table>", "<table" + number + ">").replace("<key>", "<key" + number + ">"),
                ParentDao.Counts.class);
        return () -> {
            ParentDao.Counts counts = answer.get().get(0);
            return new ParentTable(
                    key.table(), key.legacyKey(), counts.rows(), counts.withLegacyId(), counts.foundTwice());
        };
    }

    private List<TableAccess> access(String schema, List<String> tables, List<TableAccess> answer) {
        List<TableAccess> found = answer.stream()
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
}
