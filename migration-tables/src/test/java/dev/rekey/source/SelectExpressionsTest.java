package dev.rekey.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectExpressionsTest {

    @Test
    void item_withAName() {
        assertThat(SelectExpressions.of("SELECT id AS legacy_id, 'K-' || nr as \"Code\", t.name, size FROM t"))
                .isEqualTo(Map.of("legacy_id", "id", "Code", "'K-' || nr", "name", "t.name", "size", "size"));
    }

    @Test
    void comma_thatEndsNoItem() {
        assertThat(SelectExpressions.of("""
                        -- a, comment: it's one
                        SELECT coalesce(a, (b)) AS one, ARRAY[1, 2] AS two, 'x, ''y' AS three, E'\\', ' AS four,
                               $q$, $q$ AS five, /* , */ "a, b" AS six,
                               json_agg(DISTINCT c COLLATE "C" ORDER BY c) FILTER (WHERE c IS NOT NULL) AS seven
                        FROM (SELECT 1 AS no) AS t"""))
                .isEqualTo(Map.of(
                        "one", "coalesce(a, (b))",
                        "two", "ARRAY[1, 2]",
                        "three", "'x, ''y'",
                        "four", "E'\\', '",
                        "five", "$q$, $q$",
                        "six", "\"a, b\"",
                        "seven", "json_agg(DISTINCT c COLLATE \"C\" ORDER BY c) FILTER (WHERE c IS NOT NULL)"));
    }

    @Test
    void from_thatEndsNoList() {
        assertThat(SelectExpressions.of("SELECT extract(day FROM a) AS day, a IS DISTINCT FROM b AS other FROM t"))
                .isEqualTo(Map.of("day", "extract(day FROM a)", "other", "a IS DISTINCT FROM b"));
    }

    @Test
    void with_isNotTheList() {
        assertThat(SelectExpressions.of("WITH w AS (SELECT 1 AS x, 2 AS y) SELECT x + y AS sum FROM w"))
                .isEqualTo(Map.of("sum", "x + y"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT a AS x FROM t UNION ALL SELECT b AS x FROM u", "TABLE t", ""})
    void rowsOfSeveralSelects_orOfNone_haveNoExpressions(String query) {
        assertThat(SelectExpressions.of(query)).isEmpty();
    }
}
