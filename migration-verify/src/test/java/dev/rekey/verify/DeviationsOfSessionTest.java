package dev.rekey.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rekey.api.Deviations;
import dev.rekey.api.Deviations.Kind;
import dev.rekey.api.Deviations.Rows;
import dev.rekey.api.MigrationException;
import dev.rekey.fixtures.DemoData.Variant;
import dev.rekey.report.DeviationsFile;
import dev.rekey.verify.Examination.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a verification leaves for a repair, and when it takes that back. */
class DeviationsOfSessionTest {

    @TempDir
    private Path reports = Path.of("");

    @Test
    void findings_areLeftWhole_takenBackByTheNext_andTheRepairedTargetIsReadyAgain() throws IOException {
        try (Migrated migrated = Migrated.of(Variant.SMALL)) {
            migrated.inTarget(
                    "UPDATE purchases SET total_amount = total_amount + 0.01 WHERE legacy_purchase_id = 3",
                    "UPDATE brackets SET model = 'canary', updated_at = now()");
            verify(migrated, Map.of());
            Deviations found = DeviationsFile.read(reports);
            assertThat(found.rows())
                    .contains(
                            new Rows("purchases", Kind.DIFFERS, "content", List.of(3L)),
                            new Rows("purchases", Kind.DIFFERS, "money", List.of(3L)));
            assertThat(found.rows().stream()
                            .filter(rows -> rows.table().equals("brackets")
                                    && rows.check().equals("content"))
                            .flatMap(rows -> rows.legacyIds().stream()))
                    .hasSize(144);
            assertThat(Files.readString(reports.resolve(DeviationsFile.FILE_NAME)))
                    .doesNotContain("canary");

            verify(migrated, Map.of("verify.tables", "purchases"));
            assertThatThrownBy(() -> DeviationsFile.read(reports))
                    .hasMessageContaining("did not look at everything (filters left some tables or checks out)");
            assertThatThrownBy(
                            () -> verify(migrated, Map.of("TARGET_DB_URL", "postgresql://nobody@localhost:1/nothing")))
                    .isInstanceOf(MigrationException.class);
            assertThat(reports.resolve(DeviationsFile.FILE_NAME)).doesNotExist();

            new Repaired(migrated).repair(found);
            verify(migrated, Map.of());
            assertThat(DeviationsFile.read(reports).rows()).isEmpty();
            assertThat(Files.readString(reports.resolve("report.json")))
                    .contains("\"verdict\" : \"READY WITH EXCEPTIONS\"");
        }
    }

    private void verify(Migrated migrated, Map<String, String> parameters) {
        Map<String, String> settings = new HashMap<>(migrated.configuration());
        settings.put("REPORT_DIR", reports.toString());
        settings.putAll(parameters);
        try (VerificationSession session = VerificationSession.open(settings::get)) {
            for (Case each : session.examination().cases()) {
                session.examination().examine(each);
            }
        }
    }
}
