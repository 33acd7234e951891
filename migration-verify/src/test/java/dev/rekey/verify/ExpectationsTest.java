package dev.rekey.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rekey.api.TargetNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectationsTest {

    private static final OwnDatabase DATABASE = new OwnDatabase();

    private final Expectations expectations =
            new Expectations(ExpectationFiles.of("documented"), "public", "ledger", "UTF8");

    /** Around every change of the clocks: the gap moves forward by its length, in the overlap the earlier offset holds. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Europe/Berlin",
                "America/New_York",
                "Australia/Lord_Howe",
                "Pacific/Apia",
                "America/St_Johns",
                "Asia/Kathmandu"
            })
    void instant_isWhatTheClockShowed(String name) {
        ZoneId zone = ZoneId.of(name);
        List<LocalDateTime> clocks = clocks(zone);
        String shown = clocks.stream().map(LocalDateTime::toString).collect(Collectors.joining(","));
        Sql sql = Sql.of(expectations.expand("SELECT ({instant clock}) FROM unnest(:shown::timestamp[])"
                        + " WITH ORDINALITY AS shown (clock, n) ORDER BY n"))
                .with("zone", name)
                .with("shown", "{" + shown + "}");

        assertThat(DATABASE.side().list(sql, (row, context) -> row.getObject(1, OffsetDateTime.class)
                        .toInstant()))
                .containsExactlyElementsOf(clocks.stream()
                        .map(clock -> ZonedDateTime.ofLocal(clock, zone, null).toInstant())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "infinity, infinity",
        "-infinity, -infinity",
        "4714-11-24 00:00:00 BC, 4714-11-24 00:00:00+00 BC",
        "294276-12-31 23:59:59.999999, 294276-12-31 23:59:59.999999+00",
        "0044-03-15 12:00:00 BC, 0044-03-15 11:06:32+00 BC"
    })
    void instantFarAway_isRead(String local, String instant) {
        assertThat(DATABASE.side()
                        .text(Sql.of("SELECT (" + expectations.expand("{instant '" + local + "'::timestamp}")
                                        + ")::text")
                                .with("zone", "Europe/Berlin")))
                .isEqualTo(instant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            nullValues = "null",
            value = {
                "self-ligating|self-ligating",
                "Self Ligating|self-ligating",
                " SELF__LIGATING\t|self-ligating",
                "self\u00a0-_ligating|self-ligating",
                "\u3000lingual\u2028|lingual",
                "selfligating|selfligating",
                "Magnetic|Magnetic",
                "|null",
                " \u00a0\u205f|null",
                "null|null"
            })
    void oneOf_foldsCaseAndSeparators(String text, String member) {
        assertThat(value("{one of t: standard, self-ligating, lingual}", text)).isEqualTo(member);
    }

    @Test
    void oneOf_leavesAloneWhatIsNoWhiteSpace() {
        assertThat(value("{one of t: standard}", "\u200bstandard")).isEqualTo("\u200bstandard");
        assertThat(value("{one of t: standard}", "\u001cstandard")).isEqualTo("\u001cstandard");
    }

    @Test
    void trimmed_knowsTheWhiteSpaceOfUnicode() {
        for (int point = 1; point <= Character.MAX_VALUE; point++) {
            if (!Character.isSurrogate((char) point)) {
                String character = Character.toString(point);
                boolean blank = character.matches("(?U)\\s");
                if (blank || point % 1009 == 0) {
                    assertThat(value("{trimmed t}", character))
                            .as("U+%04X", point)
                            .isEqualTo(blank ? "" : character);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LATIN1, true, false",
        "LATIN9, true, false",
        "WIN1252, false, false",
        "SQL_ASCII, false, false",
        "UTF8, true, true"
    })
    void whiteSpace_isWhatTheSourcesEncodingHas(String encoding, boolean nextLine, boolean ideographic) {
        String sql =
                new Expectations(ExpectationFiles.of("documented"), "public", "ledger", encoding).expand("{trimmed t}");
        assertThat(sql.contains("\u0085")).isEqualTo(nextLine);
        assertThat(sql.contains("\u3000")).isEqualTo(ideographic);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            [1]        | [1]
            ` null `   | -
            ``         | -
            `  `       | -
            {"a": 1.0} | {"a": 1.0}
            -          | -
            {"a": {"b": 1}, "c": {"b": 1}, "d": ["a", "a", {"b": 2}]} | {"a": {"b": 1}, "c": {"b": 1}, "d": ["a", "a", {"b": 2}]}
            {"a": "\\u0022"} | {"a": "\\""}
            {"a": 1, "a": 1} | "{\\"a\\": 1, \\"a\\": 1}"
            {"b": [[{"a": 1, "\\u0061": 2}]]} | "{\\"b\\": [[{\\"a\\": 1, \\"\\\\u0061\\": 2}]]}"
            {"a": "\\u0022\\u0022", "a": "\\u0022\\u0022\\u0022\\u0022"} | "{\\"a\\": \\"\\\\u0022\\\\u0022\\", \\"a\\": \\"\\\\u0022\\\\u0022\\\\u0022\\\\u0022\\"}"
            """)
    void json_isNullWhereItSaysNothing(@Nullable String text, @Nullable String json) {
        assertThat(value("{json t}", text)).isEqualTo(json);
    }

    @Test
    void kept_isWhatIsNotNull() {
        String kept = expectations.expand("SELECT {kept r: order, b}");
        assertThat(DATABASE.side().text(Sql.of(kept + " FROM (SELECT 1 AS \"order\", NULL::text AS b) AS r")))
                .isEqualTo("{\"legacy\": {\"order\": 1}}");
        assertThat(DATABASE.side().text(Sql.of(kept + " FROM (SELECT NULL::int AS \"order\", NULL::text AS b) AS r")))
                .isEqualTo("{}");
    }

    @Test
    void rest_leavesOutWhatIsComparedApart() {
        String rest = "({rest m: a, b})";
        assertThat(metadata(rest, "{\"legacy\": {\"a\": 1, \"c\": 2}, \"defaulted\": []}"))
                .isEqualTo("{\"legacy\": {\"c\": 2}, \"defaulted\": []}");
        assertThat(metadata(rest, "{\"legacy\": {\"a\": 1, \"b\": null}}")).isEqualTo("{}");
        assertThat(metadata(rest, "{}")).isEqualTo("{}");
    }

    @Test
    void schemas_areQuoted() {
        assertThat(new Expectations(ExpectationFiles.of("documented"), "My schema", "migration", "UTF8")
                        .expand("{target}.t, {ledger}.u"))
                .isEqualTo("\"My schema\".t, \"migration\".u");
    }

    /** Below the names of data-model.md, in the order of the alphabet, so that a proof holds for the same words again. */
    @Test
    void tableWithOtherNames_isReadUnderThoseOfTheSpecification(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("target.json"), """
                {"purchases": {"rename": {"total_amount": "Grand Total", "notes": "words"},
                               "leave_out": ["vendor_name", "discount_amount", "order_id"]}}""");
        Expectations renamed = new Expectations(ExpectationFiles.of(folder.toString()), "public", "migration", "UTF8");
        String purchases = "(SELECT stands.*, stands.\"words\" AS \"notes\", stands.\"Grand Total\" AS"
                + " \"total_amount\", NULL::numeric AS \"discount_amount\", NULL::uuid AS \"order_id\","
                + " NULL::text AS \"vendor_name\" FROM \"public\".purchases AS stands)";

        assertThat(renamed.expand("FROM {target}.purchases WHERE total_amount > 0"))
                .isEqualTo("FROM " + purchases + " AS purchases WHERE total_amount > 0");
        assertThat(renamed.expand("FROM {target}.purchases AS p, {target}.cases AS c, {target}.orders"))
                .isEqualTo("FROM " + purchases + " AS p, \"public\".cases AS c, \"public\".orders");
        assertThat(renamed.names("purchases").of("notes")).isEqualTo("words");
        assertThat(renamed.names("cases")).isEqualTo(TargetNames.AS_SPECIFIED);
        assertThat(expectations.names("purchases")).isEqualTo(TargetNames.AS_SPECIFIED);
    }

    @Test
    void bracesWithinARule_belongToIt() {
        assertThat(expectations.expand("{required x.y: m #>> '{legacy,id}'} AS y"))
                .isEqualTo("CASE WHEN x.y IS NOT NULL THEN coalesce(m #>> '{legacy,id}'::text,"
                        + " 'a row without a legacy id') END AS y");
    }

    @Test
    void braceThatIsNotClosed_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> expectations.expand("SELECT {json a"))
                .withMessageContaining("{json a");
    }

    @Test
    void tableThatNobodyKnows_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> expectations.expected("invoices"))
                .withMessageContaining("expected/documented/invoices.sql");
    }

    private @Nullable String value(String rule, @Nullable String text) {
        Sql sql = Sql.of("SELECT " + expectations.expand(rule) + " FROM (SELECT CAST(:text AS text) AS t) AS given");
        return DATABASE.side()
                .text(text == null ? Sql.of(sql.text().replace("CAST(:text", "CAST(NULL")) : sql.with("text", text));
    }

    private @Nullable String metadata(String rule, String json) {
        return DATABASE.side()
                .text(Sql.of("SELECT " + expectations.expand(rule)
                                + " FROM (SELECT CAST(:json AS jsonb) AS m) AS given")
                        .with("json", json));
    }

    private static List<LocalDateTime> clocks(ZoneId zone) {
        List<LocalDateTime> clocks = new ArrayList<>();
        Instant after = Instant.parse("1970-01-01T00:00:00Z");
        Instant end = Instant.parse("2036-01-01T00:00:00Z");
        ZoneOffsetTransition change = zone.getRules().nextTransition(after);
        while (change != null && change.getInstant().isBefore(end)) {
            for (LocalDateTime edge : List.of(change.getDateTimeBefore(), change.getDateTimeAfter())) {
                for (int minutes = -75; minutes <= 75; minutes += 15) {
                    clocks.add(edge.plusMinutes(minutes));
                }
                clocks.add(edge.minusNanos(1000));
                clocks.add(edge.plusNanos(1000));
            }
            change = zone.getRules().nextTransition(change.getInstant());
        }
        clocks.add(LocalDateTime.parse("2020-02-29T23:59:59.999999"));
        return clocks;
    }
}
