package dev.rekey.tables.viewgroups;

import static dev.rekey.tables.RowTrial.at;
import static dev.rekey.tables.RowTrial.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.Mapping;
import dev.rekey.api.ReasonCode;
import dev.rekey.tables.RowTrial;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViewGroupMigrationTest {

    private static final OffsetDateTime CREATED = OffsetDateTime.parse("2021-03-04T05:06:07.123456Z");
    private static final OffsetDateTime UPDATED = OffsetDateTime.parse("2022-03-04T05:06:07Z");

    private static final LegacyViewGroup DOCTORS = new LegacyViewGroup(
            2, "Doctors", "All of them", "Role-Based", "[\"view\"]", "[\"plan\", \"\"]", false, CREATED, UPDATED, null);

    private final RowTrial<LegacyViewGroup, TemplateViewGroup> trial = new RowTrial<>(new ViewGroupMigration());

    @Test
    void group_isMappedWhole() {
        Mapping.Mapped<TemplateViewGroup> mapped = trial.mapped(DOCTORS);

        assertThat(mapped.row())
                .isEqualTo(new TemplateViewGroup(
                        "Doctors",
                        "All of them",
                        "role_based",
                        List.of("view"),
                        List.of("plan", ""),
                        false,
                        CREATED,
                        UPDATED,
                        2));
        assertThat(mapped.warnings()).isEmpty();
        assertThat(mapped.columns()).containsEntry("metadata", Map.of());
    }

    @ParameterizedTest
    @CsvSource({"role_based, role_based", "role based, role_based", "' Role - Based ', role_based", "CUSTOM, custom"})
    void type_isFoldedToTheSetsSpelling(String legacy, String target) {
        assertThat(trial.mapped(with(DOCTORS, "groupType", legacy)).row().groupType())
                .isEqualTo(target);
    }

    @Test
    void type_thatIsUnknown_rejects() {
        assertThat(trial.faults(with(DOCTORS, "groupType", "rolebased")))
                .containsExactly(at(ReasonCode.ENUM_UNKNOWN, "group_type"));
    }

    @ParameterizedTest
    @CsvSource({"permissions, permissions", "templateCategories, template_categories"})
    void json_thatIsNoArrayOfStrings_rejects(String component, String column) {
        assertThat(trial.faults(with(DOCTORS, component, "{}"))).containsExactly(at(ReasonCode.JSON_INVALID, column));
    }

    @Test
    void json_thatIsNull_takesTheDefault() {
        LegacyViewGroup bare = with(with(DOCTORS, "permissions", null), "templateCategories", "null");

        assertThat(trial.mapped(bare).columns())
                .containsEntry("permissions", List.of())
                .containsEntry("template_categories", List.of());
        assertThat(trial.metadata(bare)).isEqualTo(Map.of("defaulted", List.of("permissions", "template_categories")));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "\u00a0\u3000"})
    void name_thatIsBlank_rejects(@Nullable String name) {
        assertThat(trial.faults(with(DOCTORS, "name", name)))
                .containsExactly(at(ReasonCode.REQUIRED_VALUE_MISSING, "group_name"));
    }

    @Test
    void name_thatIsTooLong_rejects() {
        assertThat(trial.faults(with(DOCTORS, "name", "n".repeat(101))))
                .containsExactly(at(ReasonCode.VALUE_TOO_LONG, "group_name"));
    }
}
