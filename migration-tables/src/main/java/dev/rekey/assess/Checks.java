package dev.rekey.assess;

import dev.rekey.api.Assessment.Check;
import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.Severity;
import dev.rekey.assess.site.Which;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All checks, in the order in which an administrator would mend what they find. */
public final class Checks {

    /** Of both databases. */
    private static final List<AssessmentCheck> SERVERS = Arrays.stream(Which.values())
            .<AssessmentCheck>flatMap(which -> Stream.of(
                    new ServerVersion(which),
                    new PoolMode(which),
                    new SessionSettings(which),
                    new ServerEncoding(which),
                    new TransportSecurity(which),
                    new ConnectionBudget(which),
                    new Timeouts(which),
                    new Latency(which),
                    new ClockDifference(which)))
            .toList();

    private static final List<AssessmentCheck> SOURCE = List.of(
            new SourceRights(),
            new SourceRowSecurity(),
            new SourceQueries(),
            new SourceKeys(),
            new EmptySource(),
            new SourceTimeZone(),
            new SourceStandby(),
            new SourceLocks(),
            new SourceWritable(),
            new SourceStatistics());

    private static final List<AssessmentCheck> TARGET = List.of(
            new DistinctDatabases(),
            new Collations(),
            new TargetReadOnly(),
            new TargetStandby(),
            new ReplicationRole(),
            new TransactionIds(),
            new ReplicationSlots(),
            new PreparedTransactions(),
            new Durability(),
            new DataChecksums(),
            new ParentTables(),
            new ParentKeyTypes(),
            new ParentIndexes(),
            new ParentStatistics(),
            new TargetRights(),
            new HiddenRows());

    private static final List<AssessmentCheck> TABLES = List.of(
            new TargetKinds(),
            new TargetColumns(),
            new UnfilledColumns(),
            new GeneratedColumns(),
            new ColumnKinds(),
            new ColumnLengths(),
            new ColumnScales(),
            new ColumnRanges(),
            new PaddedColumns(),
            new RequiredColumns(),
            new DeferrableKeys(),
            new RewriteRules(),
            new ForeignKeyTargets(),
            new MissingForeignKeys(),
            new MissingUniqueKeys(),
            new ExtraUniqueKeys(),
            new UnvalidatedConstraints(),
            new InvalidIndexes(),
            new LegacyKeyIndexes(),
            new BeforeTriggers(),
            new Unforeseeable(),
            new Inheritance(),
            new UnloggedTables(),
            new Publications(),
            new TargetLocks(),
            new BulkLoad());

    private static final List<AssessmentCheck> LEDGER = List.of(
            new LedgerShape(),
            new TrackingForms(),
            new LedgerAccess(),
            new UnfinishedRun(),
            new UnfinishedRollback(),
            new OtherRunner(),
            new OpenQuarantine());

    private static final List<AssessmentCheck> ROWS = List.of(
            new EmptyParents(),
            new AmbiguousParents(),
            new UnkeyedParents(),
            new ExistingRows(),
            new DuplicateLegacyIds(),
            new LegacyIdRange(),
            new TextLengths(),
            new SourceDecimals(),
            new SourceMagnitudes(),
            new EnumTypes(),
            new BrokenChecks(),
            new OrphanedChildren(),
            new SourcePaging(),
            new SourceChanging(),
            new SpaceNeeded(),
            new ForecastDuration(),
            new ForecastLimits());

    /** All of them; in each group those first that are to be mended first. */
    static final List<AssessmentCheck> ALL = Stream.of(SERVERS, SOURCE, TARGET, TABLES, LEDGER, ROWS)
            .flatMap(List::stream)
            .toList();

    private Checks() {}

    /** The answers of all checks, or of those that need no pass over the rows if nobody has made one. */
    public static List<Check> run(Scene scene) {
        boolean passed = scene.site().pass() != null;
        return ALL.stream()
                .filter(check -> passed || !check.needsRows())
                .map(check -> check.run(scene))
                .toList();
    }

    /** How a run ends that these answers forbid; empty if they allow it. */
    public static Optional<ExitCode> forbidden(List<Check> answers) {
        return ALL.stream()
                .filter(check -> answers.stream()
                        .anyMatch(answer -> forbids(answer) && answer.id().equals(check.id())))
                .map(AssessmentCheck::exitCode)
                .findFirst();
    }

    /**
     * Goes on only if nothing forbids it.
     *
     * @throws MigrationException naming every failed check's evidence and remedy
     */
    public static void require(List<Check> answers) {
        forbidden(answers).ifPresent(exitCode -> {
            List<String> lines = answers.stream()
                    .filter(Checks::forbids)
                    .map(answer -> answer.evidence() + ". " + answer.remedy())
                    .toList();
            throw new MigrationException(exitCode, String.join("\n", lines));
        });
    }

    private static boolean forbids(Check answer) {
        return !answer.passed() && answer.severity() == Severity.ERROR;
    }
}
