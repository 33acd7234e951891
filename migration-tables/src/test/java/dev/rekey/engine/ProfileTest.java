package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.ProgressListener;
import dev.rekey.api.TableResult;
import dev.rekey.profile.SourceProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Profiles on disk: what is read through them, what they may say of a row, and how they are refused. */
class ProfileTest {

    private static final String BRACKETS = """
            -- from klammern
            -- It's a comment with an apostrophe, a colon :x and a question mark?
            SELECT nr AS legacy_id, 'K-' || nr AS code, bezeichnung AS name, NULL::text AS manufacturer,
                   replace(modell, '\\', '/') AS model, 'Metal' AS material, NULL::text AS arch_type,
                   NULL::text AS tooth_position, NULL::text AS bracket_type, 0.018 AS slot_size,
                   NULL::numeric AS base_width, NULL::numeric AS base_height, NULL::numeric AS base_thickness,
                   preis AS unit_cost, true AS is_active, NULL::timestamp AS created_at,
                   NULL::timestamptz AS updated_at,
                   json_build_object('farbe', farbe, 'preis', preis, 'leer', NULL) AS legacy,
                   json_build_array(nr, nr + 1000) AS lineage,
                   ARRAY['material', 'is_active'] AS defaults
            FROM klammern
            WHERE NOT geloescht AND bezeichnung !~ '^[<]\\s+[>]$' -- as it was :y
            """;

