package dev.rekey.tables.discussions;

import static dev.rekey.tables.RowTrial.at;
import static dev.rekey.tables.RowTrial.id;
import static dev.rekey.tables.RowTrial.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.Mapping;
import dev.rekey.api.Parent;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.Resolution;
import dev.rekey.tables.RowTrial;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscussionMigrationTest {

    private static final Parent CASES = new Parent("cases", "legacy_patient_id");
    private static final Parent PROFILES = new Parent("profiles", "legacy_user_id");
    private static final OffsetDateTime STARTED = OffsetDateTime.parse("2021-03-04T05:06:07.123456Z");
    private static final OffsetDateTime ACTIVE = OffsetDateTime.parse("2021-04-04T05:06:07Z");
    private static final OffsetDateTime RESOLVED = OffsetDateTime.parse("2021-05-04T05:06:07Z");
    private static final OffsetDateTime CREATED = OffsetDateTime.parse("2021-03-03T05:06:07Z");
    private static final OffsetDateTime UPDATED = OffsetDateTime.parse("2022-03-04T05:06:07Z");

    private static final LegacyDiscussion REVIEW = new LegacyDiscussion(
            -4,
            5,
            "Attachments",
            "Treatment Plan",
            "URGENT",
            1,
            "resolved",
            " Please look. ",
            "[\"upper\", \"upper\"]",
            STARTED,
            ACTIVE,
            RESOLVED,
            CREATED,
            UPDATED,
            List.of(3, 2),
            null);

    private final RowTrial<LegacyDiscussion, TreatmentDiscussion> trial = new RowTrial<>(new DiscussionMigration())
            .found(CASES, 5, id(50))
            .found(PROFILES, 1, id(1))
            .found(PROFILES, 2, id(92))
            .found(PROFILES, 3, id(33));

    @Test
    void discussion_isMappedWhole() {
        Mapping.Mapped<TreatmentDiscussion> mapped = trial.mapped(REVIEW);

        assertThat(mapped.row())
                .isEqualTo(new TreatmentDiscussion(
                        id(50),
                        "Attachments",
                        "treatment_plan",
                        "urgent",
                        id(1),
                        List.of(id(92), id(33)),
                        "resolved",
                        " Please look. ",
                        List.of("upper", "upper"),
                        STARTED,
                        ACTIVE,
                        RESOLVED,
                        CREATED,
                        UPDATED,
                        -4,
                        5,
                        1));
        assertThat(mapped.warnings()).isEmpty();
        assertThat(mapped.columns()).containsEntry("metadata", Map.of());
    }

    @Test
    void participants_areAscendingByLegacyId_eachOnce_theAuthorOnlyWhereNamed() {
        assertThat(trial.mapped(with(REVIEW, "participants", List.of(3, 1, 3, 2, 1)))
                        .row()
                        .participants())
                .containsExactly(id(1), id(92), id(33));
    }

    @Test
    void participants_withoutAnyOrWithSeveralProfiles_areLeftOutWithOneWarning() {
        trial.answer(PROFILES, 2, new Resolution.Ambiguous());
        LegacyDiscussion discussion = with(REVIEW, "participants", List.of(9, 3, 2, 8));

        assertThat(trial.warnings(discussion)).containsExactly(at(ReasonCode.PARTICIPANT_MISSING, "participants"));
        assertThat(trial.mapped(discussion).columns())
                .containsEntry("participants", List.of(id(33)))
                .containsEntry("metadata", Map.of("legacy", Map.of("participants", List.of(2L, 8L, 9L))));
    }

    @Test
    void participants_whenThereAreNone_areAnEmptyListAndNoDefault() {
        LegacyDiscussion alone = with(REVIEW, "participants", List.of());

        assertThat(trial.mapped(alone).row().participants()).isEmpty();
        assertThat(trial.metadata(alone)).isEqualTo(Map.of());
        assertThat(trial.mapped(with(REVIEW, "participants", null)).row().participants())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"patientId, case_id", "authorId, started_by"})
    void parent_thatIsMissing_rejects(String component, String column) {
        assertThat(trial.faults(with(REVIEW, component, 77))).containsExactly(at(ReasonCode.PARENT_MISSING, column));
    }

    @Test
    void case_thatIsAmbiguous_rejects() {
        trial.answer(CASES, 5, new Resolution.Ambiguous());

        assertThat(trial.faults(REVIEW)).containsExactly(at(ReasonCode.PARENT_AMBIGUOUS, "case_id"));
    }

    @ParameterizedTest
    @CsvSource({
        "patientId, case_id",
        "authorId, started_by",
        "subject, subject",
        "initialMessage, initial_message",
        "startedAt, started_at"
    })
    void requiredValue_thatIsNull_rejects(String component, String column) {
        assertThat(trial.faults(with(REVIEW, component, null)))
                .containsExactly(at(ReasonCode.REQUIRED_VALUE_MISSING, column));
    }

    @ParameterizedTest
    @CsvSource({"discussionType, discussion_type", "priority, priority", "status, status"})
    void value_outsideItsClosedSet_rejects(String component, String column) {
        assertThat(trial.faults(with(REVIEW, component, "other"))).containsExactly(at(ReasonCode.ENUM_UNKNOWN, column));
    }

    @Test
    void tags_thatAreNoArrayOfStrings_areSetAsideAndTakeTheDefault() {
        LegacyDiscussion tagged = with(REVIEW, "tags", "upper, lower");

        assertThat(trial.warnings(tagged)).containsExactly(at(ReasonCode.JSON_INVALID, "tags"));
        assertThat(trial.mapped(tagged).columns())
                .containsEntry("tags", List.of())
                .containsEntry(
                        "metadata", Map.of("legacy", Map.of("tags", "upper, lower"), "defaulted", List.of("tags")));
    }

    @Test
    void values_thatAreNull_takeTheDefaults() {
        LegacyDiscussion bare = with(with(with(REVIEW, "priority", null), "status", " "), "tags", "null");

        assertThat(trial.mapped(bare).columns())
                .containsEntry("priority", "normal")
                .containsEntry("status", "active")
                .containsEntry("tags", List.of());
        assertThat(trial.metadata(bare)).isEqualTo(Map.of("defaulted", List.of("priority", "status", "tags")));
    }
}
