package dev.rekey.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DatesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2024-01-02T03:04:05, 2024-01-02T02:04:05Z",
        "2024-07-02T03:04:05.000001, 2024-07-02T01:04:05.000001Z",
        "2024-01-02T03:04:05.12+05:30, 2024-01-01T21:34:05.12Z",
        "2024-01-02T03:04:05Z, 2024-01-02T03:04:05Z",
        "infinity, infinity",
        "-infinity, -infinity",
        "0044-03-15T12:00:00+00:00 BC, 0044-03-15T12:00:00Z BC",
        "12024-01-02T03:04:05Z, 12024-01-02T03:04:05Z",
        "2021-03-28T02:30:00, 2021-03-28T01:30:00Z",
        "2021-10-31T02:30:00, 2021-10-31T00:30:00Z"
    })
    void timestamps_areReadAsPostgresWritesThem(String text, String utc) {
        assertThat(Dates.format(Dates.parse(text, BERLIN))).isEqualTo(utc);
    }

    @Test
    void infinities_ofTheDriver_stayInfinite() {
        assertThat(Dates.inZone(LocalDateTime.MAX, BERLIN)).isEqualTo(OffsetDateTime.MAX);
        assertThat(Dates.inZone(LocalDateTime.MIN, BERLIN)).isEqualTo(OffsetDateTime.MIN);
        assertThat(Dates.format(LocalDate.MAX)).isEqualTo("infinity");
        assertThat(Dates.format(LocalDate.MIN)).isEqualTo("-infinity");
    }

    @Test
    void dates_beforeOurEra_areWrittenAsBc() {
        assertThat(Dates.format(LocalDate.of(-43, 3, 15))).isEqualTo("0044-03-15 BC");
        assertThat(Dates.format(LocalDate.of(0, 1, 1))).isEqualTo("0001-01-01 BC");
    }
}
