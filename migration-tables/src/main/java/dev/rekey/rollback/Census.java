package dev.rekey.rollback;

import dev.rekey.api.RollbackPlan;
import dev.rekey.api.RollbackPlan.Hanging;
import dev.rekey.api.RollbackPlan.Reason;
import dev.rekey.api.RollbackPlan.Row;
import dev.rekey.api.RollbackPlan.Table;
import dev.rekey.catalog.Referrer;
import dev.rekey.database.Transactions;
import dev.rekey.ledger.Ledger;
import dev.rekey.ledger.RollbackDao;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Looks at every row that a rollback is about, and says what would become of it. Reads only. */
final class Census {

    private final Transactions target;
    private final Site site;
    private final Extent extent;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<Hanging, Long> hanging = new LinkedHashMap<>();
    private final List<Row> kept = new ArrayList<>();
    private final List<Row> rewritten = new ArrayList<>();
    private final List<String> stays = new ArrayList<>();

    Census(Transactions target, Site site, Extent extent) {
        this.target = target;
        this.site = site;
        this.extent = extent;
        extent.tables().forEach(table -> tables.put(table.name(), none(table.name())));
    }

    /** The plan; after a rollback, what is left. */
    RollbackPlan take() {
        extent.parts().forEach(this::count);
        for (String run : extent.runs()) {
            target.read(connection -> site.ledger(connection).rollbacks().definitions(run)).stream()
                    .filter(definition -> tables.containsKey(definition.tableName()))
                    .forEach(definition -> stays.add(described(run, definition)));
        }
        return told();
    }

    /** What is known so far; nothing of any row before they were looked at. */
    RollbackPlan told() {
        List<Hanging> counted = hanging.entrySet().stream()
                .map(entry -> new Hanging(
                        entry.getKey().table(),
                        entry.getKey().by(),
                        entry.getKey().onDelete(),
                        entry.getValue()))
                .toList();
        return new RollbackPlan(
                extent.what(),
                extent.runs(),
                List.copyOf(tables.values()),
                List.copyOf(kept),
                List.copyOf(rewritten),
                counted,
                List.copyOf(stays),
                extent.notes());
    }

    private void count(Part part) {
        long after = Long.MIN_VALUE;
        boolean more = true;
        while (more) {
            long from = after;
            List<Candidate> page = read((ledger, candidates) -> candidates.page(part, from, site.batchSize()));
            page.forEach(candidate -> count(part, candidate));
            more = page.size() == site.batchSize();
            after = page.isEmpty() ? after : page.get(page.size() - 1).legacyId();
        }
        read((ledger, candidates) -> {
            RollbackDao dao = ledger.rollbacks();
            long rejected = dao.quarantined(part.runId(), part.tableName());
            long others = dao.rewritten(part.runId(), part.tableName());
            add(new Table(part.tableName(), 0, 0, 0, 0, others, rejected));
            dao.rewrittenRows(part.runId(), part.tableName(), RollbackPlan.MAX_ROWS - rewritten.size())
                    .forEach(id -> rewritten.add(new Row(
                            part.tableName(),
                            id,
                            part.runId(),
                            Reason.REWRITTEN,
                            "run " + part.runId() + " rewrote it; it stays as it is now")));
            return true;
        });
    }

    private void count(Part part, Candidate candidate) {
        RolledTable table = part.table();
        boolean force = extent.what().force();
        Candidate.Fate fate = candidate.fate(table, force);
        add(new Table(
                table.name(),
                fate == Candidate.Fate.GOES ? 1 : 0,
                fate == Candidate.Fate.KEPT ? 1 : 0,
                fate == Candidate.Fate.GONE ? 1 : 0,
                fate == Candidate.Fate.ADOPTED ? 1 : 0,
                0,
                0));
        Reason reason = candidate.reason(table, force);
        if (reason != null && kept.size() < RollbackPlan.MAX_ROWS) {
            kept.add(new Row(
                    table.name(), candidate.legacyId(), part.runId(), reason, candidate.message(table, force, reason)));
        }
        if (fate == Candidate.Fate.GOES || fate == Candidate.Fate.KEPT) {
            for (int i = 0; i < candidate.hanging().size(); i++) {
                Referrer referrer = table.referrers().get(i);
                if (candidate.hanging().get(i) > 0) {
                    hanging.merge(
                            new Hanging(table.name(), referrer.described(), referrer.onDelete(), 0),
                            candidate.hanging().get(i),
                            Long::sum);
                }
            }
        }
    }

    private void add(Table counts) {
        tables.merge(counts.table(), counts, Table::plus);
    }

    private <R> R read(BiFunction<Ledger, Candidates, R> work) {
        return target.read(connection -> {
            Ledger ledger = site.ledger(connection);
            return work.apply(ledger, new Candidates(extent, ledger, true));
        });
    }

    private static Table none(String table) {
        return new Table(table, 0, 0, 0, 0, 0, 0);
    }

    private static String described(String run, RollbackDao.Definition definition) {
        return definition.operation().equals("create")
                ? definition.tableName() + " was created by run " + run + ": the table stays"
                : definition.tableName() + " was altered by run " + run + ": "
                        + definition.details().replaceAll("\\s+", " ");
    }
}
