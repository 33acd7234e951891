package dev.rekey.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.Verification.CheckResult;
import dev.rekey.api.Verification.Status;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every check alone, put to the faults that it claims: {@link PlantedFaultsTest} for checks that were changed on purpose, of
 * which there are hundreds. It asserts a part of what that test asserts, so whatever it notices is noticed there as well. Its
 * name keeps it out of the build; PIT runs it (CONTRIBUTING.md).
 */
class ClaimedFaults {

    private final FaultyCopy copy = FaultyCopy.shared();

    @AfterEach
    void undo() {
        copy.undo();
    }

    static Stream<String> checks() {
        return Checks.all().stream().map(Check::id);
    }

    /** All in one test: to start a test costs more than to plant and find a fault. */
    @ParameterizedTest
    @MethodSource("checks")
    void check_findsTheFaultsThatItClaims(String check) {
        Map<String, CheckResult> clean = copy.results(Set.of(), Set.of(check));
        assertThat(clean.values()).extracting(CheckResult::status).isSubsetOf(Status.PASSED, Status.WARNING);
        PlantedFaultsTest.faults().forEach(fault -> {
            Set<String> tables = tables(fault, check, clean.keySet());
            if (!tables.isEmpty()) {
                copy.plant(fault);
                new Planted(fault, clean, copy.results(tables, Set.of(check))).isFoundBy(check);
                copy.undo();
            }
        });
    }

    /** Where the check finds the fault, by what the fault says; if nobody finds it, where the check might think it does. */
    private static Set<String> tables(Fault fault, String check, Set<String> examined) {
        Set<String> tables = new HashSet<>();
        for (String name : examined) {
            String table = name.substring(0, name.length() - check.length() - 2);
            if (fault.outcomes().containsKey(name)
                    || (fault.outcomes().isEmpty() && fault.table().equals(table))) {
                tables.add(table);
            }
        }
        return tables;
    }
}
