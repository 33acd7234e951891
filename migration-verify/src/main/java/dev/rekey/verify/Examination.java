package dev.rekey.verify;

import dev.rekey.api.Deviations;
import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.Verification;
import dev.rekey.api.Verification.CheckResult;
import dev.rekey.api.Verification.MoneySum;
import dev.rekey.api.Verification.Status;
import dev.rekey.database.Database;
import dev.rekey.database.Patience;
import dev.rekey.database.SqlFaults;
import dev.rekey.verify.Journal.Question;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the tables of a run to the checks, one by one, and keeps what was found. */
public final class Examination {

    private final List<Case> cases;
    private final Scene scene;
    private final Journal journal;
    private final Proofs proofs;
    private final Findings findings;
    private final boolean complete;
    private final List<CheckResult> results = new ArrayList<>();
    private final List<MoneySum> sums = new ArrayList<>();

    /** A table to be put to a check. */
    public record Case(String table, String check, String proves) {}

    /**
     * What came out of a case.
     *
     * @param questions the SQL that was asked for it, and not for a case before
     */
    public record Outcome(CheckResult result, List<Question> questions) {}

    /**
     * What to verify.
     *
     * @param zone in which the source's times without a zone are meant
     * @param profile the source profile of the run: the name of one that ships, or a directory
     * @param tables these alone, or all if it is empty
     * @param checks these alone, or all if it is empty
     * @param proofs the file in which an unfinished verification keeps what it has proved, or null
     */
    public record Request(
            Database source,
            Database target,
            ZoneId zone,
            String profile,
            String targetSchema,
            String ledgerSchema,
            Set<String> tables,
            Set<String> checks,
            @Nullable Path proofs) {

        /** All tables and checks, with the usual schemas, of a source as data-model.md has it. */
        public static Request of(Database source, Database target) {
            return new Request(
                    source,
                    target,
                    ZoneOffset.UTC,
                    ExpectationFiles.DOCUMENTED,
                    "public",
                    "migration",
                    Set.of(),
                    Set.of(),
                    null);
        }
    }

    private Examination(
            List<Case> cases, Scene scene, Journal journal, Proofs proofs, Findings findings, boolean complete) {
        this.cases = cases;
        this.scene = scene;
        this.journal = journal;
        this.proofs = proofs;
        this.findings = findings;
        this.complete = complete;
    }

    /**
     * Prepares the examination of the latest run.
     *
     * @throws MigrationException CONFIGURATION, if there is no run, or a filter names something unknown; CONNECTION, if
     *     a database does not answer
     */
    public static Examination open(Request request) {
        return open(request, Patience.NONE);
    }

    /**
     * The same, asking again what a passing fault left unanswered.
     *
     * @throws MigrationException as above
     */
    public static Examination open(Request request, Patience patience) {
        try {
            return prepare(request, patience);
        } catch (RuntimeException fault) {
            throw SqlFaults.ending(fault);
        }
    }

    private static Examination prepare(Request request, Patience patience) {
        ExpectationFiles profile = ExpectationFiles.of(request.profile());
        Journal journal = new Journal();
        Side source = new Side("source", request.source(), patience, journal);
        Side target = new Side("target", request.target(), patience, journal);
        String encoding = source.text(Sql.of("SELECT current_setting('server_encoding')"));
        Expectations expectations = new Expectations(profile, request.targetSchema(), request.ledgerSchema(), encoding);
        String runId = Run.latest(target, expectations, request.ledgerSchema());
        String identity = Run.identity(runId, source, target, request, expectations);
        Proofs proofs = request.proofs() == null ? Proofs.none() : Proofs.in(request.proofs(), identity);
        Scene scene = new Scene(source, target, expectations, proofs, request.zone(), request.targetSchema(), runId);
        List<Case> all = cases(Set.of(), Set.of());
        List<Case> chosen = cases(request.tables(), request.checks());
        Findings findings = Findings.none(scene, request, identity);
        journal.drain();
        return new Examination(chosen, scene, journal, proofs, findings, chosen.size() == all.size());
    }

    private static List<Case> cases(Set<String> tables, Set<String> checks) {
        Filter.known(
                "verify.tables",
                tables,
                Specification.tables().stream().map(Subject::table).toList());
        Filter.known(
                "verify.checks", checks, Checks.all().stream().map(Check::id).toList());
        List<Case> cases = new ArrayList<>();
        for (Subject subject : Specification.tables()) {
            for (Check check : Checks.all()) {
                if (Filter.lets(tables, subject.table())
                        && Filter.lets(checks, check.id())
                        && check.concerns(subject)) {
                    cases.add(new Case(subject.table(), check.id(), check.proves()));
                }
            }
        }
        if (cases.isEmpty()) {
            throw new MigrationException(
                    ExitCode.CONFIGURATION, "verify.tables and verify.checks leave nothing to verify; widen them");
        }
        return List.copyOf(cases);
    }

    /** What is to be examined: by table in the migration's order, then by check. */
    public List<Case> cases() {
        return cases;
    }

    /** The run that is verified. */
    public String runId() {
        return scene.runId();
    }

    /** Examines a case; what cannot be read is an outcome too. */
    public Outcome examine(Case one) {
        Subject subject = Specification.table(one.table());
        Check check = Checks.named(one.check());
        long start = System.nanoTime();
        String needed = check.needs(subject);
        CheckResult result;
        if (needed == null || scene.says(needed)) {
            Finding finding = finding(check, subject);
            result = Verdicts.result(subject, check, finding, (System.nanoTime() - start) / 1e9);
            sums.addAll(finding.sums());
            findings.add(subject, check, finding);
        } else {
            result = Verdicts.unsaid(subject, check, scene.file(needed));
            findings.unsaid(subject, check);
        }
        results.add(result);
        return new Outcome(result, journal.drain());
    }

    private Finding finding(Check check, Subject subject) {
        try {
            return check.examine(scene, subject);
        } catch (Misfit misfit) {
            return Finding.unread(String.valueOf(misfit.getMessage()));
        } catch (RuntimeException fault) {
            if (SqlFaults.state(fault) == null) {
                throw SqlFaults.ending(fault);
            }
            return Finding.unread(SqlFaults.summary(fault));
        }
    }

    /** All that was found so far to deviate, of every row that does. */
    public Deviations deviations() {
        String leftOut = results.size() < cases.size() ? "it was cut off" : null;
        return findings.all(Instant.now(), complete ? leftOut : "filters left some tables or checks out");
    }

    /** What was found so far. An examination of everything, in which nothing stayed unread, is over with this. */
    public Verification finish() {
        Instant since = proofs.since();
        if (results.size() == cases.size() && results.stream().noneMatch(result -> result.status() == Status.UNREAD)) {
            proofs.forget();
        }
        return new Verification(
                scene.runId(),
                since,
                Instant.now(),
                complete && results.size() == cases.size(),
                List.copyOf(results),
                List.copyOf(sums));
    }
}
