package dev.rekey.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.Verification;
import dev.rekey.api.Verification.CheckResult;
import dev.rekey.api.Verification.Status;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A migration that did what it should raises no alarm, whatever the rows are like; a seed makes them again. */
class FalseAlarmsTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void cleanMigrationOfHostileRows_raisesNoAlarm(long seed) throws SQLException {
        try (HostileShape shape = new HostileShape(seed).fill().migrate()) {
            Verification verification = shape.verify();
            assertThat(verification.checks())
                    .filteredOn(check -> !check.check().equals("limits"))
                    .filteredOn(check -> check.status() == Status.FAILED || check.status() == Status.UNREAD)
                    .as("seed %d", seed)
                    .extracting(CheckResult::summary, FalseAlarmsTest::first)
                    .isEmpty();
            // Some rows fit and some do not; if none did, there would be nothing to raise an alarm about.
            for (Subject table : Specification.tables()) {
                assertThat(shape.rows(table.table())).as(table.table()).isBetween(5L, 79L);
            }
        }
    }

    private static String first(CheckResult check) {
        return check.deviations().stream().limit(3).toList().toString();
    }
}
