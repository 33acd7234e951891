package dev.rekey.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which columns a check answers for: the one comparison of all of them finds more. */
class RowChecksTest {

    private final FaultyCopy copy = FaultyCopy.shared();

    @AfterEach
    void undo() {
        copy.undo();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            money        | brackets              | unit_cost
            money        | purchases             | currency discount_amount subtotal tax_amount total_amount
            audit_trail  | purchases             | audit_trail
            edges        | treatment_discussions | case_id participants started_by
            edges        | technician_roles      | scope_id technician_id
            edges        | message_attachments   | file_id message_id
            enumerations | brackets              | arch_type bracket_type material
            enumerations | purchases             | currency purchase_type status
            json_shapes  | brackets              | base_dimensions metadata
            json_shapes  | treatment_discussions | metadata metadata.legacy.tags participants tags
            json_shapes  | purchases             | audit_trail metadata metadata.legacy.approved_by_id metadata.legacy.purchased_by_id vendor_contact
            timestamps   | purchases             | created_at due_date payment_date purchase_date updated_at
            timestamps   | brackets              | created_at updated_at
            """)
    void columns_areThoseOfTheChecksKind(String check, String table, String columns) {
        Scene scene = copy.scene();
        Subject subject = Specification.table(table);
        List<String> all = scene.rowSets(subject).expected().columns().keySet().stream()
                .sorted()
                .toList();
        assertThat(all.stream().filter(((RowCheck) Checks.named(check)).columns(scene, subject)))
                .containsExactly(columns.split(" "));
        assertThat(all.stream().filter(new Content().columns(scene, subject))).isEqualTo(all);
    }
}
