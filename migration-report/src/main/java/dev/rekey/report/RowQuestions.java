package dev.rekey.report;

import dev.rekey.api.MigrationResult.IssueCount;
import dev.rekey.api.Severity;
import dev.rekey.api.TableResult;
import dev.rekey.api.Validation;
import dev.rekey.report.Criterion.Question;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Questions that the rows' fates answer. */
final class RowQuestions {

    private RowQuestions() {}

    /** Whether enough of a table's rows stand in the target. */
    static Question arrived(String name, double required) {
        return report -> {
            List<Evidence> found = report.run().tables().stream()
                    .filter(table -> table.table().equals(name))
                    .map(table -> arrival(table, required))
                    .toList();
            return found.isEmpty()
                    ? Stream.of(new Evidence(Proof.NOT_PROVED, name + ": no part of this run"))
                    : found.stream();
        };
    }

    /** Whether enough of every table's rows do. */
    static Question everyTableArrived(double required) {
        return report -> report.run().tables().isEmpty()
                ? Stream.of(new Evidence(Proof.NOT_PROVED, "the run has no tables"))
                : report.run().tables().stream().map(table -> arrival(table, required));
    }

    private static Evidence arrival(TableResult table, double required) {
        Proof proof = table.rejected() == 0 ? Proof.MET : Proof.MET_WITH_EXCEPTIONS;
        if (table.unaccounted() != 0 || table.successRate() < required) {
            proof = Proof.NOT_MET;
        }
        String text = "%s: %s of %s stand in the target, %s; %s must"
                .formatted(
                        table.table(),
                        Figures.count(table.migrated() + table.unchanged() + table.changed()),
                        Figures.rows(table.source()),
                        Figures.percent(table.successRate()),
                        Figures.percent(required));
        return new Evidence(proof, text);
    }

    /** Whether nothing got lost on the way. */
    static Question accounted() {
        return report -> {
            long unaccounted = report.total(TableResult::unaccounted);
            String text = unaccounted == 0
                    ? "every one of " + Figures.rows(report.source()) + " is accounted for"
                    : Figures.rows(unaccounted) + " unaccounted for";
            return Stream.of(new Evidence(unaccounted == 0 ? Proof.MET : Proof.NOT_MET, text));
        };
    }

    /** Whether every rejected row has its reason. */
    static Question reasonsKept() {
        return report -> {
            long reasons = report.run().issueCounts().stream()
                    .filter(issue -> issue.severity() == Severity.ERROR)
                    .mapToLong(IssueCount::count)
                    .sum();
            boolean all = reasons >= report.rejected();
            String text = report.rejected() == 0
                    ? "no row was rejected"
                    : Figures.count(Math.min(reasons, report.rejected())) + " of " + Figures.count(report.rejected())
                            + " rejected rows are filed under a reason with a remedy, in migration_quarantine";
            return Stream.of(new Evidence(all ? Proof.MET : Proof.NOT_MET, text));
        };
    }

    /** Whether every table was validated before and after, and passed. */
    static Question validated() {
        return report -> {
            List<Validation> all = report.run().validations();
            List<String> without = report.run().tables().stream()
                    .map(TableResult::table)
                    .filter(table -> !phases(all, table).equals(EnumSet.allOf(Validation.Phase.class)))
                    .toList();
            long passed = all.stream().filter(Validation::passed).count();
            List<Evidence> evidence = new ArrayList<>();
            if (!without.isEmpty() || all.isEmpty()) {
                evidence.add(new Evidence(
                        Proof.NOT_PROVED,
                        without.isEmpty()
                                ? "there is no validation"
                                : "not validated both before and after: " + Words.some(without)));
            }
            if (!all.isEmpty()) {
                evidence.add(new Evidence(
                        passed == all.size() ? Proof.MET : Proof.NOT_MET,
                        Figures.count(passed) + " of " + Words.counted(all.size(), "validation") + " passed"));
            }
            return evidence.stream();
        };
    }

    private static Set<Validation.Phase> phases(List<Validation> validations, String table) {
        Set<Validation.Phase> phases = EnumSet.noneOf(Validation.Phase.class);
        validations.stream()
                .filter(validation -> validation.table().equals(table))
                .forEach(validation -> phases.add(validation.phase()));
        return phases;
    }
}
