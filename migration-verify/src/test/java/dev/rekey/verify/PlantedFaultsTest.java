package dev.rekey.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.Verification.CheckResult;
import dev.rekey.api.Verification.Status;
import dev.rekey.verify.Fault.Sighting;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private static Map<String, CheckResult> clean = Map.of();

    private final FaultyCopy copy = FaultyCopy.shared();

    @BeforeAll
    static void examineTheUndamagedCopy() {
        clean = FaultyCopy.shared().results(Set.of(), Set.of());
    }

    @AfterEach
    void undo() {
        copy.undo();
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
        copy.plant(fault);
        new Planted(fault, clean, copy.results(tables(fault), Set.of())).isFoundByTheChecksThatClaimIt();
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

    /** The fault's own table and another; all tables, if it is said to be seen elsewhere. */
    private static Set<String> tables(Fault fault) {
        List<String> all = Specification.tables().stream().map(Subject::table).toList();
        String other = all.get((all.indexOf(fault.table()) + 1) % all.size());
        return fault.outcomes().keySet().stream().allMatch(name -> name.startsWith(fault.table() + ": "))
                ? Set.of(fault.table(), other)
                : Set.of();
    }
}
