package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.catalog.Catalog;
import dev.rekey.catalog.TargetTable;
import dev.rekey.fixtures.PostgresServer;
import dev.rekey.jdbi.Daos;
import dev.rekey.jdbi.SqlArrays;
import dev.rekey.json.Json;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A row as a value of the row type is what the same row as JSON is. */
final class RecordTextTest {

    private static final long SEED = Long.getLong("rekey.records.seed", System.nanoTime());

    private static final String DDL = """
            CREATE TABLE values_of_all_kinds (id uuid, text text, short varchar(40), whole integer, long bigint,
              amount numeric(20, 4), yes boolean, moment timestamptz, day date, gone text, document jsonb, words text[],
              ids uuid[], numbers integer[], documents jsonb[], plain json, "Odd, ""Name\""" text);
            ALTER TABLE values_of_all_kinds DROP COLUMN gone""";

    /** What texts are made of: whatever means something to a record, an array, JSON or COPY. */
    private static final List<String> PIECES = List.of(
            "", " ", "a", "(", ")", ",", "\"", "\\", "{", "}", "NULL", "\n", "\t", "\r", "'", "é", "😀", "\\N",
            "\u0001", ":x", "?");

    private static final List<OffsetDateTime> MOMENTS = List.of(
            OffsetDateTime.MAX,
            OffsetDateTime.MIN,
            OffsetDateTime.parse("-0043-03-15T12:00:00Z"),
            OffsetDateTime.parse("2020-02-29T23:59:59.999999+05:45"),
            OffsetDateTime.parse("2020-01-01T00:00:00Z"),
            OffsetDateTime.parse("2020-01-01T00:00:00.100Z"),
            OffsetDateTime.parse("2020-01-01T00:00:00.000001Z"),
            OffsetDateTime.parse("+12020-01-01T01:02:03.040500Z"));

    private static String url;

    private final Random random = new Random(SEED);

    @BeforeAll
    static void create() throws SQLException {
        url = PostgresServer.shared().createDatabase("records");
        try (Connection connection = connect()) {
            connection.createStatement().execute(DDL);
        }
    }

    @AfterAll
    static void drop() {
        PostgresServer.shared().dropDatabase(url);
    }

    private static Connection connect() throws SQLException {
        return PostgresServer.dataSource(url).getConnection();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private Map<String, @Nullable Object> document() {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put(text(), text());
        document.put("n", new BigDecimal("1.500"));
        document.put("list", java.util.Arrays.asList(text(), null, 1L, true, Map.of("id", new UUID(1, 2))));
        return document;
    }

    private Map<String, @Nullable Object> row() {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("Odd, \"Name\"", text());
        row.put("id", new UUID(random.nextLong(), random.nextLong()));
        row.put("text", text());
        row.put("short", text());
        row.put("whole", random.nextInt());
        row.put("long", random.nextLong());
        row.put("amount", new BigDecimal(random.nextInt()).movePointLeft(random.nextInt(5)));
        row.put("yes", random.nextBoolean());
        row.put("moment", MOMENTS.get(random.nextInt(MOMENTS.size())));
        row.put("day", LocalDate.ofEpochDay(random.nextInt(100_000)));
        row.put("document", random.nextBoolean() ? document() : text());
        row.put("words", java.util.Arrays.asList(text(), null, text()));
        row.put("ids", List.of(new UUID(3, 4)));
        row.put("numbers", random.nextBoolean() ? List.of() : List.of(1, -2));
        row.put("documents", List.of(document(), text()));
        row.put("plain", random.nextBoolean() ? new UUID(5, 6) : 7L);
        row.replaceAll((column, value) -> random.nextInt(6) == 0 ? null : value);
        return row;
    }

    @Test
    void rows_areReadAsTheSameRowsInJsonAre() throws SQLException {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            rows.add(row());
        }
        try (Connection connection = connect()) {
            TargetTable table = Objects.requireNonNull(Daos.on(connection, Catalog.class)
                    .read("public", List.of("values_of_all_kinds"))
                    .get("values_of_all_kinds"));
            RecordText records = new RecordText(table);
            List<String> asRecords = Daos.open(connection)
                    .createQuery("SELECT to_jsonb(page)::text FROM unnest(CAST(CAST(:rows AS text[]) AS "
                            + "values_of_all_kinds[])) AS page")
                    .bind("rows", SqlArrays.texts(rows.stream().map(records::of).toList()))
                    .mapTo(String.class)
                    .list();
            List<String> asJson = Daos.open(connection)
                    .createQuery("SELECT to_jsonb(page)::text FROM json_populate_recordset("
                            + "NULL::values_of_all_kinds, CAST(:rows AS json)) AS page")
                    .bind("rows", Json.writeRows(rows))
                    .mapTo(String.class)
                    .list();

            assertThat(asJson).as("seed %d", SEED).hasSize(rows.size()).doesNotContainNull();
            assertThat(asRecords).as("-Drekey.records.seed=%d", SEED).isEqualTo(asJson);
        }
    }
}
