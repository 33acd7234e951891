package dev.rekey.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.Verification;
import dev.rekey.api.Verification.CheckResult;
import dev.rekey.api.Verification.Status;
import dev.rekey.fixtures.DemoData.Variant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CleanTest {

    @ParameterizedTest
    @EnumSource(Variant.class)
    void migratedData_raisesNoFalseAlarm(Variant variant) {
        try (Migrated migrated = Migrated.of(variant)) {
            Verification verification = migrated.verify();
            assertThat(verification.checks())
                    .filteredOn(check -> !check.check().equals("limits"))
                    .extracting(CheckResult::status)
                    .doesNotContain(Status.FAILED, Status.UNREAD);
        }
    }
}
