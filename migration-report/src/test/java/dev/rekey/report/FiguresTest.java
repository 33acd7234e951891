package dev.rekey.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void percent_neverRoundsUpToALimitThatWasMissed() {
        assertThat(Figures.percent(0.949999)).isEqualTo("94.99 %");
        assertThat(Figures.percent(0.99999)).isEqualTo("99.99 %");
        assertThat(Figures.percent(1)).isEqualTo("100.00 %");
    }

    @Test
    void duration_secondsThenClock() {
        assertThat(Figures.duration(4.24)).isEqualTo("4.2 s");
        assertThat(Figures.duration(59.96)).isEqualTo("0:01:00");
        assertThat(Figures.duration(3725)).isEqualTo("1:02:05");
    }

    @Test
    void amount_keepsEveryDigitThatCounts() {
        assertThat(Figures.amount("4812993.1800")).isEqualTo("4,812,993.18");
        assertThat(Figures.amount("-0.005")).isEqualTo("-0.005");
        assertThat(Figures.amount("1200")).isEqualTo("1,200.00");
        assertThat(Figures.amount("12345678901234567890.123456789")).isEqualTo("12,345,678,901,234,567,890.123456789");
    }

    @Test
    void rows_oneAndMany() {
        assertThat(Figures.rows(1)).isEqualTo("1 row");
        assertThat(Figures.rows(23049)).isEqualTo("23,049 rows");
    }
}
