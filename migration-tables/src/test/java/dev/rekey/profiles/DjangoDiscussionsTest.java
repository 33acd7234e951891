package dev.rekey.profiles;

import static dev.rekey.profiles.Planted.IDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.fixtures.DemoData.Variant;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The {@code django} profile's discussions: every planted row, and the subject of every text. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DjangoDiscussionsTest {

    private static final String TIME = "2020-03-01 08:59:59.999999+09";

    private final DjangoSource source;

    DjangoDiscussionsTest() throws SQLException {
        source = new DjangoSource(Variant.DAMAGED);
    }

    @AfterAll
    void drop() throws SQLException {
        source.close();
    }

    @Test
    void discussions_findTheirCaseThroughPlanAndInstruction() throws SQLException {
        ExpectedRows expected = new ExpectedRows(
                        IDS,
                        id -> Map.of(
                                "patient_id", "950001",
                                "subject", "Hello",
                                "author_id", "90",
                                "initial_message", "Hello",
                                "started_at", TIME,
                                "created_at", TIME,
                                "legacy", plan("950001"),
                                "participants", "{}"))
                .but(950001, "author_id", null)
                .but(950002, text(null, null))
                .but(950003, text(null, ""))
                .but(950004, text(null, " \t\r\n\u1680\u2007\u2028\u202F\u205F\u0085\u000B\f"))
                .but(950005, "patient_id", null, "legacy", "{}")
                .but(950006, "patient_id", null, "legacy", plan("999999"))
                .but(950007, "patient_id", null, "legacy", plan("950002"))
                .but(950008, "patient_id", null, "legacy", plan("950003"))
                .but(950009, "patient_id", "999999", "legacy", plan("950004"))
                .but(950010, "patient_id", "950002", "legacy", plan("950005"))
                .but(950011, "patient_id", "42", "legacy", plan("950006"))
                .but(950012, "patient_id", null, "legacy", plan("950007"))
                .but(950013, "author_id", "999999")
                .but(950014, text("Über  das", "\r\n \u3000\r Über  das\u00A0\nZweite"))
                .but(950015, text("x".repeat(256), "x".repeat(256) + " y"))
                .but(950016, text("😀".repeat(255), "😀".repeat(255) + "\u2003y"))
                .but(950017, text("a", "a " + "x".repeat(254)))
                .but(950018, text("ab  ".repeat(63) + "ab", "ab  ".repeat(100)))
                .but(950019, text("a\u2028b\u0085c\u000Bd\fe", "a\u2028b\u0085c\u000Bd\fe"))
                .but(950020, text("\u200B", "\u200B\nb"))
                .but(950021, text("a", "a\r" + "x".repeat(300)))
                .but(950022, "started_at", "0044-03-15 21:18:59.000001+09:18:59 BC")
                .but(950022, "created_at", "0044-03-15 21:18:59.000001+09:18:59 BC")
                .but(950023, text(null, null))
                .but(950023, "author_id", null, "patient_id", null, "legacy", "{}")
                .but(950024, text("x".repeat(255), "x".repeat(255) + "\n" + "y".repeat(300)));

        assertThat(source.planted("treatment_discussions")).isEqualTo(expected.rows());
    }

    @Test
    void subjects_areWhatTheRuleReadWordByWordSays() throws SQLException {
        Map<Long, Map<String, String>> rows = source.page("treatment_discussions", Long.MIN_VALUE, 1000);

        assertThat(rows).hasSize(390);
        rows.forEach((id, row) -> assertThat(row.get("subject"))
                .as("comment %d", id)
                .isEqualTo(SubjectRule.subject(row.getOrDefault("initial_message", ""))));
    }

    private static @Nullable String[] text(@Nullable String subject, @Nullable String message) {
        return new @Nullable String[] {"subject", subject, "initial_message", message};
    }

    private static String plan(String id) {
        return "{\"plan_id\": " + id + "}";
    }
}
