package dev.rekey.rollback;

import dev.rekey.api.MigrationOptions;
import dev.rekey.json.Json;
import dev.rekey.ledger.Ledger;
import dev.rekey.ledger.RollbackDao;
import dev.rekey.ledger.RollbackDetails;
import java.util.List;

/**
 * Begins a rollback in one transaction that only one runner at a time can be in: from then on no runner of the run that
 * goes finds a checkpoint to write under, and nobody resumes it.
 */
final class Opening {

    private final Ledger ledger;
    private final Extent extent;
    private final MigrationOptions options;
    private final Runner runner;

    Opening(Ledger ledger, Extent extent, MigrationOptions options, Runner runner) {
        this.ledger = ledger;
        this.extent = extent;
        this.options = options;
        this.runner = runner;
    }

    void open() {
        RollbackDao dao = ledger.rollbacks();
        extent.runs().forEach(dao::lock);
        List<RollbackDao.Row> before = dao.all();
        List<Part> left = extent.parts().stream().filter(part -> !part.over()).toList();
        for (Part part : left) {
            RollbackDao.Row row = before.stream()
                    .filter(each -> each.runId().equals(part.runId())
                            && each.tableName().equals(part.tableName()))
                    .findFirst()
                    .orElse(null);
            RollbackDetails details =
                    RollbackDetails.begin(row, extent.resumed(), extent.what().force());
            long total = dao.mapped(part.runId(), part.tableName());
            dao.begin(part.runId(), part.tableName(), total, options.batchSize(), runner.name());
            dao.say(part.runId(), part.tableName(), "running", details.removed(), Json.write(details));
            dao.forgetCheckpoints(part.runId(), part.tableName());
            dao.addCheckpoint(part.runId(), part.tableName(), Long.MIN_VALUE + 1, Long.MAX_VALUE, total, runner.name());
        }
    }
}
