package dev.rekey.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.RunFacts.TableAccess;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExposureTest {

    @ParameterizedTest
    @CsvSource({
        "off, anon, true",
        "off, PUBLIC, true",
        "off, authenticated (some columns), true",
        "off, postgres, false",
        "on, anon, false",
        "forced, PUBLIC, false"
    })
    void open_whereEverybodyMayRead_andNothingHoldsThemBack(String rowSecurity, String reader, boolean open) {
        TableAccess access =
                new TableAccess("purchases", "postgres", rowSecurity, List.of(), List.of("postgres", reader));

        assertThat(Exposure.open(access)).isEqualTo(open);
    }
}
