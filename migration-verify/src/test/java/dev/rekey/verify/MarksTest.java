package dev.rekey.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.Deviations.Kind;
import dev.rekey.api.Verification;
import dev.rekey.verify.Differences.Value;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A repair gets every row, however few a report lists. */
class MarksTest {

    private static final List<Long> MANY =
            LongStream.rangeClosed(1, Verification.MAX_DEVIATIONS + 500).boxed().toList();

    @Test
    void moreRowsThanAReportLists_areAllMarked() {
        Differences differences = new Differences();
        MANY.forEach(differences::missing);
        MANY.forEach(id -> differences.row(List.of(new Value(id, "model", "a", "b"), new Value(id, "name", "a", "b"))));
        MANY.forEach(id -> differences.row(List.of(new Value(-id, "name", "a", "b"))));

        Finding finding = new Finding.Collector()
                .ids(Kind.MISSING, differences.missing(), "missing")
                .mark(Kind.DIFFERS, differences.ids("model"::equals))
                .finding(0);

        assertThat(finding.deviations()).hasSize(Verification.MAX_DEVIATIONS);
        assertThat(finding.errors()).isEqualTo(MANY.size());
        assertThat(finding.marks().rows().get(Kind.MISSING)).isEqualTo(new TreeSet<>(MANY));
        assertThat(finding.marks().rows().get(Kind.DIFFERS)).isEqualTo(new TreeSet<>(MANY));
    }

    @Test
    void whatIsNoRows_isMarkedOnce_andWarningsAreNot() {
        Finding finding = new Finding.Collector(Kind.QUARANTINE)
                .error(null, null, "no such thing")
                .error(null, "column", "no such thing")
                .error(5L, null, "damaged")
                .warning(6L, null, "stood so before")
                .finding(0);

        assertThat(finding.marks().others()).containsExactly("no such thing");
        assertThat(finding.marks().rows()).containsOnlyKeys(Kind.QUARANTINE);
        assertThat(finding.marks().rows().get(Kind.QUARANTINE)).containsExactly(5L);
    }
}
