package dev.rekey.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatienceTest {

    private final List<Long> pauses = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private int tries;

    private Patience patience(int attempts) {
        return new Patience(
                attempts,
                Patience.FIRST,
                time -> {
                    pauses.add(time.toMillis());
                    return true;
                },
                notices::add);
    }

    private static DatabaseFault fault(String state) {
        return new DatabaseFault("target database", Said.by("gone", state));
    }

    private <R> Supplier<R> failing(String state) {
        return () -> {
            tries++;
            throw fault(state);
        };
    }

    @Test
    void pauses_doubleUpToHalfAMinute() {
        assertThatThrownBy(() -> patience(100).with(failing("08006"))).isInstanceOf(DatabaseFault.class);

        assertThat(tries).isEqualTo(101);
        assertThat(pauses)
                .hasSize(100)
                .startsWith(1000L, 2000L, 4000L, 8000L, 16000L, 30000L, 30000L)
                .endsWith(30000L);
        assertThat(notices).first().isEqualTo("target database: gone; trying again in 1 s (1 of 100)");
    }

    @Test
    void pauses_afterACollision_beginShorter() {
        assertThatThrownBy(() -> patience(3).with(failing("40P01"))).isInstanceOf(DatabaseFault.class);

        assertThat(pauses).containsExactly(50L, 100L, 200L);
        assertThat(notices).last().isEqualTo("target database: gone; trying again in 200 ms (3 of 3)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "28P01", "28000", "25006", "25P04", "53100", "57014", "57P04", "3D000", "55P03", "42601", "42501",
                "22P02", "23505", "XX000"
            })
    void faultThatStays_isNotTriedAgain(String state) {
        assertThatThrownBy(() -> patience(3).with(failing(state))).isInstanceOf(DatabaseFault.class);

        assertThat(tries).isEqualTo(1);
        assertThat(notices).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08000", "08001", "08006", "08P01", "25P03", "40001", "40P01", "53200", "53300", "57P01", "57P02",
                "57P03", "57P05"
            })
    void faultThatPasses_isTriedAgain(String state) {
        assertThatThrownBy(() -> patience(3).with(failing(state))).isInstanceOf(DatabaseFault.class);

        assertThat(tries).isEqualTo(4);
    }

    @Test
    void poolersLimit_isToldByItsWordsAlone() {
        assertThat(SqlFaults.passes(new SQLException("FATAL: (EMAXCONNSESSION) max clients reached", "XX000")))
                .isTrue();
    }

    @Test
    void units_countForThemselves() {
        Patience patience = patience(2);
        for (int unit = 0; unit < 5; unit++) {
            int before = tries;
            assertThat(patience.<String>with(() -> {
                        if (++tries - before < 3) {
                            throw fault("57P01");
                        }
                        return "done";
                    }))
                    .isEqualTo("done");
        }

        assertThat(tries).isEqualTo(15);
    }

    @Test
    void unitWithinAUnit_isNotTriedAgainByItself() {
        Patience patience = patience(2);

        assertThatThrownBy(() -> patience.with(() -> patience.with(failing("08006"))))
                .isInstanceOf(DatabaseFault.class);

        assertThat(tries).isEqualTo(3);
    }

    @Test
    void whoWaitedInVain_doesNotWaitForTheNextUnit_untilOneSucceeds() {
        Patience patience = patience(2);
        assertThatThrownBy(() -> patience.with(failing("08006"))).isInstanceOf(DatabaseFault.class);
        assertThatThrownBy(() -> patience.with(failing("08006"))).isInstanceOf(DatabaseFault.class);
        assertThat(tries).isEqualTo(3 + 1);

        assertThat(patience.<String>with(() -> "back")).isEqualTo("back");

        assertThatThrownBy(() -> patience.with(failing("08006"))).isInstanceOf(DatabaseFault.class);
        assertThat(tries).isEqualTo(3 + 1 + 3);
    }

    @Test
    void stopWhileWaiting_endsTheWaitWithTheFault() {
        Patience patience = new Patience(3, Duration.ofHours(1), time -> false, notices::add);

        assertThatThrownBy(() -> patience.with(failing("08006"))).isInstanceOf(DatabaseFault.class);

        assertThat(tries).isEqualTo(1);
        assertThat(notices).hasSize(1);
    }
}
