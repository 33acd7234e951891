package dev.rekey.engine;

import dev.rekey.api.LegacyRow;
import dev.rekey.api.TableMigration;
import dev.rekey.catalog.Fingerprint;
import dev.rekey.catalog.TableDefinition;
import dev.rekey.catalog.TargetTable;
import dev.rekey.database.Identifiers;
import dev.rekey.json.Json;
import dev.rekey.ledger.CheckpointDao.Advance;
import dev.rekey.ledger.PageStatement;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one statement that writes a table's new rows with their lineage and their checkpoint. Whatever it leaves out,
 * because a key is taken, {@link PageTransaction} goes on with.
 */
final class AtOnce {

    private final PageStatement statement;

    private AtOnce(TableMigration<?, ?> migration, TargetTable target, String ledgerSchema) {
        this.statement = new PageStatement(
                ledgerSchema,
                target.sqlName(),
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
     */
    <L extends LegacyRow> Optional<Set<Long>> write(
            Connection connection, Advance advance, List<Fate.Judged<L>> inserts, long silence) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>(inserts.size());
        List<Map<String, @Nullable Object>> lineage = new ArrayList<>(inserts.size());
        for (Fate.Judged<L> row : inserts) {
            Fate.Insert insert = (Fate.Insert) row.fate();
            rows.add(insert.columns());
            Map<String, @Nullable Object> trace = new LinkedHashMap<>();
            trace.put("legacy_id", row.legacyId());
            trace.put("source_hash", row.hash());
            if (!insert.warnings().isEmpty()) {
                trace.put("issues", insert.warnings());
            }
            lineage.add(trace);
        }
        return statement.write(connection, advance, Json.writeRows(rows), Json.writeRows(lineage), silence);
    }
}
