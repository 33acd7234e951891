package dev.rekey.rollback;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.ProgressListener;
import dev.rekey.api.RollbackPlan;
import dev.rekey.api.RollbackPlan.Row;
import dev.rekey.database.SqlFaults;
import dev.rekey.database.Transactions;
import dev.rekey.jdbi.Daos;
import dev.rekey.json.Json;
import dev.rekey.ledger.CheckpointDao.Advance;
import dev.rekey.ledger.CheckpointDao.Checkpoint;
import dev.rekey.ledger.Ledger;
import dev.rekey.ledger.RollbackDao;
import dev.rekey.ledger.RollbackDetails;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Takes a part's rows away, page by page, then what the quarantine has of it, until nothing is left but what is kept. */
final class PartLoop {

    private final Transactions target;
    private final Site site;
    private final Extent extent;
    private final Part part;
    private final Runner runner;
    private final Halt halt;
    private final ProgressListener listener;
    private final List<Row> refused = new ArrayList<>();
    private long looked;
    private long kept;

    /**
     * How far the part is.
     *
     * @param position every row up to it has been looked at
     * @param total rows there were
     * @param over whether nothing is left to be done
     */
    private record State(long position, RollbackDetails details, long total, boolean over) {}

    /** A page, and where the part is after it. */
    private record Step(State state, int rows, int kept, List<Row> refused) {}

    PartLoop(
            Transactions target,
            Site site,
            Extent extent,
            Part part,
            Runner runner,
            Halt halt,
            ProgressListener listener) {
        this.target = target;
        this.site = site;
        this.extent = extent;
        this.part = part;
        this.runner = runner;
        this.halt = halt;
        this.listener = listener;
    }

    /** Rows that the target did not let go. */
    List<Row> refused() {
        return refused;
    }

    /** Returns when the part is over, or a pause is asked for. */
    void run() {
        boolean over = false;
        while (!over && !halt.requested()) {
            Step step = step();
            tell(step);
            over = step.state().over();
        }
    }

    private State read(Connection connection) {
        Ledger ledger = site.ledger(connection);
        RollbackDao.Row row = ledger.rollbacks().row(part.runId(), part.tableName());
        RollbackDetails details = RollbackDetails.read(row);
        List<Checkpoint> checkpoints = ledger.checkpoints().list(part.runId(), part.tableName());
        return checkpoints.isEmpty()
                ? new State(Long.MAX_VALUE, details, row.total(), true)
                : new State(checkpoints.get(0).position(), details, row.total(), false);
    }

    private Step step() {
        try {
            return target.write(connection -> page(connection, false));
        } catch (RuntimeException fault) {
            if (!SqlFaults.blamesRow(fault)) {
                throw fault;
            }
            return target.write(connection -> page(connection, true));
        }
    }

    private void tell(Step step) {
        looked += step.rows();
        kept += step.kept();
        step.refused().stream().limit(RollbackPlan.MAX_ROWS - refused.size()).forEach(refused::add);
        if (step.rows() > 0) {
            listener.progressed(part.tableName(), looked, kept, step.state().total());
        }
    }

    /** Asks the ledger where it is, so that a page which was committed without our hearing of it is not done again. */
    private Step page(Connection connection, boolean careful) throws SQLException {
        Ledger ledger = site.ledger(connection);
        ledger.rollbacks().lock(part.runId()); // waits for such a page
        State from = read(connection);
        if (from.over()) {
            return new Step(from, 0, 0, List.of());
        }
        if (from.position() == Long.MAX_VALUE) {
            return new Step(quarantine(ledger, from), 0, 0, List.of());
        }
        Daos.open(connection).execute("SET CONSTRAINTS ALL IMMEDIATE");
        Candidates candidates = new Candidates(extent, ledger, false);
        candidates.hold(part, from.position(), site.batchSize());
        List<Candidate> page = candidates.page(part, from.position(), site.batchSize());
        Removal removal = new Removal(connection, part, careful);
        List<Long> deleted = ids(removal.delete(of(page, Candidate.Fate.GOES)));
        List<Long> gone = ids(of(page, Candidate.Fate.GONE));
        List<Long> adopted = ids(of(page, Candidate.Fate.ADOPTED));
        int reopened = forget(ledger, deleted, gone, adopted);
        RollbackDetails details = from.details().plus(deleted.size(), gone.size(), adopted.size(), reopened);
        long to = page.size() < site.batchSize()
                ? Long.MAX_VALUE
                : page.get(page.size() - 1).legacyId();
        advance(ledger, from, to, false);
        say(ledger, "running", details);
        int stay = page.size() - deleted.size() - gone.size() - adopted.size();
        return new Step(new State(to, details, from.total(), false), page.size(), stay, removal.refused());
    }

    private State quarantine(Ledger ledger, State from) {
        int entries = ledger.rollbacks().dropQuarantined(part.runId(), part.tableName(), site.batchSize());
        RollbackDetails details = from.details().plusRejected(entries);
        boolean last = entries < site.batchSize();
        advance(ledger, from, Long.MAX_VALUE, last);
        if (last) {
            details = details.withKept(ledger.rollbacks().mapped(part.runId(), part.tableName()));
            ledger.rollbacks().forgetCheckpoints(part.runId(), part.tableName());
        }
        say(ledger, last ? "completed" : "running", details);
        return new State(Long.MAX_VALUE, details, from.total(), last);
    }

    /** Forgets the lineage; where another run had a row in the quarantine, it is there again. */
    private int forget(Ledger ledger, List<Long> deleted, List<Long> gone, List<Long> adopted) {
        List<Long> absent = new ArrayList<>(deleted);
        absent.addAll(gone);
        List<Long> forgotten = new ArrayList<>(absent);
        forgotten.addAll(adopted);
        if (!forgotten.isEmpty()) {
            ledger.unmap(part.tableName(), forgotten);
        }
        return absent.isEmpty() ? 0 : ledger.rollbacks().reopen(part.runId(), part.tableName(), array(absent));
    }

    private void say(Ledger ledger, String status, RollbackDetails details) {
        ledger.rollbacks().say(part.runId(), part.tableName(), status, details.removed(), Json.write(details));
    }

    /** Moves the checkpoint, which only who holds it can; whatever else the page did stands or falls with that. */
    private void advance(Ledger ledger, State from, long to, boolean last) {
        int moved = ledger.checkpoints()
                .advance(new Advance(
                        part.runId(), part.tableName(), 0, runner.name(), from.position(), to, last, 0, 0, 0, 0));
        if (moved == 0) {
            throw new MigrationException(
                    ExitCode.INTERRUPTED,
                    "another process goes on with the rollback of run " + part.runId()
                            + "; this one has written nothing since");
        }
    }

    private List<Candidate> of(List<Candidate> page, Candidate.Fate fate) {
        boolean force = extent.what().force();
        return page.stream()
                .filter(candidate -> candidate.fate(part.table(), force) == fate)
                .toList();
    }

    private static List<Long> ids(List<Candidate> rows) {
        return rows.stream().map(Candidate::legacyId).toList();
    }

    private static String array(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
