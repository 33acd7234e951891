package dev.rekey.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.Verification.CheckResult;
import dev.rekey.api.Verification.Deviation;
import dev.rekey.api.Verification.Status;
import dev.rekey.fixtures.DemoData.Variant;
import dev.rekey.verify.Fault.Sighting;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The verifier proves itself. Every fault is planted alone in a copy of a migration that passes, and everything is
 * verified: exactly the checks that claim the fault must fail, and name it.
 */
class PlantedFaultsTest {

    private static Migrated migrated;
    private static Unfinished source;
    private static Unfinished target;
    private static Map<String, CheckResult> clean = Map.of();

    /** Again for every test that runs alone, as a mutation's do. */
    @BeforeAll
    static void open() {
        migrated = Migrated.of(Variant.SMALL);
        source = new Unfinished(migrated.source());
        target = new Unfinished(migrated.target());
        clean = verify(Set.of());
    }

    @AfterEach
    void undo() {
        source.undo();
        target.undo();
    }

    @AfterAll
    static void close() {
        source.close();
        target.close();
        migrated.close();
    }

    @Test
    void undamagedCopy_passes() {
        assertThat(clean.values()).extracting(CheckResult::status).containsOnly(Status.PASSED, Status.WARNING);
    }

    static Stream<Fault> faults() {
        return Stream.of(
                        TemplateFaults.all(),
                        TechnicianFaults.all(),
                        TechnicianRoleFaults.all(),
                        BracketFaults.all(),
                        DiscussionFaults.all(),
                        OrderCaseFaults.all(),
                        AttachmentFaults.all(),
                        PurchaseFaults.all(),
                        AuditTrailFaults.all(),
                        LedgerFaults.all())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void fault_isFoundByTheChecksThatClaimIt(Fault fault) {
        fault.plant(source, target);
        Map<String, CheckResult> results = verify(tables(fault));
        Map<String, Status> changed = new TreeMap<>();
        results.forEach((name, result) -> {
            if (!outcome(result).equals(outcome(clean(name)))) {
                changed.put(name, result.status());
            }
        });
        assertThat(changed).isEqualTo(fault.outcomes());
        results.values().forEach(PlantedFaultsTest::tellsNoValue);
        fault.sightings().stream().map(Sighting::check).distinct().forEach(check -> sighted(fault, check, results));
        assertThat(reported(fault, "money", results).stream()
                        .filter(deviation -> deviation.message().startsWith("the sums by "))
                        .map(Deviation::column))
                .containsAll(fault.sums());
    }

    /** What a console or a CI server shows is no patient's data. */
    private static void tellsNoValue(CheckResult result) {
        assertThat(result.deviations().stream()
                        .flatMap(deviation -> Stream.of(deviation.expected(), deviation.actual()))
                        .filter(Objects::nonNull)
                        .filter(value -> value.length() > 5))
                .noneMatch(result.summary()::contains);
    }

    @Test
    void faults_areOfEveryTableAndOfEveryCheck() {
        List<Fault> faults = faults().toList();
        assertThat(faults)
                .hasSizeGreaterThanOrEqualTo(90)
                .extracting(Fault::toString)
                .doesNotHaveDuplicates();
        assertThat(faults.stream().map(Fault::table).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(
                        Specification.tables().stream().map(Subject::table).toList());
        assertThat(faults.stream()
                        .flatMap(fault -> fault.sightings().stream())
                        .map(Sighting::check)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(
                        Checks.all().stream().map(Check::id).toList());
    }

    /** A check names the rows and columns of the fault, and no others; the check of all content shows the same values. */
    private static void sighted(Fault fault, String check, Map<String, CheckResult> results) {
        List<Deviation> reported = reported(fault, check, results);
        List<Deviation> content = reported(fault, "content", results);
        List<Sighting> sightings = fault.sightings().stream()
                .filter(sighting -> sighting.check().equals(check))
                .toList();
        for (Sighting sighting : sightings) {
            assertThat(reported).as("%s", sighting).anyMatch(sighting::of);
            if (!content.isEmpty() && sighting.valuesOfColumn()) {
                assertThat(content).as("content as %s", sighting).anyMatch(sighting::of);
            }
        }
        Set<Long> rows = new HashSet<>();
        sightings.stream().map(Sighting::legacyId).filter(Objects::nonNull).forEach(rows::add);
        if (fault.namesAllRows()) {
            assertThat(reported.stream().map(Deviation::legacyId).filter(Objects::nonNull))
                    .as("rows that %s names", check)
                    .allMatch(rows::contains);
        }
    }

    /** What the check reports and does not report of the undamaged copy. */
    private static List<Deviation> reported(Fault fault, String check, Map<String, CheckResult> results) {
        String name = fault.table() + ": " + check;
        CheckResult result = results.get(name);
        if (result == null) {
            return List.of();
        }
        Set<Deviation> known =
                Set.copyOf(Objects.requireNonNull(clean.get(name), name).deviations());
        return result.deviations().stream()
                .filter(deviation -> !known.contains(deviation))
                .toList();
    }

    private static CheckResult clean(String name) {
        return Objects.requireNonNull(clean.get(name), name);
    }

    private static List<Object> outcome(CheckResult result) {
        return List.of(result.status(), result.found());
    }

    /** The fault's own table and another; all tables, if it is said to be seen elsewhere. */
    private static Set<String> tables(Fault fault) {
        List<String> all = Specification.tables().stream().map(Subject::table).toList();
        String other = all.get((all.indexOf(fault.table()) + 1) % all.size());
        return fault.outcomes().keySet().stream().allMatch(name -> name.startsWith(fault.table() + ": "))
                ? Set.of(fault.table(), other)
                : Set.of();
    }

    private static Map<String, CheckResult> verify(Set<String> tables) {
        return Migrated.verify(source.dataSource(), target.dataSource(), ZoneOffset.UTC, tables, Set.of())
                .checks()
                .stream()
                .collect(Collectors.toMap(result -> result.table() + ": " + result.check(), Function.identity()));
    }
}
