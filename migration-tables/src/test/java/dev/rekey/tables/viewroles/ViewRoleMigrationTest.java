package dev.rekey.tables.viewroles;

import static dev.rekey.tables.RowTrial.at;
import static dev.rekey.tables.RowTrial.id;
import static dev.rekey.tables.RowTrial.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.Mapping;
import dev.rekey.api.Parent;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.Resolution;
import dev.rekey.tables.RowTrial;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViewRoleMigrationTest {

    private static final Parent GROUPS = new Parent("template_view_groups", "legacy_group_id");
    private static final OffsetDateTime CREATED = OffsetDateTime.parse("2021-03-04T05:06:07.123456Z");
    private static final OffsetDateTime UPDATED = OffsetDateTime.parse("2022-03-04T05:06:07Z");

    private static final LegacyViewRole EDITOR = new LegacyViewRole(
            8,
            2,
            "Editor",
            2,
            true,
            true,
            false,
            false,
            true,
            "[\"letter\"]",
            "{\"max\": 12345678901234567890.10, \"days\": [1, null]}",
            true,
            CREATED,
            UPDATED,
            null);

    private final RowTrial<LegacyViewRole, TemplateViewRole> trial =
            new RowTrial<>(new ViewRoleMigration()).found(GROUPS, 2, id(20));

    @Test
    void role_isMappedWhole() {
        Mapping.Mapped<TemplateViewRole> mapped = trial.mapped(EDITOR);
        Map<String, @Nullable Object> restrictions = new HashMap<>();
        restrictions.put("max", new BigDecimal("12345678901234567890.10"));
        restrictions.put("days", Arrays.asList(1, null));

        assertThat(mapped.row())
                .isEqualTo(new TemplateViewRole(
                        id(20),
                        "Editor",
                        2,
                        true,
                        true,
                        false,
                        false,
                        true,
                        List.of("letter"),
                        restrictions,
                        true,
                        CREATED,
                        UPDATED,
                        8,
                        2));
        assertThat(mapped.warnings()).isEmpty();
        assertThat(mapped.columns()).containsEntry("metadata", Map.of());
    }

    @Test
    void group_thatIsMissing_rejects() {
        assertThat(trial.faults(with(EDITOR, "groupId", 3))).containsExactly(at(ReasonCode.PARENT_MISSING, "group_id"));
    }

    @Test
    void group_thatWasRejected_rejects() {
        trial.answer(GROUPS, 2, new Resolution.Rejected(ReasonCode.JSON_INVALID));

        assertThat(trial.faults(EDITOR)).containsExactly(at(ReasonCode.PARENT_REJECTED, "group_id"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void level_ofTheSet_isCopied(int level) {
        assertThat(trial.mapped(with(EDITOR, "roleLevel", level)).row().roleLevel())
                .isEqualTo(level);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, -1})
    void level_outsideTheSet_rejects(int level) {
        assertThat(trial.faults(with(EDITOR, "roleLevel", level)))
                .containsExactly(at(ReasonCode.ENUM_UNKNOWN, "role_level"));
    }

    @Test
    void values_thatAreNull_takeTheDefaults() {
        LegacyViewRole bare = EDITOR;
        for (String component : List.of(
                "roleLevel",
                "canView",
                "canEdit",
                "canCreate",
                "canDelete",
                "canShare",
                "templateTypes",
                "restrictions",
                "isActive")) {
            bare = with(bare, component, null);
        }

        assertThat(trial.mapped(bare).columns())
                .containsEntry("role_level", 1)
                .containsEntry("can_view", true)
                .containsEntry("can_edit", false)
                .containsEntry("can_create", false)
                .containsEntry("can_delete", false)
                .containsEntry("can_share", false)
                .containsEntry("template_types", List.of())
                .containsEntry("restrictions", Map.of())
                .containsEntry("is_active", true);
        assertThat(trial.metadata(bare))
                .isEqualTo(Map.of(
                        "defaulted",
                        List.of(
                                "role_level",
                                "can_view",
                                "can_edit",
                                "can_create",
                                "can_delete",
                                "can_share",
                                "template_types",
                                "restrictions",
                                "is_active")));
    }

    @ParameterizedTest
    @CsvSource({"templateTypes, '{}', template_types", "restrictions, '[]', restrictions"})
    void json_ofTheWrongKind_rejects(String component, String text, String column) {
        assertThat(trial.faults(with(EDITOR, component, text))).containsExactly(at(ReasonCode.JSON_INVALID, column));
    }

    @Test
    void name_thatIsNull_rejects() {
        assertThat(trial.faults(with(EDITOR, "roleName", null)))
                .containsExactly(at(ReasonCode.REQUIRED_VALUE_MISSING, "role_name"));
    }
}
