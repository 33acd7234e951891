package dev.rekey.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rekey.verify.Comparison.Sizes;
import dev.rekey.verify.Differences.Value;
import dev.rekey.verify.Journal.Question;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten rows on either side, in ranges of three, of which two are asked for together. */
class ComparisonTest {

    private static final OwnDatabase SOURCE = new OwnDatabase();
    private static final OwnDatabase TARGET = new OwnDatabase();

    @TempDir
    private Path directory;

    private final OwnDatabase source = rows(SOURCE);
    private final OwnDatabase target = rows(TARGET);

    private static OwnDatabase rows(OwnDatabase database) {
        database.journal().drain();
        return database.execute(
                "DROP TABLE IF EXISTS rows",
                "CREATE TABLE rows AS SELECT id::bigint AS legacy_id, id::text AS v, 'x'::text AS w"
                        + " FROM generate_series(1, 10) AS id");
    }

    @Test
    void equalRows_costTwoHashesARange_andTwoQuestionsForSeveral() {
        Comparison comparison = compare();
        assertThat(comparison.rows()).isEqualTo(10);
        assertThat(differing(comparison)).isEmpty();
        assertThat(comparison.unread()).isNull();
        // The boundaries are asked for once; then each side has two answers with a row for each of two ranges.
        assertThat(source.journal().drain())
                .extracting(Question::times, Question::rows)
                .containsExactly(tuple(1, 3L), tuple(2, 4L));
        assertThat(target.journal().drain())
                .extracting(Question::times, Question::rows)
                .containsExactly(tuple(2, 4L));
    }

    @Test
    void sameValuesWrittenOtherwise_areEqual_andCostAHashMoreARange() {
        source.execute("UPDATE rows SET v = v || '.50'");
        target.execute(
                "UPDATE rows SET v = v || '.5' WHERE legacy_id IN (2, 5)",
                "UPDATE rows SET v = v || '.50'" + " WHERE legacy_id NOT IN (2, 5)");
        Comparison comparison = compare(new Canonical("rtrim(r.v, '0')", "rtrim(r.v, '0')", "r.v"));
        assertThat(comparison.rows()).isEqualTo(10);
        assertThat(differing(comparison)).isEmpty();
        assertThat(target.journal().drain())
                .extracting(Question::times, Question::rows)
                .containsExactly(tuple(2, 4L), tuple(2, 2L));
    }

    @Test
    void rangesThatWereProved_areNotReadAgain() {
        Proofs proofs = Proofs.in(directory.resolve("proofs"), "these");
        proofs.add("rows", new Range(3, 6), 3);
        target.execute("UPDATE rows SET v = 'other' WHERE legacy_id IN (1, 5, 8)");
        Comparison comparison = compare(same("r.v"), Proofs.in(directory.resolve("proofs"), "these"));
        assertThat(differing(comparison)).extracting(Value::legacyId).containsExactly(1L, 8L);
        assertThat(comparison.rows()).isEqualTo(10);
    }

    @Test
    void rowsThatDiffer_areFoundOnEitherSideOfEveryBoundary() {
        for (long id = 1; id <= 10; id++) {
            target.execute("UPDATE rows SET v = 'other' WHERE legacy_id = " + id);
            assertThat(differing(compare())).containsExactly(new Value(id, "v", Long.toString(id), "other"));
            target.execute("UPDATE rows SET v = legacy_id WHERE legacy_id = " + id);
        }
    }

    @Test
    void manyRowsThatDiffer_areReadAFewAtATime() {
        target.execute("UPDATE rows SET v = NULL");
        assertThat(differing(compare())).hasSize(10).extracting(Value::actual).containsOnlyNulls();
    }

    @Test
    void asManyRowsAsAreReadAtOnce_areAskedForOnce() {
        target.execute("UPDATE rows SET v = NULL WHERE legacy_id IN (1, 2)");
        assertThat(differing(compare())).hasSize(2);
        assertThat(source.journal().drain())
                .filteredOn(question -> question.sql().contains("ANY(:ids)"))
                .extracting(Question::times, Question::rows)
                .containsExactly(tuple(1, 2L));
    }

