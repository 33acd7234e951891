package dev.rekey.engine;

import dev.rekey.api.Issue;
import dev.rekey.api.LegacyRow;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.TableMigration;
import dev.rekey.api.TargetPage;
import dev.rekey.catalog.TableDefinition;
import dev.rekey.catalog.TargetTable;
import dev.rekey.catalog.UniqueKey;
import dev.rekey.database.Identifiers;
import dev.rekey.database.SqlFaults;
import dev.rekey.json.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a page's rows into the target table and finds out which of them it refuses, and why. Used once. */
final class RowWriter<L extends LegacyRow> {

    /** How often a row whose key was taken tries again after the holder was put out or has gone. */
    private static final int ROUNDS = 10;

    private final TableMigration<L, ?> migration;
    private final TargetTable target;
    private final Connection connection;
    private final Contest contest;
    private final Consumer<List<Contest.PutOut>> putOut;
    private final boolean careful;
    private final Map<Long, Outcome> outcomes = new HashMap<>();

    /**
     * A writer of one page.
     *
     * @param putOut removes rows that give their keys up
     * @param careful whether a statement that fails is undone and split until the offending rows stand alone; a page
     *     begins without, because that costs a savepoint
     */
    RowWriter(
            TableMigration<L, ?> migration,
            TargetTable target,
            Connection connection,
            Contest contest,
            Consumer<List<Contest.PutOut>> putOut,
            boolean careful) {
        this.migration = migration;
        this.target = target;
        this.connection = connection;
        this.contest = contest;
        this.putOut = putOut;
        this.careful = careful;
    }

    /** What became of the rows that were to be written, by legacy id. */
    Map<Long, Outcome> outcomes() {
        return outcomes;
    }

    /** Says which of these rows went in. */
    @FunctionalInterface
    interface Attempt<L extends LegacyRow> {
        Set<Long> insert(List<Fate.Judged<L>> rows) throws SQLException;
    }

    /** Inserts rows; where a unique key is taken, the contest says who keeps it. */
    void insert(List<Fate.Judged<L>> rows) throws SQLException {
        insert(rows, this::insertAlone);
    }

    /** The same, the first attempt being made in another way. */
    void insert(List<Fate.Judged<L>> rows, Attempt<L> first) throws SQLException {
        List<Fate.Judged<L>> waiting = inLockOrder(rows);
        for (int round = 1; !waiting.isEmpty(); round++) {
            Set<Long> in = round == 1 ? first.insert(waiting) : insertAlone(waiting);
            for (Fate.Judged<L> row : waiting) {
                if (in.contains(row.legacyId()) && row.fate() instanceof Fate.Insert insert) {
                    put(row, insert.columns(), insert.warnings(), true);
                }
            }
            List<Fate.Judged<L>> refused = waiting.stream()
                    .filter(row -> !outcomes.containsKey(row.legacyId()))
                    .toList();
            waiting = refused.isEmpty() ? refused : contend(refused, round == ROUNDS);
        }
    }

    private Set<Long> insertAlone(List<Fate.Judged<L>> rows) throws SQLException {
        return attempt(rows, migration::insert);
    }

    private List<Fate.Judged<L>> contend(List<Fate.Judged<L>> rows, boolean lastRound) {
        Map<Long, List<Conflicts.Holder>> holders = contest.holders(connection, json(rows)).stream()
                .collect(Collectors.groupingBy(Conflicts.Holder::legacyId));
        List<Contest.PutOut> giveWay = new ArrayList<>();
        for (Fate.Judged<L> row : rows) {
            List<Conflicts.Holder> taken = holders.getOrDefault(row.legacyId(), List.of());
            Outcome lost = contest.settle(row.legacyId(), taken, lastRound);
            if (lost != null) {
                outcomes.put(row.legacyId(), lost);
            } else {
                taken.forEach(holder -> giveWay.add(contest.putOut(holder)));
            }
        }
        putOut.accept(giveWay);
        return rows.stream()
                .filter(row -> !outcomes.containsKey(row.legacyId()))
                .toList();
    }

    /**
     * Rows by the key that partitions may compete for: two pages that want the same keys then wait for each other in one
     * order, and never in a circle. Of a page's own rows the lowest legacy id still comes first.
     */
    private List<Fate.Judged<L>> inLockOrder(List<Fate.Judged<L>> rows) {
        List<UniqueKey> keys = target.businessKeys(migration.spec().legacyKey());
        if (keys.isEmpty() || !target.partitionable(migration.spec().legacyKey())) {
            return rows;
        }
        List<String> key = keys.get(0).columns();
        return rows.stream()
                .map(row -> new Keyed<>(hash(columns(row), key), row.legacyId(), row))
                .sorted()
                .map(Keyed::row)
                .toList();
    }

