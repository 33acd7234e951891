package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.engine.SmallHeap.Ended;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Values far larger than a page's share of the heap, and more rejected rows than it could hold, in a JVM whose heap is as
 * small as that. Its long form has the sizes that are promised, takes minutes, and prints what it measured:
 * {@code mvn test -pl migration-tables -Dtest=HugeValuesTest -Drekey.huge=true}.
 */
final class HugeValuesTest {

    private static final boolean LONG = Boolean.getBoolean("rekey.huge");
    private static final String HEAP = LONG ? "256m" : "64m";

    /** Bytes of a text, a multiple of md5's 32 digits; of the short form's, not two at once fit in half the heap eight times. */
    private static final int TEXT = LONG ? 10 << 20 : 3 << 20;

    /** In each of three places, adjacent; a multiple of three. */
    private static final int TEXTS = LONG ? 21 : 6;

    private static final int PARTICIPANTS = LONG ? 50_000 : 4_000;
    private static final int CROWDS = LONG ? 40 : 20;
    private static final int REJECTED = LONG ? 1_000_000 : 15_000;
    private static final int REJECTED_BYTES = LONG ? 100 : 4_000;

    private static final List<String> COMMANDS =
            LONG ? List.of("assess", "migrate", "migrate", "retry") : List.of("assess", "migrate");

    /** As deep as JSON may be; PostgreSQL's own parser goes not much further. */
    private static final int DEEP = 4_900;

    /** Enough small rows for two partitions, and in each of them what is huge. */
    private static final int SMALL = 5_100;

    private static Scenario discussions() {
        String row = "INSERT INTO dispatch_treatment_discussion (id, patient_id, subject, discussion_type, author_id,"
                + " initial_message, tags, started_at, created_at) SELECT i, 1, ";
        String text = "repeat(md5(i::text), " + TEXT / 32 + "), '[]', now(), '2020-01-01' FROM generate_series(";
        String crowd = "generate_series(200001, " + (200_000 + CROWDS) + ")";
        Scenario scenario = Scenario.empty()
                .inTarget(
                        "INSERT INTO profiles (legacy_user_id) SELECT generate_series(1, " + PARTICIPANTS + ")",
                        "INSERT INTO cases (legacy_patient_id) VALUES (1)")
                .inSource(
                        row + "'Small', 'review', 1, 'short', '[]', now(), '2020-01-01' FROM generate_series(100, "
                                + 100 * SMALL + ", 100) AS i",
                        // Characters beyond Latin take two bytes each in memory.
                        row + "'Wide', 'review', 1, '\u20ac' || " + text + "350001, 350003) AS i",
                        row + "'Crowd', 'review', 1, 'short', '[]', now(), '2020-01-01' FROM " + crowd + " AS i",
                        row + "'Deep', 'review', 1, 'short', repeat('[', " + DEEP + ") || repeat(']', " + DEEP
                                + "), now(), '2020-01-01' FROM generate_series(400001, 400003) AS i",
                        "INSERT INTO dispatch_treatment_discussion_participant (discussion_id, user_id)"
                                + " SELECT i, u FROM " + crowd + " AS i, generate_series(1, " + PARTICIPANTS
                                + ") AS u");
        for (int place : new int[] {100_000, 300_000, 480_000}) {
            // One of three is rejected, for want of a subject.
            scenario.inSource(row + "CASE WHEN i % 3 <> 0 THEN 'Huge' END, 'review', 1, " + text + (place + 1) + ", "
                    + (place + TEXTS) + ") AS i");
        }
        return scenario.inSource("ANALYZE");
    }

    @Test
    void hugeTextsCrowdsAndDeepJson_arriveWhole() throws Exception {
        try (Scenario scenario = discussions()) {
            String counted = "treatment_discussions: " + (SMALL + 6 + 2 * TEXTS + CROWDS) + " migrated, 0 unchanged, "
                    + TEXTS + " rejected";

            Ended assessed = run(scenario, "assess", "treatment_discussions");
            Ended migrated = run(scenario, "migrate", "treatment_discussions");
            Ended retried = run(scenario, "retry", "treatment_discussions");

            assertThat(assessed.output()).contains(counted);
            assertThat(migrated.output()).contains(counted);
            assertThat(retried.exitValue()).as(retried.output()).isZero();
            String huge = "SELECT id, md5(initial_message) AS text FROM dispatch_treatment_discussion"
                    + " WHERE length(initial_message) > 5";
            assertThat(scenario.target("SELECT legacy_discussion_id AS id, md5(initial_message) AS text"
                            + " FROM treatment_discussions WHERE length(initial_message) > 5 ORDER BY 1"))
                    .isEqualTo(scenario.source(huge + " AND subject IS NOT NULL ORDER BY 1"));
            assertThat(scenario.target("SELECT legacy_id AS id, md5(source_row ->> 'initial_message') AS text"
                            + " FROM migration.migration_quarantine WHERE attempts = 2 ORDER BY 1"))
                    .isEqualTo(scenario.source(huge + " AND subject IS NULL ORDER BY 1"));
            assertThat(scenario.target("SELECT count(*) AS n, min(jsonb_array_length(participants)) AS low,"
                            + " max(jsonb_array_length(participants)) AS high FROM treatment_discussions"
                            + " WHERE jsonb_array_length(participants) > 0"))
                    .containsExactly(CROWDS + "|" + PARTICIPANTS + "|" + PARTICIPANTS);
            assertThat(scenario.target("SELECT length(metadata #>> '{legacy,tags}') AS n FROM treatment_discussions"
                            + " WHERE subject = 'Deep'"))
                    .containsExactly("" + 2 * DEEP, "" + 2 * DEEP, "" + 2 * DEEP);
        }
    }

    @Test
    void moreRejectedRowsThanTheHeapHolds_areAllInTheQuarantine() throws Exception {
        try (Scenario scenario = Scenario.empty()) {
            scenario.inSource("INSERT INTO dispatch_bracket (id, code, manufacturer, created_at)"
                    + " SELECT i, 'C' || i, repeat('x', " + REJECTED_BYTES + "), '2020-01-01' FROM generate_series(1, "
                    + REJECTED + ") AS i");

            for (String command : COMMANDS) {
                assertThat(run(scenario, command, "brackets").output())
                        .contains("brackets: 0 migrated, 0 unchanged, " + REJECTED + " rejected");
            }
            assertThat(scenario.target("SELECT count(*) AS n, min(attempts) AS low, max(attempts) AS high"
                            + " FROM migration.migration_quarantine WHERE state = 'open'"))
                    .containsExactly(REJECTED + (LONG ? "|2|2" : "|1|1"));
        }
    }

    private static Ended run(Scenario scenario, String command, String table) throws Exception {
        Ended ended = SmallHeap.run(scenario, command, HEAP, 4, table);
        System.out.println(table + ": " + command + " with -Xmx" + HEAP + ": "
                + ended.output().strip());
        return ended;
    }
}