    @Test
    void differenceThatWouldCancelOut_isFound() {
        target.execute("UPDATE rows SET v = CASE v WHEN '4' THEN '5' ELSE '4' END WHERE v IN ('4', '5')");
        assertThat(differing(compare())).containsExactly(new Value(4, "v", "4", "5"), new Value(5, "v", "5", "4"));
    }

    @Test
    void textMovedFromOneColumnIntoTheNext_isFound() {
        source.execute("UPDATE rows SET v = 'ab', w = 'c' WHERE legacy_id = 2");
        target.execute("UPDATE rows SET v = 'a', w = 'bc' WHERE legacy_id = 2");
        assertThat(differing(compare())).containsExactly(new Value(2, "v", "ab", "a"), new Value(2, "w", "c", "bc"));
    }

    @Test
    void nullAgainstEmptyText_isFound() {
        source.execute("UPDATE rows SET v = NULL WHERE legacy_id = 2");
        target.execute("UPDATE rows SET v = '' WHERE legacy_id = 2");
        assertThat(differing(compare())).containsExactly(new Value(2, "v", null, ""));
    }

    @Test
    void missingAndExtraRows_areFoundWherever() {
        source.execute(
                "DELETE FROM rows WHERE legacy_id IN (3, 4)", "INSERT INTO rows VALUES (-9, 'a', 'b'), (99, 'a', 'b')");
        Comparison comparison = compare();
        assertThat(comparison.differences().extra().first()).containsExactly(3L, 4L);
        assertThat(comparison.differences().missing().first()).containsExactly(-9L, 99L);
        assertThat(comparison.differences().missing().count()).isEqualTo(2);
        assertThat(comparison.rows()).isEqualTo(10);
    }

    @Test
    void rowsThatMayBeAbsent_areNotMissed() {
        target.execute("DELETE FROM rows WHERE legacy_id IN (3, 4)");
        Comparison comparison = compare(3L, 4L);
        assertThat(comparison.differences().missing().count()).isZero();
        assertThat(comparison.rows()).isEqualTo(8);
    }

    @Test
    void rowThatIsThereTwice_isComparedTwice() {
        target.execute("INSERT INTO rows VALUES (5, 'other', 'x')");
        assertThat(differing(compare())).containsExactly(new Value(5, "v", "5", "other"));
    }

    @Test
    void rowsWithoutAKey_areNoneOfTheComparisons() {
        target.execute("INSERT INTO rows VALUES (NULL, 'born', 'here')");
        assertThat(differing(compare())).isEmpty();
    }

    @Test
    void valueThatCannotBeRead_hidesNoOther() {
        source.execute("UPDATE rows SET v = 'no number' WHERE legacy_id = 5");
        target.execute("UPDATE rows SET v = '66' WHERE legacy_id = 6", "DELETE FROM rows WHERE legacy_id = 4");
        Comparison comparison = compare("(r.v::integer)::text");
        assertThat(comparison.differences().unreadable().first()).containsExactly(5L);
        assertThat(comparison.differences().missing().first()).containsExactly(4L);
        assertThat(differing(comparison)).containsExactly(new Value(6, "v", "6", "66"));
        assertThat(comparison.rows()).isEqualTo(10);
        assertThat(comparison.unread()).isNull();
    }

    @Test
    void valueThatCannotBeRead_ofARowThatOneSideHas() {
        source.execute("UPDATE rows SET v = 'no number' WHERE legacy_id IN (5, 6)");
        target.execute(
                "UPDATE rows SET v = 'no number' WHERE legacy_id IN (7, 8)",
                "DELETE FROM rows WHERE legacy_id IN (5, 6)");
        source.execute("DELETE FROM rows WHERE legacy_id IN (7, 8)");
        Comparison comparison = compare("(r.v::integer)::text");
        assertThat(comparison.differences().missing().first()).containsExactly(5L, 6L);
        assertThat(comparison.differences().extra().first()).containsExactly(7L, 8L);
        assertThat(comparison.differences().unreadable().count()).isZero();
    }

