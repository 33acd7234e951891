package dev.rekey.tables.brackets;

import static dev.rekey.tables.RowTrial.at;
import static dev.rekey.tables.RowTrial.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.Mapping;
import dev.rekey.api.ReasonCode;
import dev.rekey.tables.RowTrial;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BracketMigrationTest {

    private static final OffsetDateTime CREATED = OffsetDateTime.parse("2021-03-04T05:06:07.123456Z");
    private static final OffsetDateTime UPDATED = OffsetDateTime.parse("2022-03-04T05:06:07Z");

    private static final LegacyBracket UPPER = new LegacyBracket(
            1,
            "BR-1",
            "Upper one",
            "Acme",
            "A1",
            "Metal",
            "UPPER",
            "11",
            "self ligating",
            new BigDecimal("0.0180"),
            new BigDecimal("3.100"),
            new BigDecimal("2.900"),
            new BigDecimal("1.000"),
            new BigDecimal("4.5000"),
            true,
            CREATED,
            UPDATED,
            null);

    private final RowTrial<LegacyBracket, Bracket> trial = new RowTrial<>(new BracketMigration());

    @Test
    void bracket_isMappedWhole() {
        Mapping.Mapped<Bracket> mapped = trial.mapped(UPPER);

        assertThat(mapped.row())
                .isEqualTo(new Bracket(
                        "BR-1",
                        "Upper one",
                        "Acme",
                        "A1",
                        "metal",
                        "upper",
                        "11",
                        "self-ligating",
                        new BigDecimal("0.0180"),
                        Map.of(
                                "width", new BigDecimal("3.100"),
                                "height", new BigDecimal("2.900"),
                                "thickness", new BigDecimal("1.000")),
                        new BigDecimal("4.5000"),
                        true,
                        CREATED,
                        UPDATED,
                        1));
        assertThat(mapped.warnings()).isEmpty();
        assertThat(mapped.columns()).containsEntry("metadata", Map.of());
    }

    @Test
    void baseDimensions_leaveAbsentKeysOut_andAreNullWhenAllAre() {
        LegacyBracket flat = with(with(UPPER, "baseHeight", null), "baseThickness", null);

        assertThat(trial.mapped(flat).row().baseDimensions()).isEqualTo(Map.of("width", new BigDecimal("3.100")));
        assertThat(trial.mapped(with(flat, "baseWidth", null)).row().baseDimensions())
                .isNull();
    }

    @Test
    void slotSize_withMoreThanFourDecimals_isNeverRounded() {
        assertThat(trial.faults(with(UPPER, "slotSize", new BigDecimal("0.01805"))))
                .containsExactly(at(ReasonCode.PRECISION_LOSS, "slot_size"));
    }

    @ParameterizedTest
    @CsvSource({"slotSize, slot_size", "baseWidth, base_dimensions", "unitCost, unit_cost"})
    void number_thatIsNone_rejects(String component, String column) {
        assertThat(trial.faults(with(UPPER, component, Double.NaN)))
                .containsExactly(at(ReasonCode.VALUE_OUT_OF_RANGE, column));
    }

    @ParameterizedTest
    @CsvSource({"material, material", "archType, arch_type", "bracketType, bracket_type"})
    void value_outsideItsClosedSet_rejects(String component, String column) {
        assertThat(trial.faults(with(UPPER, component, "other"))).containsExactly(at(ReasonCode.ENUM_UNKNOWN, column));
    }

    @ParameterizedTest
    @CsvSource({"code, bracket_code", "name, bracket_name"})
    void requiredValue_thatIsNull_rejects(String component, String column) {
        assertThat(trial.faults(with(UPPER, component, null)))
                .containsExactly(at(ReasonCode.REQUIRED_VALUE_MISSING, column));
    }

    @Test
    void toothPosition_isOpen() {
        assertThat(trial.mapped(with(UPPER, "toothPosition", "UL 3")).row().toothPosition())
                .isEqualTo("UL 3");
        assertThat(trial.faults(with(UPPER, "toothPosition", "upper left canine")))
                .containsExactly(at(ReasonCode.VALUE_TOO_LONG, "tooth_position"));
    }
}
