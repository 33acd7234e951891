package dev.rekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {

    private static final String QUERY = """
            SELECT nr AS legacy_id, 'K-' || nr AS code, k.name, NULL AS manufacturer, k.model, k.material, k.arch_type,
                   k.tooth_position, k.bracket_type, k.slot_size, k.base_width, k.base_height, k.base_thickness,
                   k.unit_cost, NULL::boolean AS is_active, k.created_at, k.updated_at,
                   json_build_object('farbe', k.farbe) AS legacy
            FROM klammern AS k
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private String explain(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "explain";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Output.text,
                false);
        assertThat(Main.run(console, all))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String profile(Path folder) throws IOException {
        Files.writeString(folder.resolve("brackets.sql"), QUERY);
        Files.writeString(
                folder.resolve("target.json"),
                "{\"brackets\": {\"rename\": {\"unit_cost\": \"cost\"}, \"leave_out\": [\"model\"]}}");
        return folder.toString();
    }

    @Test
    void text_tellsWhereEachColumnComesFrom() {
        assertThat(explain("brackets").lines())
                .startsWith("brackets, from dispatch_bracket (profile documented)", "", "id")
                .containsSequence("bracket_code", "  code", "", "bracket_name")
                .containsSequence("is_active", "  is_active; where that is null: true")
                .contains(
                        "  base_width, base_height, base_thickness: {width, height, thickness}; absent keys left out, null");
    }

    @Test
    void profile_givesItsOwnExpressionsAndNames(@TempDir Path folder) throws IOException {
        assertThat(explain("brackets", "--profile", profile(folder)).lines())
                .containsSequence("bracket_code", "  code = 'K-' || nr")
                .containsSequence("cost", "  unit_cost")
                .containsSequence("model", "  the profile's target.json says that the target lacks it")
                .containsSequence("manufacturer", "  the source query has no value for it: NULL in every row")
                .containsSequence(
                        "is_active",
                        "  the source query has no value for it: NULL in every row; where that is null: true")
                .contains(
                        "  legacy = json_build_object('farbe', k.farbe): {legacy, defaulted, lineage}: source values that");
    }

    @Test
    void json_isOneDocument(@TempDir Path folder) throws IOException {
        assertThat(explain("brackets", "--profile", profile(folder), "--output", "json"))
                .contains("\"exitCode\" : 0", "\"expressions\" : [ \"'K-' || nr\" ]", "\"sourceTable\" : \"" + folder);
    }

    @Test
    void markdown_isATableAndTheQuery() {
        assertThat(explain("brackets", "--output", "markdown"))
                .startsWith("# brackets\n")
                .contains("| `bracket_code` | code |\n", "```sql\nSELECT id AS legacy_id");
    }

    @Test
    void allTables_withoutAName() {
        assertThat(explain()).contains("purchases, from dispatch_purchase", "technicians, from dispatch_technician");
    }
}
