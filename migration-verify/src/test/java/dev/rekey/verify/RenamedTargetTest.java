package dev.rekey.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rekey.api.Verification.CheckResult;
import dev.rekey.api.Verification.Deviation;
import dev.rekey.api.Verification.Status;
import dev.rekey.fixtures.DemoData;
import dev.rekey.fixtures.DemoData.Variant;
import dev.rekey.profile.SourceProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A target whose columns have other names, or are not there at all, is verified as any other. */
class RenamedTargetTest {

    private static final String NAMES = """
            {
              "purchases": {"rename": {"total_amount": "Grand \\"Total\\"", "legacy_purchase_id": "old_id", "metadata": "extra"},
                            "leave_out": ["vendor_name", "discount_amount"]},
              "technicians": {"rename": {"legacy_technician_id": "old_technician", "profile_id": "who"}},
              "messages": {"rename": {"legacy_record_id": "record"}},
              "cases": {"rename": {"legacy_patient_id": "patient number"}}
            }
            """;

    @TempDir
    Path folder;

    private final Migrated databases = Migrated.bare();

    @AfterEach
    void close() {
        databases.close();
    }

    private List<CheckResult> verify() {
        return databases.verify(folder.toString()).checks();
    }

    @Test
    void otherNames_areNoDeviation_andHideNone() throws IOException {
        Files.writeString(folder.resolve("target.json"), NAMES);
        DemoData.fill(databases.source(), databases.target(), Variant.SMALL);
        databases.inTarget(
                "ALTER TABLE messages RENAME legacy_record_id TO record",
                "ALTER TABLE cases RENAME legacy_patient_id TO \"patient number\"");
        databases.migrate(SourceProfile.open(folder.toString(), folder));

        assertThat(verify())
                .filteredOn(check -> check.status() == Status.FAILED || check.status() == Status.UNREAD)
                .extracting(CheckResult::table, CheckResult::summary)
                .isEmpty();

        long damaged = databases.targetIds("SELECT max(old_id) FROM purchases").get(0);
        databases.inTarget(
                "UPDATE purchases SET \"Grand \"\"Total\"\"\" = \"Grand \"\"Total\"\"\" + 0.01 WHERE old_id = "
                        + damaged);
        assertThat(verify())
                .filteredOn(check -> check.status() == Status.FAILED)
                .extracting(CheckResult::check)
                .contains("content", "money");
        assertThat(verify().stream()
                        .filter(check -> check.check().equals("content"))
                        .flatMap(check -> check.deviations().stream()))
                .extracting(Deviation::legacyId, Deviation::column)
                .containsExactly(tuple(damaged, "total_amount"));
    }
}
