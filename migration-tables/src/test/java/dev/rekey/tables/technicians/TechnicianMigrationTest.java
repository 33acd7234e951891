package dev.rekey.tables.technicians;

import static dev.rekey.tables.RowTrial.at;
import static dev.rekey.tables.RowTrial.id;
import static dev.rekey.tables.RowTrial.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.Mapping;
import dev.rekey.api.Parent;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.Resolution;
import dev.rekey.tables.RowTrial;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TechnicianMigrationTest {

    private static final Parent PROFILES = new Parent("profiles", "legacy_user_id");
    private static final Parent LOGINS =
            new Parent("profiles", "legacy_user_id", new Parent.Link("user_id", "auth", "users"));
    private static final OffsetDateTime CREATED = OffsetDateTime.parse("2021-03-04T05:06:07.123456Z");

    private static final LegacyTechnician ANN = new LegacyTechnician(
            3,
            12,
            "E-12",
            "Lab",
            "Lead",
            LocalDate.of(2019, 5, 1),
            " Active",
            "+1 555 0100",
            "ann@example.org",
            "{\"name\": \"Bob\"}",
            CREATED,
            null,
            null);

    private final RowTrial<LegacyTechnician, Technician> trial = new RowTrial<>(new TechnicianMigration())
            .found(PROFILES, 12, id(120))
            .found(LOGINS, 12, id(121));

    @Test
    void technician_withProfileAndLogin_isMappedWhole() {
        Mapping.Mapped<Technician> mapped = trial.mapped(ANN);

        assertThat(mapped.row())
                .isEqualTo(new Technician(
                        id(120),
                        "E-12",
                        "Lab",
                        "Lead",
                        LocalDate.of(2019, 5, 1),
                        "active",
                        "+1 555 0100",
                        "ann@example.org",
                        Map.of("name", "Bob"),
                        CREATED,
                        null,
                        3,
                        12));
        assertThat(mapped.columns()).containsEntry("metadata", Map.of()).containsEntry("updated_at", null);
        assertThat(mapped.warnings()).isEmpty();
    }

    @Test
    void profile_thatIsMissing_rejectsAndSaysNothingOfALogin() {
        assertThat(trial.faults(with(ANN, "userId", 13))).containsExactly(at(ReasonCode.PARENT_MISSING, "profile_id"));
    }

    @Test
    void profile_thatTheRowDoesNotName_isARequiredValue() {
        assertThat(trial.faults(with(ANN, "userId", null)))
                .containsExactly(at(ReasonCode.REQUIRED_VALUE_MISSING, "profile_id"));
    }

    @Test
    void login_thatIsMissing_warns() {
        trial.answer(LOGINS, 12, new Resolution.Missing());

        assertThat(trial.warnings(ANN)).containsExactly(at(ReasonCode.NO_AUTH_USER, "profile_id"));
        assertThat(trial.mapped(ANN).row().profileId()).isEqualTo(id(120));
    }

    @Test
    void login_ofWhichNothingIsKnown_saysNothing() {
        trial.answer(LOGINS, 12, new Resolution.Unknown());

        assertThat(trial.mapped(ANN).warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"active, active", "INACTIVE, inactive", "' terminated\t', terminated"})
    void status_isStoredInTheSetsSpelling(String legacy, String target) {
        assertThat(trial.mapped(with(ANN, "status", legacy)).row().status()).isEqualTo(target);
    }

    @Test
    void status_thatIsUnknown_rejects() {
        assertThat(trial.faults(with(ANN, "status", "retired"))).containsExactly(at(ReasonCode.ENUM_UNKNOWN, "status"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void status_thatIsBlank_takesTheDefault(@Nullable String status) {
        LegacyTechnician blank = with(ANN, "status", status);

        assertThat(trial.mapped(blank).columns()).containsEntry("status", "active");
        assertThat(trial.metadata(blank)).isEqualTo(Map.of("defaulted", List.of("status")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"call Bob", "[\"Bob\"]", "{\"a\": 1, \"a\": 2}"})
    void emergencyContact_thatIsNoObject_isSetAside(String text) {
        LegacyTechnician odd = with(ANN, "emergencyContact", text);

        assertThat(trial.warnings(odd)).containsExactly(at(ReasonCode.JSON_INVALID, "emergency_contact"));
        assertThat(trial.mapped(odd).columns())
                .containsEntry("emergency_contact", null)
                .containsEntry("metadata", Map.of("legacy", Map.of("emergency_contact", text)));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \n", "null"})
    void emergencyContact_thatSaysNothing_isNull(@Nullable String text) {
        LegacyTechnician blank = with(ANN, "emergencyContact", text);

        assertThat(trial.mapped(blank).row().emergencyContact()).isNull();
        assertThat(trial.metadata(blank)).isEqualTo(Map.of());
    }

    @Test
    void text_isNeverTrimmed_andCountsInCodePoints() {
        String phone = " " + "\uD83D\uDE00".repeat(19);

        assertThat(trial.mapped(with(ANN, "phone", phone)).row().phone()).isEqualTo(phone);
        assertThat(trial.faults(with(ANN, "phone", phone + " ")))
                .containsExactly(at(ReasonCode.VALUE_TOO_LONG, "phone"));
    }
}
