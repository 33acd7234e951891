package dev.rekey.report;

import dev.rekey.api.RunFacts.HistoryEntry;
import dev.rekey.api.TableResult;
import dev.rekey.report.Criterion.Question;
import java.util.List;
import java.util.stream.Stream;

/** Questions that the run's own ledger answers. */
final class LedgerQuestions {

    private LedgerQuestions() {}

    /** Whether the progress of every table was kept where anyone could see it. */
    static Question progressKept() {
        return report -> {
            List<HistoryEntry> entries = entries(report);
            List<String> unseen = report.run().tables().stream()
                    .map(TableResult::table)
                    .filter(table ->
                            entries.stream().noneMatch(entry -> entry.table().equals(table)))
                    .toList();
            if (entries.isEmpty() || !unseen.isEmpty()) {
                return one(
                        Proof.NOT_PROVED,
                        entries.isEmpty()
                                ? "migration_control was not read"
                                : "migration_control has no row of this run for " + Words.some(unseen));
            }
            long rows = entries.stream().mapToLong(HistoryEntry::processed).sum();
            return one(
                    Proof.MET,
                    "migration_control has %s of this run over %s, with the status and progress of each"
                            .formatted(Words.counted(entries.size(), "record"), Figures.rows(rows)));
        };
    }

    /** Whether nothing that failed was left behind. */
    static Question recovered() {
        return report -> {
            List<HistoryEntry> entries = entries(report);
            List<String> open = entries.stream()
                    .filter(entry -> !entry.status().equals("completed"))
                    .map(entry -> entry.table() + " (" + entry.status() + ")")
                    .toList();
            if (entries.isEmpty()) {
                return one(Proof.NOT_PROVED, "migration_control was not read");
            }
            return open.isEmpty()
                    ? one(Proof.MET, "nothing of this run is left to be recovered: all that it began is completed")
                    : one(
                            Proof.NOT_PROVED,
                            "not completed: " + Words.some(open)
                                    + "; rekey migrate goes on from the last checkpoint in migration_checkpoints");
        };
    }

    /** Whether a run was taken up again by another runner; without an interruption nothing proves that it can be. */
    static Question resumed() {
        return report -> {
            long runners = entries(report).stream()
                    .map(HistoryEntry::worker)
                    .distinct()
                    .count();
            return Stream.concat(
                    recovered().ask(report),
                    runners > 1
                            ? one(
                                    Proof.MET,
                                    "%s worked on this run, each from the checkpoints of the one before"
                                            .formatted(Words.counted(runners, "runner")))
                            : one(
                                    Proof.NOT_PROVED,
                                    "this run was not interrupted, so nothing had to be resumed from"
                                            + " migration_checkpoints"));
        };
    }

    /** What a run can say about reuse: the ledger's names, and no more. */
    static Question scriptsReused() {
        return report -> one(
                Proof.NOT_PROVED,
                "the ledger has the earlier scripts' tables (migration_control, migration_checkpoints,"
                        + " migration_mappings, migration_validation_reports), with %s and %s of this run; that their"
                                .formatted(
                                        Words.counted(entries(report).size(), "record"),
                                        Words.counted(report.run().validations().size(), "validation"))
                        + " code was reused, no run's data can prove");
    }

    private static List<HistoryEntry> entries(Report report) {
        return report.facts().history().stream()
                .filter(entry -> entry.runId().equals(report.run().runId()))
                .filter(entry -> !entry.operation().equals("rollback"))
                .toList();
    }

    private static Stream<Evidence> one(Proof proof, String text) {
        return Stream.of(new Evidence(proof, text));
    }
}