    private final Scenario scenario = Scenario.empty()
            .inSource(
                    "CREATE TABLE klammern (nr int, bezeichnung text, modell text, preis numeric(12,4), farbe text,"
                            + " geloescht boolean)",
                    "INSERT INTO klammern SELECT i, 'Klammer ' || i, 'a\\b', i * 1.50, 'rot', i % 10 = 0"
                            + " FROM generate_series(1, 30) AS i");

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        scenario.close();
    }

    private ProfileTest file(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
        return this;
    }

    private Migration migration() {
        return migration(MigrationOptions.DEFAULTS);
    }

    private Migration migration(MigrationOptions options) {
        return scenario.builder()
                .profile(SourceProfile.open(folder.toString(), Path.of("").toAbsolutePath()))
                .only(List.of("brackets"))
                .options(options)
                .build();
    }

    private void refuses(ExitCode exitCode, String... words) {
        MigrationException refusal =
                catchThrowableOfType(MigrationException.class, () -> migration().migrate());
        assertThat(refusal).hasMessageContainingAll(words);
        assertThat(refusal.exitCode()).isEqualTo(exitCode);
        assertThat(scenario.target("SELECT nspname FROM pg_namespace WHERE nspname = 'migration'"))
                .as("nothing is written")
                .isEmpty();
    }

    @Test
    void query_ofAProfile_isReadAsItStands() throws IOException {
        file("brackets.sql", BRACKETS)
                .file("brackets.filtered.sql", "SELECT count(*) FROM klammern WHERE geloescht; -- it's\n");

        MigrationResult result = migration().migrate();

        assertThat(result.tables())
                .extracting(TableResult::source, TableResult::migrated, TableResult::filtered)
                .containsExactly(tuple(27L, 27L, 3L));
        assertThat(scenario.target("SELECT bracket_code, model, unit_cost FROM brackets WHERE legacy_bracket_id = 7"))
                .containsExactly("K-7|a/b|10.50");
    }

    @Test
    void whatAQueryYieldsBesides_standsInMetadata() throws IOException {
        file("brackets.sql", BRACKETS).migration().migrate();

        assertThat(scenario.target("SELECT metadata FROM brackets WHERE legacy_bracket_id = 7"))
                .containsExactly("{\"legacy\": {\"farbe\": \"rot\", \"preis\": 10.5000}, \"lineage\": [7, 1007],"
                        + " \"defaulted\": [\"material\", \"is_active\"]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "json_build_object('farbe', farbe, 'preis', preis, 'leer', NULL)| '[1]'::text",
                "json_build_array(nr, nr + 1000)| '{}'::jsonb",
                "json_build_array(nr, nr + 1000)| '[1'::text",
                "ARRAY['material', 'is_active']| '{\"material\": 1}'::json",
                "ARRAY['material', 'is_active']| '[1]'::json",
            })
    void whatIsNotTheJsonItShouldBe_rejectsTheRow(String was, String becomes) throws IOException {
        file("brackets.sql", BRACKETS.replace(was, becomes));

        MigrationResult result = migration().migrate();

        assertThat(result.tables()).extracting(TableResult::rejected).containsExactly(27L);
        assertThat(scenario.target("SELECT DISTINCT code, column_name FROM migration.migration_quarantine"))
                .containsExactly("JSON_INVALID|metadata");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "preis AS unit_cost,| | column unit_cost (a number",
                "preis AS unit_cost| farbe AS unit_cost| column unit_cost is text, expected a number",
                "0.018 AS slot_size| 0.018::float8 AS slot_size| column slot_size is float8, expected a number",
                "true AS is_active| true AS is_active, farbe| column farbe is not one that brackets takes",
                "true AS is_active| true AS is_active, 1 AS code| column code stands more than once",
                "nr AS legacy_id| nr::text AS legacy_id| column legacy_id is text, expected a whole number",
                "nr AS legacy_id| nr + 0.0 AS legacy_id| column legacy_id is numeric, expected a whole number",
                "AS lineage| ::numeric AS lineage| cannot cast",
                "FROM klammern| FROM klammer| relation \"klammer\" does not exist",
                "NOT geloescht| NOT geloescht AND 1 / (nr - 7) > 0| a value was refused (SQLSTATE 22012)",
            })
    void query_thatDoesNotFit_isNamedWithItsFile(String was, String becomes, String complaint) throws IOException {
        file("brackets.sql", BRACKETS.replace(was, becomes == null ? "" : becomes))
                .refuses(
                        ExitCode.CONFIGURATION,
                        "brackets: the source query (" + folder.resolve("brackets.sql") + ")",
                        complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "nr AS legacy_id| nullif(nr, 7) AS legacy_id| 1 rows without a legacy_id",
                "nr AS legacy_id| nr / 2 AS legacy_id| with one that another row has"
            })
    void legacyId_thatIsNullOrNotUnique_isNamedWithItsFile(String was, String becomes, String complaint)
            throws IOException {
        file("brackets.sql", BRACKETS.replace(was, becomes))
                .refuses(ExitCode.DATA, "brackets (" + folder.resolve("brackets.sql") + ")", complaint);
    }

    @ParameterizedTest
    @CsvSource({"bracket.sql", "brackets.filter.sql", "expected/bracket.sql", "README.sql"})
    void file_thatNamesNoTable_isRefused(String name) throws IOException {
        file("brackets.sql", BRACKETS).file(name, "SELECT 1");

        refuses(ExitCode.CONFIGURATION, "names no table with " + folder.resolve(name));
    }

    @Test
    void profile_thatIsNot_isRefused() {
        MigrationException refusal =
                catchThrowableOfType(MigrationException.class, () -> SourceProfile.open("djago", folder));

        assertThat(refusal.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(refusal)
                .hasMessageContainingAll("djago", folder.resolve("djago").toString(), "documented, django");
    }

    @Test
    void unfinishedRun_withOtherQueries_isRefused() throws IOException {
        file("brackets.sql", BRACKETS);
        AtomicReference<Migration> pausing = new AtomicReference<>();
        pausing.set(scenario.builder()
                .profile(SourceProfile.open(folder.toString(), folder))
                .only(List.of("brackets"))
                .options(MigrationOptions.DEFAULTS.withBatchSize(5).withWorkers(1))
                .listener(new ProgressListener() {
                    @Override
                    public void progressed(String table, long processed, long rejected, long total) {
                        Objects.requireNonNull(pausing.get()).pause();
                    }
                })
                .build());
        assertThat(Objects.requireNonNull(pausing.get()).migrate().exitCode()).isEqualTo(ExitCode.INTERRUPTED);

        file("brackets.sql", BRACKETS.replace("'K-'", "'L-'"));
        MigrationException refusal =
                catchThrowableOfType(MigrationException.class, () -> migration().migrate());
        assertThat(refusal.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(refusal)
                .hasMessageContainingAll("source queries", "brackets", folder.toString(), "rekey rollback --run ");

        file("brackets.sql", BRACKETS);
        assertThat(migration().migrate().exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(scenario.target("SELECT count(*) FROM brackets WHERE bracket_code LIKE 'K-%'"))
                .containsExactly("27");
    }

    @Test
    void columns_thatTheTargetNamesOtherwiseOrLacks() throws IOException {
        file("brackets.sql", BRACKETS)
                .file(
                        "target.json",
                        "{\"brackets\": {\"rename\": {\"slot_size\": \"Slot \\\"Size\\\"\", \"legacy_bracket_id\": \"old_id\","
                                + " \"unit_cost\": \"cost\"}, \"leave_out\": [\"manufacturer\", \"tooth_position\"]}}");

        MigrationResult created = migration().migrate();

        assertThat(created.exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(scenario.target("SELECT \"Slot \"\"Size\"\"\", cost, bracket_code FROM brackets WHERE old_id = 7"))
                .containsExactly("0.0180|10.50|K-7");
        assertThat(scenario.target("SELECT count(*) FROM information_schema.columns WHERE table_name = 'brackets'"
                        + " AND column_name IN ('manufacturer', 'tooth_position', 'slot_size')"))
                .containsExactly("0");
        scenario.inSource("UPDATE klammern SET bezeichnung = 'anders', preis = 10.12 WHERE nr IN (7, 8)");
        MigrationResult again =
                migration(MigrationOptions.DEFAULTS.withUpdate(true)).migrate();
        assertThat(again.tables()).extracting(TableResult::changed).containsExactly(2L);
        assertThat(scenario.target("SELECT bracket_name FROM brackets WHERE old_id = 7"))
                .containsExactly("anders");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"brackets\": {\"rename\": {\"slot_size\": 7}}}| a column's name must be text",
                "{\"brackets\": {\"renames\": {}}}| 'renames' means nothing",
                "{\"brackets\": {\"leave_out\": [\"id\"]}}| id must be there",
                "{\"brackets\": {\"rename\": {\"a\": \"x\", \"b\": \"x\"}}}| two columns cannot have one name",
                "{\"brackets\": {\"leave_out\": [\"legacy_bracket_id\"]}}| can be renamed, not left out",
                "{\"bracket\": {}}| names no table with",
                "{| is no valid JSON",
            })
    void targetJson_thatIsWrong_isRefused(String text, String complaint) throws IOException {
        file("brackets.sql", BRACKETS).file("target.json", text).refuses(ExitCode.CONFIGURATION, complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"brackets\": {\"rename\": {\"model\": \"material\"}}}| would have two columns named material",
                "{\"brackets\": {\"rename\": {\"slotsize\": \"x\"}}}| has no column slotsize",
                "{\"brackets\": {\"leave_out\": [\"nonsense\"]}}| has no column nonsense",
                "{\"brackets\": {\"leave_out\": [\"metadata\"]}}| metadata must be there",
            })
    void targetJson_thatWouldLoseAValue_isRefused(String text, String complaint) throws IOException {
        file("brackets.sql", BRACKETS).file("target.json", text).refuses(ExitCode.CONFIGURATION, complaint);
    }

    /** A driver spells an array in one way the first times that a session asks for it, and in another later. */
    @Test
    void rowsOfOneSession_areTheSameWheneverTheyAreRead() throws IOException {
        file("brackets.sql", BRACKETS)
                .migration(MigrationOptions.DEFAULTS.withBatchSize(1).withWorkers(1))
                .migrate();

        assertThat(migration().migrate().tables())
                .extracting(TableResult::unchanged, TableResult::changed)
                .containsExactly(tuple(27L, 0L));
    }

    @Test
    void wholeNumbers_areNumbers() throws IOException {
        file("brackets.sql", BRACKETS.replace("preis AS unit_cost", "nr AS unit_cost"))
                .migration()
                .migrate();

        assertThat(scenario.target("SELECT unit_cost FROM brackets WHERE legacy_bracket_id = 7"))
                .containsExactly("7.00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SELECT NULL::bigint", "SELECT 1 WHERE false", "SELECT 'x'::text", "SELECT 1 UNION ALL SELECT 2"
            })
    void countOfFilteredRows_thatIsNone_isRefused(String query) throws IOException {
        file("brackets.sql", BRACKETS)
                .file("brackets.filtered.sql", query)
                .refuses(ExitCode.CONFIGURATION, "brackets", "one whole number");
    }

    @Test
    void value_overWhichAQueryStumbles_isNamedByItsPlace() throws IOException {
        scenario.inSource("UPDATE klammern SET farbe = nr", "UPDATE klammern SET farbe = 'x' WHERE nr = 27");
        file("brackets.sql", BRACKETS.replace("preis AS unit_cost", "farbe::numeric AS unit_cost"));

        MigrationException refusal = catchThrowableOfType(MigrationException.class, () -> migration(
                        MigrationOptions.DEFAULTS.withBatchSize(10).withWorkers(1))
                .migrate());

        assertThat(refusal)
                .hasMessageContainingAll(
                        "brackets: the source query (" + folder.resolve("brackets.sql") + ")",
                        "stumbles over a value",
                        "22P02");
        assertThat(refusal.exitCode()).isEqualTo(ExitCode.DATA);
    }

    @Test
    void markOfUtf8_andCommentAfterTheEnd_doNoHarm() throws IOException {
        file("brackets.sql", "\uFEFF" + BRACKETS.strip() + "\n;  -- that is all\n-- really\n");

        assertThat(migration().migrate().exitCode()).isEqualTo(ExitCode.COMPLETE);
    }

    @Test
    void furtherValues_thatWouldHideBehindTheTablesOwn_rejectTheRow() throws IOException {
        Path query = Path.of("src/main/resources/profiles/documented/purchases.sql");
        scenario.inSource(
                "INSERT INTO dispatch_purchase (id, purchase_number, subtotal, total_amount, purchase_date, created_at,"
                        + " purchased_by_id) VALUES (1, 'P1', 1, 1, '2020-01-01', '2020-01-01', 5), (2, 'P2', 1, 1, '2020-01-01', '2020-01-01', 6)");
        file(
                "purchases.sql",
                "SELECT own.*, '{\"purchased_by_id\": 5}'::json AS legacy FROM (" + Files.readString(query)
                        + ") AS own");

        migrate("purchases");

        assertThat(scenario.target("SELECT legacy_id, code FROM migration.migration_quarantine"))
                .containsExactly("2|JSON_INVALID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2019-01-10 10:00:00", "2019-01-10T10:00:00", "2019-01-10 11:00:00+01"})
    void auditEntries_takeWhatPostgresqlWrites(String time) throws IOException {
        scenario.inSource(
                "INSERT INTO dispatch_purchase (id, purchase_number, subtotal, total_amount, purchase_date, created_at)"
                        + " VALUES (1, 'P1', 1, 1, '2020-01-01', '2020-01-01')");
        String query = Files.readString(Path.of("src/main/resources/profiles/documented/purchases.sql"));
        file(
                "purchases.sql",
                query.substring(0, query.indexOf("coalesce(json_agg"))
                        + "'[{\"id\": 1, \"action\": \"made\", \"occurred_at\": \"" + time + "\"}]'::json AS audit"
                        + " FROM dispatch_purchase AS purchase");

        migrate("purchases");

        assertThat(scenario.target("SELECT audit_trail -> 0 ->> 'occurred_at' AS at FROM purchases"))
                .containsExactly("2019-01-10T10:00:00Z");
    }

    private void migrate(String table) {
        scenario.builder()
                .profile(SourceProfile.open(folder.toString(), folder))
                .only(List.of(table))
                .build()
                .migrate();
    }
}
