package dev.rekey.tables.attachments;

import static dev.rekey.tables.RowTrial.at;
import static dev.rekey.tables.RowTrial.id;
import static dev.rekey.tables.RowTrial.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.Mapping;
import dev.rekey.api.Parent;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.Resolution;
import dev.rekey.engine.TargetIds;
import dev.rekey.tables.RowTrial;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttachmentMigrationTest {

    private static final Parent MESSAGES = new Parent("messages", "legacy_record_id");
    private static final Parent FILES = new Parent("files", "legacy_file_id");
    private static final OffsetDateTime CREATED = OffsetDateTime.parse("2021-03-04T05:06:07.123456Z");
    private static final OffsetDateTime UPDATED = OffsetDateTime.parse("2022-03-04T05:06:07Z");

    private static final LegacyAttachment SCAN = new LegacyAttachment(
            31,
            7,
            9,
            "upper jaw.stl",
            "scan",
            5_000_000_000L,
            "model/stl",
            "{\"unit\": \"mm\", \"scale\": 1.50}",
            CREATED,
            UPDATED,
            null);

    private final RowTrial<LegacyAttachment, MessageAttachment> trial =
            new RowTrial<>(new AttachmentMigration()).found(MESSAGES, 7, id(70)).found(FILES, 31, id(310));

    @Test
    void file_ofARecord_isMappedWhole() {
        Mapping.Mapped<MessageAttachment> mapped = trial.mapped(SCAN);

        assertThat(mapped.row())
                .isEqualTo(new MessageAttachment(
                        id(70),
                        id(310),
                        "scan",
                        "upper jaw.stl",
                        5_000_000_000L,
                        "model/stl",
                        CREATED,
                        CREATED,
                        UPDATED,
                        31,
                        7,
                        7));
        assertThat(mapped.warnings()).isEmpty();
        assertThat(mapped.columns())
                .containsEntry("id", TargetIds.of("message_attachments", 31))
                .containsEntry(
                        "metadata",
                        Map.of(
                                "legacy",
                                Map.of(
                                        "instruction_id",
                                        9,
                                        "parameters",
                                        Map.of("unit", "mm", "scale", new BigDecimal("1.50")))));
    }

    @Test
    void file_withNothingToKeep_hasEmptyMetadata() {
        LegacyAttachment bare = with(with(SCAN, "instructionId", null), "parameters", " ");

        assertThat(trial.metadata(bare)).isEqualTo(Map.of());
    }

    @Test
    void type_isOpen() {
        assertThat(trial.mapped(with(SCAN, "fileType", "  X-Ray ")).row().attachmentType())
                .isEqualTo("  X-Ray ");
    }

    @Test
    void parameters_thatAreNoObject_stayTextWithAWarning() {
        LegacyAttachment listed = with(SCAN, "parameters", "[1]");

        assertThat(trial.warnings(listed)).containsExactly(at(ReasonCode.JSON_INVALID, "metadata"));
        assertThat(trial.mapped(listed).columns())
                .containsEntry("metadata", Map.of("legacy", Map.of("instruction_id", 9, "parameters", "[1]")));
    }

    @Test
    void message_thatIsMissing_rejects() {
        assertThat(trial.faults(with(SCAN, "recordId", 8)))
                .containsExactly(at(ReasonCode.PARENT_MISSING, "message_id"));
    }

    @Test
    void message_thatIsAmbiguous_rejects() {
        trial.answer(MESSAGES, 7, new Resolution.Ambiguous());

        assertThat(trial.faults(SCAN)).containsExactly(at(ReasonCode.PARENT_AMBIGUOUS, "message_id"));
    }

    @Test
    void file_thatIsMissing_rejects() {
        trial.answer(FILES, 31, new Resolution.Missing());

        assertThat(trial.faults(SCAN)).containsExactly(at(ReasonCode.PARENT_MISSING, "file_id"));
    }

    @Test
    void time_thatIsNull_isMissingAsAttachedAtAlone() {
        assertThat(trial.faults(with(SCAN, "createdAt", null)))
                .containsExactly(at(ReasonCode.REQUIRED_VALUE_MISSING, "attached_at"));
    }

    @Test
    void faults_areAllListed_theWorstFirst() {
        LegacyAttachment bad = with(with(SCAN, "recordId", 8), "name", "n".repeat(256));

        assertThat(trial.faults(bad))
                .containsExactly(
                        at(ReasonCode.PARENT_MISSING, "message_id"), at(ReasonCode.VALUE_TOO_LONG, "display_name"));
    }
}
