package dev.rekey.cli;

import static dev.rekey.cli.ConfiguredScenario.captured;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rekey.api.Deviations;
import dev.rekey.api.Deviations.Kind;
import dev.rekey.api.Deviations.Origin;
import dev.rekey.api.Deviations.Rows;
import dev.rekey.database.Server;
import dev.rekey.fixtures.DemoData.Variant;
import dev.rekey.report.DeviationsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code migrate --repair}, by findings as a verification leaves them. */
final class RepairCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private ConfiguredScenario site;

    @BeforeEach
    void configure() throws IOException {
        site = ConfiguredScenario.of(Variant.SMALL, directory);
    }

    @AfterEach
    void drop() {
        site.close();
    }

    @Test
    void repair_showsItsPlan_doesIt_andWritesNothingWhereNothingDeviates() throws Exception {
        assertThat(refusal("migrate", "--repair"))
                .contains("no verification has left its findings")
                .contains("mvn verify");
        ok("migrate", "brackets");
        String migrated = Files.readString(site.reports().resolve("report.json"));
        found(
                rows(Kind.MISSING, "accounting", 1),
                rows(Kind.DIFFERS, "content", 2, 3),
                rows(Kind.EXTRA, "accounting", 4711));
        site.databases()
                .inTarget(
                        "DELETE FROM brackets WHERE legacy_bracket_id = 1",
                        "UPDATE brackets SET model = 'x' WHERE legacy_bracket_id = 2");

        Captured plan = captured(3, "migrate", "--repair", "--dry-run", "brackets");
        assertThat(plan.out().lines())
                .containsSubsequence(
                        "  + 1 row gone from the target: migrated again, under the ids they had",
                        "      brackets                       1  legacy id 1",
                        "  + 2 rows differ from the source: rewritten from it, under their ids",
                        "      brackets                       2  legacy id 2, 3",
                        "  - 1 row not in the source: left, for repair deletes nothing",
                        "      brackets                       1  legacy id 4711",
                        "Nothing was written. To do this, run: rekey migrate --repair");
        assertThat(ask("SELECT count(*) FROM brackets WHERE legacy_bracket_id = 1"))
                .isEqualTo("0");
        JsonNode document =
                JSON.readTree(captured(3, "migrate", "--repair", "--dry-run", "brackets", "--output", "json")
                        .out());
        assertThat(document.path("mended").asInt()).isEqualTo(3);
        assertThat(document.path("left").asInt()).isEqualTo(1);
        assertThat(document.path("steps").path(0).path("action").asText()).isEqualTo("INSERT_AGAIN");
        assertThat(document.path("steps").path(0).path("firstLegacyIds").path(0).asLong())
                .isEqualTo(1);
        assertThat(Files.readString(site.reports().resolve("report.json"))).isEqualTo(migrated);

        found(rows(Kind.MISSING, "accounting", 1), rows(Kind.DIFFERS, "content", 2, 3));
        String repaired = captured(0, "migrate", "--repair", "brackets").out();
        assertThat(repaired).contains("+ 1 row gone from the target", "Complete: ", "Verify again before going live");
        assertThat(ask("SELECT count(*) FROM brackets WHERE legacy_bracket_id = 1 OR model = 'x'"))
                .isEqualTo("1");
        JsonNode report = JSON.readTree(site.reports().resolve("report.json").toFile());
        assertThat(report.path("verdict").asText()).isEqualTo("UNPROVEN");
        assertThat(report.path("history").path(0).path("operation").asText()).isEqualTo("repair");
        assertThat(report.path("tables").path(0).path("migrated").asInt()).isEqualTo(1);
        assertThat(report.path("tables").path(0).path("changed").asInt()).isEqualTo(2);
        assertThat(captured(0, "status", "--output", "json").out()).contains("\"operation\" : \"repair\"");

        assertThat(refusal("migrate", "--repair", "brackets")).contains("and the latest is ");
        found();
        String before = Files.readString(site.reports().resolve("report.json"));
        assertThat(captured(0, "migrate", "--repair", "brackets").out())
                .contains("nothing deviates", "There is nothing to repair, and nothing was written.");
        JsonNode nothing = JSON.readTree(captured(0, "migrate", "--repair", "--output", "json", "brackets")
                .out());
        assertThat(nothing.path("status").asText()).isEqualTo("complete");
        assertThat(nothing.path("steps").isEmpty()).isTrue();
        assertThat(Files.readString(site.reports().resolve("report.json"))).isEqualTo(before);
        assertThat(ask("SELECT count(DISTINCT run_id) FROM migration.migration_control WHERE operation = 'repair'"))
                .isEqualTo("1");
    }

    private void found(Rows... rows) throws SQLException {
        String run = ask(
                "SELECT run_id FROM migration.migration_control WHERE operation <> 'create' ORDER BY id DESC LIMIT 1");
        try (Connection from = site.databases().source().getConnection();
                Connection to = site.databases().target().getConnection()) {
            Origin origin = new Origin(
                    run, Server.place(from), Server.place(to) + "/public", "documented", "Z", "", Instant.EPOCH, null);
            DeviationsFile.write(site.reports(), new Deviations(origin, List.of(rows), List.of(), List.of()));
        }
    }

    private static Rows rows(Kind kind, String check, long... ids) {
        return new Rows("brackets", kind, check, LongStream.of(ids).boxed().toList());
    }

    private String ask(String sql) {
        return site.databases().target(sql).get(0);
    }

    private static void ok(String... args) {
        captured(0, args);
    }

    private static String refusal(String... args) {
        return captured(2, args).err();
    }
}
