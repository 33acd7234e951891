package dev.rekey.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.Verification;
import dev.rekey.verify.Differences.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferencesTest {

    private static final int LISTED = Verification.MAX_DEVIATIONS;

    private final Differences differences = new Differences();

    @Test
    void rowThatDiffersInTwoColumns_isOneRow() {
        differences.row(List.of(value(1, "a"), value(1, "b")));
        differences.row(List.of(value(2, "b")));
        differences.row(List.of(value(3, "a"), value(3, "b")));
        assertThat(differences.rows(column -> true)).isEqualTo(3);
        assertThat(differences.rows("a"::equals)).isEqualTo(2);
        assertThat(differences.rows("b"::equals)).isEqualTo(3);
        assertThat(differences.rows("c"::equals)).isZero();
    }

    @Test
    void values_areThoseOfTheColumns_byLegacyId() {
        differences.row(List.of(value(3, "a"), value(3, "b")));
        differences.row(List.of(value(1, "b")));
        differences.row(List.of(value(2, "a")));
        assertThat(differences.values("a"::equals)).containsExactly(value(2, "a"), value(3, "a"));
        assertThat(differences.values(column -> true))
                .containsExactly(value(1, "b"), value(2, "a"), value(3, "a"), value(3, "b"));
    }

    @Test
    void moreValuesThanCanBeListed_areCounted_andTheFirstOfThemListed() {
        for (long id = 1; id <= LISTED + 1; id++) {
            differences.row(List.of(value(id, "a")));
        }
        differences.row(List.of(value(0, "b")));
        assertThat(differences.rows(column -> true)).isEqualTo(LISTED + 2);
        assertThat(differences.values("a"::equals)).hasSize(LISTED).last().isEqualTo(value(LISTED, "a"));
        assertThat(differences.values(column -> true))
                .hasSize(LISTED)
                .startsWith(value(0, "b"), value(1, "a"))
                .endsWith(value(LISTED - 1, "a"));
    }

    @Test
    void rowsOfOneSide_areCountedApart_andTheFirstOfThemListed() {
        for (long id = 1; id <= LISTED + 1; id++) {
            differences.missing(id);
        }
        differences.extra(7);
        differences.unreadable(8);
        differences.unreadable(9);
        assertThat(differences.missing().count()).isEqualTo(LISTED + 1);
        assertThat(differences.missing().first()).hasSize(LISTED).endsWith((long) LISTED);
        assertThat(differences.extra().count()).isEqualTo(1);
        assertThat(differences.extra().first()).containsExactly(7L);
        assertThat(differences.unreadable().count()).isEqualTo(2);
        assertThat(differences.unreadable().first()).containsExactly(8L, 9L);
    }

    private static Value value(long legacyId, String column) {
        return new Value(legacyId, column, "x", null);
    }
}
