package dev.rekey.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.Verification.CheckResult;
import dev.rekey.api.Verification.Deviation;
import dev.rekey.api.Verification.Status;
import dev.rekey.verify.Fault.Sighting;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was said of a copy with a fault, beside what was said of it before.
 *
 * @param clean the results without the fault, by {@code table: check}; of everything that was examined with it
 */
record Planted(Fault fault, Map<String, CheckResult> clean, Map<String, CheckResult> results) {

    /** Exactly the checks that claim the fault fail, and name it. */
    void isFoundByTheChecksThatClaimIt() {
        hasOutcomes(fault.outcomes());
        fault.sightings().stream().map(Sighting::check).distinct().forEach(this::sighted);
        sumsDiffer();
    }

    /** A check that was asked alone fails, if it claims the fault, and names it; if not, it says what it said before. */
    void isFoundBy(String check) {
        Map<String, Status> outcomes = new TreeMap<>(fault.outcomes());
        outcomes.keySet().removeIf(name -> !name.endsWith(": " + check));
        hasOutcomes(outcomes);
        if (fault.sightings().stream().anyMatch(sighting -> sighting.check().equals(check))) {
            sighted(check);
        }
        if (check.equals("money")) {
            sumsDiffer();
        }
    }

    private void hasOutcomes(Map<String, Status> outcomes) {
        Map<String, Status> changed = new TreeMap<>();
        results.forEach((name, result) -> {
            if (!outcome(result).equals(outcome(clean(name)))) {
                changed.put(name, result.status());
            }
        });
        assertThat(changed).as("checks that %s changes", fault).isEqualTo(outcomes);
        results.values().forEach(Planted::tellsNoValue);
        assertThat(results.values())
                .as("what is counted of %s", fault)
                .allMatch(result -> result.found() == result.deviations().size());
    }

    private void sumsDiffer() {
        assertThat(reported("money").stream()
                        .filter(deviation -> deviation.message().startsWith("the sums by "))
                        .map(Deviation::column))
                .as("sums that %s changes", fault)
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

    /** A check names the rows and columns of the fault, and no others; the check of all content shows the same values. */
    private void sighted(String check) {
        List<Deviation> reported = reported(check);
        List<Deviation> content = reported("content");
        List<Sighting> sightings = fault.sightings().stream()
                .filter(sighting -> sighting.check().equals(check))
                .toList();
        for (Sighting sighting : sightings) {
            assertThat(reported).as("%s: %s", fault, sighting).anyMatch(sighting::of);
            if (!content.isEmpty() && sighting.valuesOfColumn()) {
                assertThat(content).as("%s: content as %s", fault, sighting).anyMatch(sighting::of);
            }
        }
        Set<Long> rows = new HashSet<>();
        sightings.stream().map(Sighting::legacyId).filter(Objects::nonNull).forEach(rows::add);
        if (fault.namesAllRows()) {
            assertThat(reported.stream().map(Deviation::legacyId).filter(Objects::nonNull))
                    .as("%s: rows that %s names", fault, check)
                    .allMatch(rows::contains);
        }
    }

    /** What the check reports and does not report of the undamaged copy. */
    private List<Deviation> reported(String check) {
        String name = fault.table() + ": " + check;
        CheckResult result = results.get(name);
        if (result == null) {
            return List.of();
        }
        Set<Deviation> known = Set.copyOf(clean(name).deviations());
        return result.deviations().stream()
                .filter(deviation -> !known.contains(deviation))
                .toList();
    }

    private CheckResult clean(String name) {
        return Objects.requireNonNull(clean.get(name), name);
    }

    private static List<Object> outcome(CheckResult result) {
        return List.of(result.status(), result.found());
    }
}