    @Test
    void rangeThatCannotBeRead_isUnread() {
        Comparison comparison = compare("pg_read_file(r.v || '/nowhere')");
        assertThat(comparison.unread()).startsWith("4 ranges not read: legacy ids up to 3: could not open file");
    }

    /** Both say a range's fingerprint, and one of them does not say more: it is known to differ, and not where. */
    @Test
    void rangeThatDiffers_andCannotBeNarrowedDown_isNamed() {
        source.execute("CREATE FUNCTION shy(v text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN"
                + " IF current_query() NOT LIKE '%string_agg%' THEN RAISE 'shy' USING ERRCODE = 'io_error'; END IF;"
                + " RETURN v; END $$");
        target.execute(
                "CREATE FUNCTION shy(v text) RETURNS text LANGUAGE sql AS 'SELECT v'",
                "UPDATE rows SET v = '55' WHERE legacy_id = 5");
        Comparison comparison = compare("shy(r.v)");
        assertThat(comparison.differences().spans()).containsExactly(new Range(3, 6));
        assertThat(comparison.unread()).startsWith("1 range not read: legacy ids above 3 and up to 6");
        assertThat(comparison.knowsWhatDiffers()).isTrue();
    }

    @Test
    void rangeThatCannotBeRead_isNotKnownToDiffer() {
        Comparison comparison = compare("pg_read_file(r.v || '/nowhere')");
        assertThat(comparison.differences().spans()).isEmpty();
        assertThat(comparison.knowsWhatDiffers()).isFalse();
    }

    @Test
    void rangeThatCannotBeRead_hidesNoOther() {
        target.execute("UPDATE rows SET v = 'other' WHERE legacy_id IN (3, 7)");
        Comparison comparison = compare("CASE WHEN r.legacy_id = 5 THEN pg_read_file(r.v || '/nowhere') ELSE r.v END");
        assertThat(comparison.unread())
                .startsWith("1 range not read: legacy ids above 3 and up to 6: could not open file");
        assertThat(differing(comparison)).extracting(Value::legacyId).containsExactly(3L, 7L);
        assertThat(comparison.rows()).isEqualTo(7);
    }

    @Test
    void connectionThatIsLost_leavesTheRestUnread_andNothingMoreIsAsked() {
        Comparison comparison = compare(
                "CASE WHEN r.legacy_id = 5 THEN pg_terminate_backend(pg_backend_pid())::text" + " ELSE r.v END");
        assertThat(comparison.unread()).startsWith("3 ranges not read: legacy ids above 3 and up to 6: ");
        assertThat(comparison.rows()).isEqualTo(3);
        assertThat(target.journal().drain()).extracting(Question::times).containsExactly(1);
    }

    @Test
    void questionThatFailsWithoutAnyRow_isUnread() {
        source.execute("DELETE FROM rows");
        target.execute("DELETE FROM rows");
        Comparison comparison = compare("(1 / 0)::text");
        assertThat(comparison.unread()).isEqualTo("1 range not read: legacy ids up to the end: a value was refused");
    }

    private Comparison compare(Long... absent) {
        return compare("r.v", absent);
    }

    private Comparison compare(String expression, Long... absent) {
        return compare(same(expression), Proofs.none(), absent);
    }

    private Comparison compare(Canonical v) {
        return compare(v, Proofs.none());
    }

    private static Canonical same(String expression) {
        return new Canonical(expression, expression, expression);
    }

    private Comparison compare(Canonical v, Proofs proofs, Long... absent) {
        Map<String, Canonical> columns = new LinkedHashMap<>();
        columns.put("v", v);
        columns.put("w", same("r.w"));
        Sql rows = Sql.of("SELECT legacy_id, v, w FROM rows");
        return new Comparison(
                        "rows",
                        new RowSet(source.side(), rows, columns),
                        new RowSet(target.side(), rows, columns),
                        new TreeSet<>(List.of(absent)),
                        proofs,
                        new Sizes(3, 2, 2))
                .run();
    }

    private static List<Value> differing(Comparison comparison) {
        return comparison.differences().values(column -> true);
    }
}
