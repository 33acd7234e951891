package dev.rekey.rollback;

import dev.rekey.api.RollbackState;
import dev.rekey.ledger.Ledger;
import dev.rekey.ledger.RollbackDao.Row;
import dev.rekey.ledger.RollbackDetails;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Tells of the rollbacks that the ledger knows. */
public final class States {

    private States() {}

    /** One a run, the latest first; none where there is no ledger. */
    public static List<RollbackState> of(Ledger ledger) {
        Map<String, List<Row>> byRun = new LinkedHashMap<>();
        if (ledger.exists()) {
            ledger.rollbacks().all().forEach(row -> byRun.computeIfAbsent(row.runId(), run -> new ArrayList<>())
                    .add(row));
        }
        return byRun.values().stream().map(States::state).toList();
    }

    private static RollbackState state(List<Row> rows) {
        boolean complete = rows.stream().allMatch(row -> row.status().equals("completed"));
        String status = rows.stream()
                .map(Row::status)
                .filter(each -> !each.equals("completed"))
                .findFirst()
                .orElse("completed");
        List<RollbackDetails> details = rows.stream().map(RollbackDetails::read).toList();
        return new RollbackState(
                rows.get(0).runId(),
                status,
                rows.stream().map(Row::tableName).sorted().toList(),
                details.stream().mapToLong(RollbackDetails::removedInAll).sum(),
                details.stream().mapToLong(RollbackDetails::kept).sum(),
                complete
                        ? rows.stream()
                                .map(Row::completedAt)
                                .filter(Objects::nonNull)
                                .max(Comparator.naturalOrder())
                                .orElse(Instant.EPOCH)
                        : null,
                rows.stream()
                        .map(Row::error)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }
}
