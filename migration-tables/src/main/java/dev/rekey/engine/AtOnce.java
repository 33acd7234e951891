package dev.rekey.engine;

import dev.rekey.api.LegacyRow;
import dev.rekey.api.TableMigration;
import dev.rekey.catalog.Fingerprint;
import dev.rekey.catalog.TableDefinition;
import dev.rekey.catalog.TargetTable;
import dev.rekey.database.Identifiers;
import dev.rekey.database.SqlFaults;
import dev.rekey.json.Json;
import dev.rekey.ledger.CheckpointDao.Advance;
import dev.rekey.ledger.PageStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one statement that writes a table's new rows with their lineage and their checkpoint. Whatever it leaves out,
 * because a key is taken, {@link PageTransaction} goes on with.
 */
final class AtOnce {

    private final RecordText records;
    private final PageStatement statement;

    /** Whether a row of the table has met a key that was taken: where one does, others will. */
    private volatile boolean contested;

    private AtOnce(TableMigration<?, ?> migration, TargetTable target, String ledgerSchema) {
        this.records = new RecordText(target);
        this.statement = new PageStatement(
                ledgerSchema,
                target.schema(),
                target.sqlName(),
                records.columns(),
                TableDefinition.columns(migration.spec()).stream()
                        .map(Identifiers::quote)
                        .toList(),
                Identifiers.quote(migration.spec().legacyKey()),
                Fingerprint.of(target, "stands"));
    }

    /**
     * A table's statement; empty where a row could still change after the statement has seen it, by a trigger, or where
     * the table has an INSERT of its own.
     */
    static Optional<AtOnce> of(TableMigration<?, ?> migration, TargetTable target, String ledgerSchema) {
        return migration.isPlainInsert() && target.triggers().isEmpty()
                ? Optional.of(new AtOnce(migration, target, ledgerSchema))
                : Optional.empty();
    }

    /**
     * Whether it can write these rows: there are some, and the ledger has no mapping of one that does not stand, which
     * would have to be taken back first.
     */
    static boolean fits(List<? extends Fate.Judged<?>> inserts) {
        return !inserts.isEmpty()
                && inserts.stream().noneMatch(row -> row.known().lostId() != null);
    }

    /**
     * Writes rows.
     *
     * @param silence for how many milliseconds the transaction may say nothing after it
     * @return the legacy ids of those that went in, or empty if the partition is not ours any more
     * @throws RuntimeException of SQLSTATE 23505 the first time that a row of the table meets a key that is taken
     * @throws SQLException which blames a row, the first time that one is left out
     */
    <L extends LegacyRow> Optional<Set<Long>> write(
            Connection connection, Advance advance, List<Fate.Judged<L>> inserts, long silence) throws SQLException {
        PageStatement.Page page = page(advance, inserts, silence);
        if (contested) {
            return statement.writeFree(connection, page);
        }
        try {
            return statement.writeAll(connection, page)
                    ? Optional.of(inserts.stream().map(Fate.Judged::legacyId).collect(Collectors.toSet()))
                    : Optional.empty();
        } catch (RuntimeException | SQLException fault) {
            contested |= SqlFaults.isUniqueViolation(fault) || PageStatement.LEFT_OUT.equals(SqlFaults.state(fault));
            throw fault;
        }
    }

    private <L extends LegacyRow> PageStatement.Page page(Advance advance, List<Fate.Judged<L>> inserts, long silence) {
        List<String> rows = new ArrayList<>(inserts.size());
        List<Long> ids = new ArrayList<>(inserts.size());
        List<String> hashes = new ArrayList<>(inserts.size());
        List<@Nullable String> issues = new ArrayList<>(inserts.size());
        for (Fate.Judged<L> row : inserts) {
            Fate.Insert insert = (Fate.Insert) row.fate();
            rows.add(records.of(insert.columns()));
            ids.add(row.legacyId());
            hashes.add(row.hash());
            issues.add(insert.warnings().isEmpty() ? null : Json.write(insert.warnings()));
        }
        return new PageStatement.Page(advance, rows, ids, hashes, issues, silence);
    }
}
