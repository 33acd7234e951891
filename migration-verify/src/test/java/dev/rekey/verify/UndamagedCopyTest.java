package dev.rekey.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rekey.api.Severity;
import dev.rekey.api.Verification;
import dev.rekey.api.Verification.CheckResult;
import dev.rekey.api.Verification.Deviation;
import dev.rekey.api.Verification.MoneySum;
import dev.rekey.api.Verification.Status;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the checks say they have looked at, to the letter: a pass of nothing would be none. */
class UndamagedCopyTest {

    private final FaultyCopy copy = FaultyCopy.shared();

    @AfterEach
    void undo() {
        copy.undo();
    }

    @ParameterizedTest
    @CsvSource({
        "template_view_groups, 10, 10, 0, '0', 0, 15",
        "template_view_roles, 48, 46, 2, '0', 1, 16",
        "technicians, 85, 85, 0, '0', 1, 16",
        "technician_roles, 31, 30, 1, '0', 1, 17",
        "brackets, 150, 144, 6, '0', 0, 15",
        "treatment_discussions, 326, 316, 10, '0', 2, 18",
        "order_cases, 461, 448, 13, '0', 2, 17",
        "message_attachments, 174, 174, 0, '6,381', 2, 17",
        "purchases, 120, 116, 4, '0', 5, 24"
    })
    void everyRow_isLookedAt(
            String table, long source, long target, long quarantined, String outside, int keys, int validations) {
        Map<String, Long> should = new TreeMap<>(Map.of(
                "accounting",
                source,
                "limits",
                source,
                "foreign_keys",
                target * keys,
                "access_control",
                table.equals("technician_roles") ? 19 : target,
                "ledger",
                1L,
                "quarantine",
                quarantined,
                "validations",
                (long) validations));
        Map<String, Long> compared = new TreeMap<>();
        Map<String, CheckResult> results = copy.results(Set.of(table), Set.of());
        results.values().forEach(result -> {
            compared.put(result.check(), result.compared());
            should.putIfAbsent(result.check(), target);
        });
        should.keySet().retainAll(compared.keySet());
        assertThat(compared).isEqualTo(should);
        assertThat(Objects.requireNonNull(results.get(table + ": accounting")).summary())
                .isEqualTo(
                        "%d in the source = %d in the target + %d in the quarantine; %s outside the scope,"
                                + " 0 born in the new system",
                        source, target, quarantined, outside);
    }

    @Test
    void rowThatWasBornInTheNewSystem_isCounted() {
        copy.inTarget("INSERT INTO message_attachments (message_id, file_id, attached_at)"
                + " SELECT a.message_id, b.file_id, now() FROM message_attachments AS a, message_attachments AS b"
                + " WHERE a.legacy_file_id = 1 AND b.legacy_file_id = 76");
        assertThat(copy.results(Set.of("message_attachments"), Set.of("accounting"))
                        .values())
                .extracting(CheckResult::summary)
                .containsExactly("174 in the source = 174 in the target + 0 in the quarantine; 6,381 outside the scope,"
                        + " 1 born in the new system");
    }

    @Test
    void warnings_areOfWhatIsAccountedFor_orStoodSoBefore() {
        assertThat(copy.verify(Set.of(), Set.of()).checks().stream()
                        .filter(result -> result.status() != Status.PASSED)
                        .map(result -> result.table() + ": " + result.check() + ": " + result.status() + ": "
                                + result.summary()))
                .containsExactly(
                        "template_view_roles: access_control: WARNING: 2 warnings, e.g. legacy id 23: lies in the"
                                + " quarantine, and its rights with it",
                        "technicians: personnel: WARNING: 4 warnings, e.g. legacy id 9: the profile has no auth user",
                        "technician_roles: access_control: WARNING: 1 warning, e.g. legacy id 17: lies in the"
                                + " quarantine, and its rights with it",
                        "purchases: money: WARNING: 2 warnings, e.g. legacy id 5: the total does not add up, as in the"
                                + " source");
    }

    @ParameterizedTest
    @CsvSource({"technician_roles, the technician", "template_view_roles, the role"})
    void rightsThatAreLost_areSaidToBeWhose(String table, String whose) {
        copy.inTarget("UPDATE " + table + " SET is_active = false");
        assertThat(copy.verify(Set.of(table), Set.of("access_control")).checks().stream()
                        .flatMap(result -> result.deviations().stream())
                        .filter(deviation -> deviation.severity() == Severity.ERROR)
                        .map(Deviation::message))
                .isNotEmpty()
                .allMatch(message -> message.startsWith(whose + " has "));
    }

    @Test
    void rowThatIsMissing_isOneTooFew_whereAllMustStand() {
        copy.inTarget("DELETE FROM technicians WHERE legacy_technician_id = 1");
        assertThat(copy.results(Set.of("technicians"), Set.of("limits")).values())
                .extracting(CheckResult::summary)
                .containsExactly("1 deviation, e.g. 84 of 85 rows stand; 100 % must");
    }

    @Test
    void rowThatIsThereTwice_isNamedForBothReasons() {
        copy.inTarget(
                "ALTER TABLE technicians DROP CONSTRAINT technicians_legacy_technician_id_key,"
                        + " DROP CONSTRAINT technicians_employee_id_key",
                "CREATE TEMPORARY TABLE twin AS SELECT * FROM technicians WHERE legacy_technician_id = 20",
                "UPDATE twin SET id = gen_random_uuid()",
                "INSERT INTO technicians SELECT * FROM twin");
        assertThat(copy.verify(Set.of("technicians"), Set.of("legacy_ids", "accounting")).checks().stream()
                        .flatMap(result -> result.deviations().stream())
                        .map(deviation -> deviation.legacyId() + " " + deviation.message()))
                .containsExactly(
                        "null source 85, target 86 and quarantine 0 do not add up",
                        "20 several rows have it",
                        "20 migration_mappings does not name the row");
    }

    @Test
    void targetWithoutAuthUsers_isAskedForProfilesAlone() {
        copy.inTarget("DROP SCHEMA auth CASCADE");
        assertThat(copy.results(Set.of("technicians"), Set.of("personnel")).values())
                .extracting(CheckResult::status, CheckResult::found, CheckResult::compared)
                .containsExactly(tuple(Status.PASSED, 0L, 85L));
    }

    @Test
    void sums_areThoseOfEveryReportedDimension_andEqual() {
        Verification verification = copy.verify(Set.of(), Set.of("money"));
        assertThat(verification.sums()).allMatch(MoneySum::equal);
        assertThat(verification.sums().stream()
                        .filter(sum -> sum.amount().equals("total_amount")
                                || sum.amount().equals("unit_cost"))
                        .map(sum -> sum.table() + " " + sum.dimension() + " " + sum.key() + " " + sum.targetRows() + " "
                                + sum.target()))
                .containsExactly(
                        "brackets all  144 4214.85",
                        "purchases all  116 145977.47",
                        "purchases currency USD 116 145977.47",
                        "purchases status approved 17 20823.85",
                        "purchases status cancelled 17 18241.07",
                        "purchases status paid 65 88183.10",
                        "purchases status pending 17 18729.45",
                        "purchases month 2017-01 34 35442.90",
                        "purchases month 2017-02 32 34389.10",
                        "purchases month 2017-03 36 41301.58",
                        "purchases month 2017-04 14 34843.89");
    }
}
