package dev.rekey.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.Verification.Status;
import dev.rekey.database.Database;
import dev.rekey.profile.SourceProfile;
import dev.rekey.verify.Examination.Case;
import dev.rekey.verify.Examination.Request;
import dev.rekey.verify.Journal.Question;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is equal on both sides stays where it is: no more rows travel for more rows that are equal. */
class EqualRowsTest {

    @Test
    void moreEqualRows_makeNoAnswerLonger() {
        assertThat(answers(400)).isEqualTo(answers(100)).isNotEmpty();
    }

    /** The rows of all answers together, by table and check. */
    private static Map<String, Long> answers(int rows) {
        try (Migrated databases = Migrated.empty()) {
            databases.inSource("""
                    INSERT INTO dispatch_file
                    SELECT i, i, i, 'file ' || i || '.stl', 'scan', i * 17, 'model/stl', '{"scale": 1.50}',
                           timestamptz '2020-01-01' + i * interval '71.000013 s', NULL
                    FROM generate_series(1, %d) AS i""".formatted(rows), """
                    INSERT INTO dispatch_purchase
                      (id, purchase_number, purchase_type, subtotal, tax_amount, total_amount, currency, instruction_id,
                       status, purchase_date, created_at)
                    SELECT i, 'P' || i, 'material', i, 0.10, i + 0.10, 'USD', i, 'paid', date '2024-05-06', timestamp '2024-05-06'
                    FROM generate_series(1, %d) AS i""".formatted(rows));
            databases.inTarget(
                    "INSERT INTO messages (legacy_record_id) SELECT i FROM generate_series(1, %d) AS i".formatted(rows),
                    "INSERT INTO files (legacy_file_id) SELECT i FROM generate_series(1, %d) AS i".formatted(rows),
                    "INSERT INTO orders (legacy_instruction_id) SELECT i FROM generate_series(1, %d) AS i"
                            .formatted(rows));
            databases.migrate(SourceProfile.DOCUMENTED);
            Examination examination = Examination.open(
                    Request.of(Database.shared(databases.source()), Database.shared(databases.target())));
            Map<String, Long> answers = new LinkedHashMap<>();
            for (Case each : examination.cases()) {
                answers.put(
                        each.table() + " " + each.check(),
                        examination.examine(each).questions().stream()
                                .mapToLong(Question::rows)
                                .sum());
            }
            assertThat(examination.finish().checks())
                    .filteredOn(check -> check.status() != Status.PASSED)
                    .isEmpty();
            return answers;
        }
    }
}
