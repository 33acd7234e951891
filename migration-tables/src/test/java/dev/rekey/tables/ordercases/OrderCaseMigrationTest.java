package dev.rekey.tables.ordercases;

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

class OrderCaseMigrationTest {

    private static final Parent ORDERS = new Parent("orders", "legacy_instruction_id");
    private static final Parent CASES = new Parent("cases", "legacy_patient_id");
    private static final OffsetDateTime LINKED = OffsetDateTime.parse("2021-03-04T05:06:07.123456Z");
    private static final OffsetDateTime STARTED = OffsetDateTime.parse("2021-04-04T05:06:07Z");
    private static final OffsetDateTime COMPLETED = OffsetDateTime.parse("2021-05-04T05:06:07Z");
    private static final OffsetDateTime CREATED = OffsetDateTime.parse("2021-03-03T05:06:07Z");
    private static final OffsetDateTime UPDATED = OffsetDateTime.parse("2022-03-04T05:06:07Z");

    private static final LegacyOrderCase LINK = new LegacyOrderCase(
            0, 9, 5, "Primary", 2, "COMPLETED", "high", LINKED, STARTED, COMPLETED, CREATED, UPDATED, null);

    private final RowTrial<LegacyOrderCase, OrderCase> trial =
            new RowTrial<>(new OrderCaseMigration()).found(ORDERS, 9, id(90)).found(CASES, 5, id(50));

    @Test
    void link_isMappedWhole() {
        Mapping.Mapped<OrderCase> mapped = trial.mapped(LINK);

        assertThat(mapped.row())
                .isEqualTo(new OrderCase(
                        id(90),
                        id(50),
                        "primary",
                        2,
                        "completed",
                        "high",
                        LINKED,
                        STARTED,
                        COMPLETED,
                        CREATED,
                        UPDATED,
                        0,
                        9,
                        5));
        assertThat(mapped.warnings()).isEmpty();
        assertThat(mapped.columns()).containsEntry("metadata", Map.of());
    }

    @Test
    void parents_thatAreMissing_areBothListed() {
        assertThat(trial.faults(with(with(LINK, "instructionId", 1), "patientId", 2)))
                .containsExactly(at(ReasonCode.PARENT_MISSING, "order_id"), at(ReasonCode.PARENT_MISSING, "case_id"));
    }

    @Test
    void case_thatIsAmbiguous_comesBeforeAnOrderThatIsMissing() {
        trial.answer(CASES, 5, new Resolution.Ambiguous());

        assertThat(trial.faults(with(LINK, "instructionId", 1)))
                .containsExactly(at(ReasonCode.PARENT_AMBIGUOUS, "case_id"), at(ReasonCode.PARENT_MISSING, "order_id"));
    }

    @ParameterizedTest
    @CsvSource({"instructionId, order_id", "patientId, case_id", "linkedAt, linked_at"})
    void requiredValue_thatIsNull_rejects(String component, String column) {
        assertThat(trial.faults(with(LINK, component, null)))
                .containsExactly(at(ReasonCode.REQUIRED_VALUE_MISSING, column));
    }

    @ParameterizedTest
    @CsvSource({"relationshipType, relationship_type", "status, status", "priority, priority"})
    void value_outsideItsClosedSet_rejects(String component, String column) {
        assertThat(trial.faults(with(LINK, component, "other"))).containsExactly(at(ReasonCode.ENUM_UNKNOWN, column));
    }

    @Test
    void statusAndPriority_thatAreNull_takeTheDefaults() {
        LegacyOrderCase bare = with(with(LINK, "status", null), "priority", null);

        assertThat(trial.mapped(bare).columns())
                .containsEntry("status", "active")
                .containsEntry("priority", "normal");
        assertThat(trial.metadata(bare)).isEqualTo(Map.of("defaulted", List.of("status", "priority")));
    }

    @Test
    void optionalValues_thatAreNull_stayNull() {
        LegacyOrderCase bare = LINK;
        for (String component :
                List.of("relationshipType", "stageNumber", "startedAt", "completedAt", "createdAt", "updatedAt")) {
            bare = with(bare, component, null);
        }

        assertThat(trial.mapped(bare).row())
                .isEqualTo(new OrderCase(
                        id(90), id(50), null, null, "completed", "high", LINKED, null, null, null, null, 0, 9, 5));
        assertThat(trial.metadata(bare)).isEqualTo(Map.of());
    }
}
