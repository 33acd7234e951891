package dev.rekey.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksTest {

    private static final Path PAGE = Path.of("..", "docs", "checks.md");

    @Test
    void everyCheck_hasItsSection_andNoSectionIsOfAnother() throws IOException {
        List<String> sections = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();

        assertThat(sections)
                .isEqualTo(Checks.all().stream().map(Check::id).toList())
                .hasSize(16);
    }

    @ParameterizedTest
    @CsvSource({
        "accounting, true, true, true, true, true, true, true, true, true",
        "limits, true, true, true, true, true, true, true, true, true",
        "legacy_ids, true, true, true, true, true, true, true, true, true",
        "foreign_keys, false, true, true, true, false, true, true, true, true",
        "edges, false, true, true, true, false, true, true, true, true",
        "content, true, true, true, true, true, true, true, true, true",
        "money, false, false, false, false, true, false, false, false, true",
        "audit_trail, false, false, false, false, false, false, false, false, true",
        "timestamps, true, true, true, true, true, true, true, true, true",
        "enumerations, true, true, true, true, true, true, true, false, true",
        "json_shapes, true, true, true, true, true, true, true, true, true",
        "access_control, false, true, false, true, false, false, false, false, false",
        "personnel, false, false, true, false, false, false, false, false, false",
        "ledger, true, true, true, true, true, true, true, true, true",
        "quarantine, true, true, true, true, true, true, true, true, true",
        "validations, true, true, true, true, true, true, true, true, true"
    })
    void check_concernsTheTablesThatHaveWhatItLooksAt(String id, ArgumentsAccessor row) {
        Check check = Checks.named(id);
        assertThat(check.id()).isEqualTo(id);
        List<Subject> tables = Specification.tables();
        for (int i = 0; i < tables.size(); i++) {
            assertThat(check.concerns(tables.get(i))).as(tables.get(i).table()).isEqualTo(row.getBoolean(i + 1));
        }
    }

    @Test
    void checkOfContent_needsTheTablesExpectation_thatOfRightsTheirOwn_andTheOthersNone() {
        Subject roles = Specification.table("technician_roles");
        Map<String, String> needs = new TreeMap<>();
        for (Check check : Checks.all()) {
            needs.put(check.id(), String.valueOf(check.needs(roles)));
        }
        assertThat(needs)
                .isEqualTo(Map.ofEntries(
                        Map.entry("accounting", "null"),
                        Map.entry("limits", "null"),
                        Map.entry("legacy_ids", "null"),
                        Map.entry("foreign_keys", "null"),
                        Map.entry("edges", "technician_roles"),
                        Map.entry("content", "technician_roles"),
                        Map.entry("money", "technician_roles"),
                        Map.entry("audit_trail", "technician_roles"),
                        Map.entry("timestamps", "technician_roles"),
                        Map.entry("enumerations", "technician_roles"),
                        Map.entry("json_shapes", "technician_roles"),
                        Map.entry("access_control", "technician_rights"),
                        Map.entry("personnel", "null"),
                        Map.entry("ledger", "null"),
                        Map.entry("quarantine", "null"),
                        Map.entry("validations", "null")));
    }

    @Test
    void everyCheck_concernsATable_andSaysWhatItProvesAndWhatToDo() {
        assertThat(Checks.all()).allSatisfy(check -> {
            assertThat(Specification.tables()).anyMatch(check::concerns);
            assertThat(check.proves()).isNotBlank();
            assertThat(check.remedy()).isNotBlank();
            assertThat(check.remedyOfWarnings()).isNotBlank();
        });
    }
}