    /** A row and where it is in the order; which order that is does not matter, as long as all have the same. */
    private record Keyed<L extends LegacyRow>(int key, long legacyId, Fate.Judged<L> row)
            implements Comparable<Keyed<L>> {

        @Override
        public int compareTo(Keyed<L> other) {
            return key == other.key ? Long.compare(legacyId, other.legacyId) : Integer.compare(key, other.key);
        }
    }

    private static int hash(Map<String, @Nullable Object> row, List<String> columns) {
        int hash = 0;
        for (String column : columns) {
            hash = 31 * hash + Objects.hashCode(row.get(column));
        }
        return hash;
    }

    /** Rewrites rows that stand. */
    void update(List<Fate.Judged<L>> rows) throws SQLException {
        attempt(rows, page -> {
            migration.update(page);
            return Set.of();
        });
        for (Fate.Judged<L> row : rows) {
            if (!outcomes.containsKey(row.legacyId()) && row.fate() instanceof Fate.Update update) {
                put(row, update.columns(), update.warnings(), false);
            }
        }
    }

    private void put(
            Fate.Judged<L> row, Map<String, @Nullable Object> columns, List<Issue> warnings, boolean inserted) {
        UUID id = (UUID) columns.get("id");
        if (id == null) {
            throw new IllegalStateException(target.name() + ": legacy id " + row.legacyId() + " was mapped without id");
        }
        outcomes.put(row.legacyId(), new Outcome.Written(id, warnings, inserted));
    }

    private Set<Long> attempt(List<Fate.Judged<L>> rows, Function<TargetPage, Set<Long>> statement)
            throws SQLException {
        if (rows.isEmpty()) {
            return Set.of();
        }
        TargetPage page = new TargetPage(
                connection,
                target.sqlName(),
                TableDefinition.columns(migration.spec()).stream()
                        .map(Identifiers::quote)
                        .toList(),
                Identifiers.quote(migration.spec().legacyKey()),
                json(rows));
        if (!careful) {
            return statement.apply(page);
        }
        Savepoint before = connection.setSavepoint();
        try {
            Set<Long> done = statement.apply(page);
            connection.releaseSavepoint(before);
            return done;
        } catch (RuntimeException fault) {
            if (!SqlFaults.blamesRow(fault)) {
                throw fault;
            }
            connection.rollback(before);
            if (rows.size() == 1) {
                outcomes.put(rows.get(0).legacyId(), refusal(rows.get(0), fault));
                return Set.of();
            }
            int half = rows.size() / 2;
            Set<Long> done = new HashSet<>(attempt(rows.subList(0, half), statement));
            done.addAll(attempt(rows.subList(half, rows.size()), statement));
            return done;
        }
    }

    /** Why the target refused the row; where a row that was to be rewritten wants another's key, who has it. */
    private Outcome refusal(Fate.Judged<L> row, Throwable fault) {
        boolean duplicate = SqlFaults.isUniqueViolation(fault);
        UUID own = row.known().mappedId();
        List<Conflicts.Holder> holders = duplicate ? contest.holders(connection, json(List.of(row))) : List.of();
        return holders.stream()
                .filter(holder -> !holder.holderId().equals(own))
                .findFirst()
                .map(contest::lost)
                .orElseGet(() -> new Outcome.Refused(
                        List.of(violation(
                                duplicate ? ReasonCode.DUPLICATE_KEY : ReasonCode.CONSTRAINT_VIOLATED,
                                row.legacyId(),
                                fault)),
                        null));
    }

    private Issue violation(ReasonCode code, long legacyId, Throwable fault) {
        String constraint = SqlFaults.constraint(fault);
        String broken = constraint == null ? "the target refuses the row" : "violates " + constraint;
        String message = broken + " (SQLSTATE " + SqlFaults.state(fault) + ")";
        return Issue.of(code, target.name(), legacyId, null, message);
    }

    private String json(List<Fate.Judged<L>> rows) {
        return Json.writeRows(rows.stream().map(RowWriter::columns).toList());
    }

    private static Map<String, @Nullable Object> columns(Fate.Judged<?> row) {
        return row.fate() instanceof Fate.Insert insert ? insert.columns() : ((Fate.Update) row.fate()).columns();
    }
}
