package dev.rekey.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectTest {

    @Test
    void builder_collectsWhatIsSaid() {
        Subject subject = Subject.of("teeth", "legacy_tooth_id")
                .complete()
                .setAside("notes")
                .edge("case_id", "cases", "legacy_patient_id")
                .looseEdge("office_id", "offices", "legacy_office_id")
                .oneOf("arch", "upper", "lower")
                .shape("notes", "strings")
                .amounts("price")
                .build();
        assertThat(subject)
                .isEqualTo(new Subject(
                        "teeth",
                        "legacy_tooth_id",
                        1,
                        "notes",
                        List.of(
                                new Edge("case_id", "cases", "legacy_patient_id", true),
                                new Edge("office_id", "offices", "legacy_office_id", false)),
                        Map.of("arch", List.of("upper", "lower")),
                        Map.of("notes", "strings"),
                        Set.of("price")));
        assertThat(subject.refers("case_id")).isTrue();
        assertThat(subject.refers("office_id")).isTrue();
        assertThat(subject.refers("arch")).isFalse();
    }

    @Test
    void tableOfWhichNothingIsSaid_mustStandToNineteenTwentieths() {
        assertThat(Subject.of("teeth", "legacy_tooth_id").build())
                .isEqualTo(new Subject("teeth", "legacy_tooth_id", 0.95, "", List.of(), Map.of(), Map.of(), Set.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "purchases, metadata, jsonb",
        "no_table, metadata, jsonb",
        "purchases, audit_trail, jsonb",
        "brackets, audit_trail, text",
        "purchases, total_amount, numeric",
        "brackets, total_amount, text",
        "purchases, order_id, uuid",
        "brackets, order_id, text",
        "purchases, notes, text",
        "no_table, order_id, text"
    })
    void typeOfAColumn_isThatOfWhatItHolds(String table, String column, String type) {
        assertThat(Specification.typeOf(table, column)).isEqualTo(type);
    }

    @Test
    void currencies_areThoseOfIso4217() {
        assertThat(Specification.table("purchases").closedSets().get("currency"))
                .contains("USD", "EUR", "JPY")
                .doesNotContain("usd", "")
                .isSorted();
    }
}
