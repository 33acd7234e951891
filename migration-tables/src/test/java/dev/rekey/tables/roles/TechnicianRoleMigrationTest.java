package dev.rekey.tables.roles;

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

class TechnicianRoleMigrationTest {

    private static final Parent TECHNICIANS = new Parent("technicians", "legacy_technician_id");
    private static final Parent OFFICES = new Parent("offices", "legacy_office_id");
    private static final OffsetDateTime CREATED = OffsetDateTime.parse("2021-03-04T05:06:07.123456Z");
    private static final OffsetDateTime UPDATED = OffsetDateTime.parse("2022-03-04T05:06:07Z");

    private static final LegacyTechnicianRole DESIGNER = new LegacyTechnicianRole(
            21,
            3,
            "Designer",
            "Clinical",
            "[\"plan.view\", \"plan.edit\"]",
            "office",
            4,
            LocalDate.of(2020, 1, 1),
            LocalDate.of(2030, 1, 1),
            true,
            CREATED,
            UPDATED,
            null);

    private final RowTrial<LegacyTechnicianRole, TechnicianRole> trial = new RowTrial<>(new TechnicianRoleMigration())
            .found(TECHNICIANS, 3, id(30))
            .found(OFFICES, 4, id(40));

    @Test
    void role_ofAnOffice_isMappedWhole() {
        Mapping.Mapped<TechnicianRole> mapped = trial.mapped(DESIGNER);

        assertThat(mapped.row())
                .isEqualTo(new TechnicianRole(
                        id(30),
                        "Designer",
                        "clinical",
                        List.of("plan.view", "plan.edit"),
                        "office",
                        id(40),
                        LocalDate.of(2020, 1, 1),
                        LocalDate.of(2030, 1, 1),
                        true,
                        CREATED,
                        UPDATED,
                        21,
                        3));
        assertThat(mapped.warnings()).isEmpty();
        assertThat(mapped.columns()).containsEntry("metadata", Map.of("legacy", Map.of("scope_id", 4)));
    }

    @ParameterizedTest
    @CsvSource({"global, global", "DEPARTMENT, department", "'',"})
    void scopeId_ofAnotherScope_isNullAndItsNumberKept(String legacyScope, @Nullable String scope) {
        LegacyTechnicianRole role = with(DESIGNER, "scopeType", legacyScope);

        assertThat(trial.mapped(role).row().scopeType()).isEqualTo(scope);
        assertThat(trial.mapped(role).row().scopeId()).isNull();
        assertThat(trial.metadata(role)).isEqualTo(Map.of("legacy", Map.of("scope_id", 4)));
    }

    @Test
    void scopeId_ofAnotherScope_isNotSoughtAmongOffices() {
        LegacyTechnicianRole role = with(with(DESIGNER, "scopeType", "department"), "scopeId", 99);

        assertThat(trial.metadata(role)).isEqualTo(Map.of("legacy", Map.of("scope_id", 99)));
    }

    @Test
    void scopeId_ofAnOfficeScopeInAnotherSpelling_isTheOffice() {
        assertThat(trial.mapped(with(DESIGNER, "scopeType", "  Office ")).row().scopeId())
                .isEqualTo(id(40));
    }

    @Test
    void office_thatIsMissing_isNullWithAWarning() {
        LegacyTechnicianRole role = with(DESIGNER, "scopeId", 5);

        assertThat(trial.warnings(role)).containsExactly(at(ReasonCode.OPTIONAL_PARENT_MISSING, "scope_id"));
        assertThat(trial.mapped(role).columns())
                .containsEntry("scope_id", null)
                .containsEntry("metadata", Map.of("legacy", Map.of("scope_id", 5)));
    }

    @Test
    void office_thatTheRowDoesNotName_isNullAndNothingIsKept() {
        LegacyTechnicianRole role = with(DESIGNER, "scopeId", null);

        assertThat(trial.mapped(role).row().scopeId()).isNull();
        assertThat(trial.metadata(role)).isEqualTo(Map.of());
    }

    @Test
    void technician_thatIsMissing_rejects() {
        assertThat(trial.faults(with(DESIGNER, "technicianId", 2)))
                .containsExactly(at(ReasonCode.PARENT_MISSING, "technician_id"));
    }

    @Test
    void technician_thatWasRejected_rejectsAndNamesTheReason() {
        trial.answer(TECHNICIANS, 3, new Resolution.Rejected(ReasonCode.VALUE_TOO_LONG));

        assertThat(trial.faults(DESIGNER)).containsExactly(at(ReasonCode.PARENT_REJECTED, "technician_id"));
        assertThat(((Mapping.Rejected<TechnicianRole>) trial.map(DESIGNER))
                        .reason()
                        .message())
                .contains("technicians legacy id 3", "VALUE_TOO_LONG");
    }

    @Test
    void technician_thatTheRowDoesNotName_isARequiredValue() {
        assertThat(trial.faults(with(DESIGNER, "technicianId", null)))
                .containsExactly(at(ReasonCode.REQUIRED_VALUE_MISSING, "technician_id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan.view", "{}", "[\"a\", 1]", "[\"a\"] []", "[\"\\u0000\"]"})
    void permissions_thatAreNoArrayOfStrings_reject(String permissions) {
        assertThat(trial.faults(with(DESIGNER, "permissions", permissions)))
                .containsExactly(at(ReasonCode.JSON_INVALID, "permissions"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "null"})
    void permissions_thatSayNothing_takeTheDefault(@Nullable String permissions) {
        LegacyTechnicianRole role = with(with(DESIGNER, "permissions", permissions), "scopeId", null);

        assertThat(trial.mapped(role).columns()).containsEntry("permissions", List.of());
        assertThat(trial.metadata(role)).isEqualTo(Map.of("defaulted", List.of("permissions")));
    }

    @ParameterizedTest
    @CsvSource({"roleType, role_type", "scopeType, scope_type"})
    void type_thatIsUnknown_rejects(String component, String column) {
        assertThat(trial.faults(with(DESIGNER, component, "galactic")))
                .containsExactly(at(ReasonCode.ENUM_UNKNOWN, column));
    }

    @ParameterizedTest
    @CsvSource({"roleName, role_name", "effectiveDate, effective_date"})
    void requiredValue_thatIsNull_rejects(String component, String column) {
        assertThat(trial.faults(with(DESIGNER, component, null)))
                .containsExactly(at(ReasonCode.REQUIRED_VALUE_MISSING, column));
    }

    @Test
    void isActive_thatIsNull_takesTheDefault() {
        LegacyTechnicianRole role = with(with(DESIGNER, "isActive", null), "scopeId", null);

        assertThat(trial.mapped(role).columns()).containsEntry("is_active", true);
        assertThat(trial.metadata(role)).isEqualTo(Map.of("defaulted", List.of("is_active")));
    }
}
