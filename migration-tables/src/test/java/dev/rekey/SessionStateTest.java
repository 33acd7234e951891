package dev.rekey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * None of our SQL leaves anything in a session, which through a transaction pooler is a stranger's a moment later. The
 * fixtures are left out: they fill databases of their own, and are in no jar.
 */
class SessionStateTest {

    private static final List<String> MODULES =
            List.of("migration-api", "migration-database", "migration-report", "migration-tables", "migration-verify");

    /** The one place where sessions that are ours get their settings, and the words that make the settings theirs. */
    private static final Map<String, String> ALLOWED =
            Map.of("Database.java", "SET %1$s TimeZone", "Reach.java", "SESSION");

    /** Where a statement may begin; what a text begins with may be one. */
    private static final String BEGIN = "(?:^|;)\\s*";

    private static final Map<String, Pattern> FORBIDDEN = Map.of(
            "a setting of the session",
            Pattern.compile(BEGIN + "(?:SET\\s+|set\\s+(?![A-Z_]+ ))(?!(?i:local|constraints|transaction)\\b)\\S"),
            "a setting of the session by function",
            Pattern.compile("(?i)\\bset_config\\s*\\((?![^;]*?,\\s*true\\s*\\))"),
            "the word that makes settings the session's",
            Pattern.compile("^SESSION$"),
            "an advisory lock of the session",
            Pattern.compile("(?i)\\bpg_(?:try_)?advisory_(?:un)?lock"),
            "LISTEN",
            Pattern.compile(BEGIN + "(?:UN)?(?:LISTEN|listen)\\s+\\S"),
            "a temporary table that outlives its transaction",
            Pattern.compile(
                    "(?i)\\b(?:create\\s+(?:or\\s+replace\\s+)?(?:local\\s+|global\\s+)?|into\\s+)temp(?:orary)?\\s"
                            + "(?![^;]*\\bon\\s+commit\\s+drop\\b)|\\bpg_temp\\."),
            "a cursor that outlives its transaction",
            Pattern.compile("(?i)\\bwith\\s+hold\\b"),
            "a prepared statement",
            Pattern.compile(BEGIN + "(?:PREPARE|prepare|DEALLOCATE|deallocate)\\s+\\S"),
            "what would clear a stranger's session",
            Pattern.compile(BEGIN + "(?:RESET|reset|DISCARD|discard)\\s+\\w+\\s*(?:$|;)"));

    @Test
    void sql_leavesNothingInASession() throws IOException {
        List<String> found = new ArrayList<>();
        long texts = 0;
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main"))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    for (String text : texts(file)) {
                        texts++;
                        String allowed = ALLOWED.get(file.getFileName().toString());
                        if (allowed == null || !text.strip().startsWith(allowed)) {
                            faults(text).forEach(fault -> found.add(file + ": " + fault + ": " + text));
                        }
                    }
                }
            }
        }

        assertThat(found).isEmpty();
        assertThat(texts).isGreaterThan(2_000);
    }

    /** What an exception is made for is there, or the exception goes. */
    @Test
    void allowed_isThere() throws IOException {
        for (Map.Entry<String, String> allowed : ALLOWED.entrySet()) {
            Path file = Path.of("../migration-database/src/main/java/dev/rekey/database", allowed.getKey());
            assertThat(texts(file)).anyMatch(text -> text.strip().startsWith(allowed.getValue()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET statement_timeout = 0",
                "set search_path to x",
                "SET SESSION TimeZone = 'UTC'",
                "SET TIME ZONE 'UTC'",
                "SET ROLE postgres",
                "SELECT 1; SET %s x = 1",
                "SELECT set_config('x', '1', false)",
                "SELECT set_config('x', :value, :local)",
                "SESSION",
                "SELECT pg_advisory_lock(1)",
                "SELECT pg_try_advisory_lock_shared(1)",
                "SELECT pg_advisory_unlock(1)",
                "LISTEN rows",
                "UNLISTEN *",
                "CREATE TEMP TABLE t (a int)",
                "create temporary table t on commit delete rows as select 1",
                "CREATE LOCAL TEMP TABLE t (a int); CREATE TEMP TABLE u (a int) ON COMMIT DROP",
                "CREATE OR REPLACE TEMP VIEW v AS SELECT 1",
                "SELECT 1 INTO TEMP t",
                "CREATE FUNCTION pg_temp.f() RETURNS int",
                "DECLARE c CURSOR WITH HOLD FOR SELECT 1",
                "PREPARE p AS SELECT 1",
                "DEALLOCATE ALL",
                "RESET ALL",
                "DISCARD ALL",
            })
    void plantedFault_isFound(String sql) {
        assertThat(faults(sql)).isNotEmpty();
        assertThat(SqlTexts.ofJava("String sql = \"" + sql + "\";").stream().flatMap(text -> faults(text).stream()))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET LOCAL statement_timeout = 0; SET LOCAL TimeZone = 'UTC'",
                "SET CONSTRAINTS ALL IMMEDIATE",
                "SET TRANSACTION READ ONLY",
                "UPDATE t SET a = 1",
                "INSERT INTO t VALUES (1) ON CONFLICT (a) DO UPDATE SET a = 2",
                "ALTER TABLE t ALTER COLUMN a SET DATA TYPE numeric",
                "SELECT set_config('x', '1', true)",
                "SELECT pg_advisory_xact_lock(1)",
                "CREATE TEMP TABLE t ON COMMIT DROP AS SELECT 1",
                "DECLARE c CURSOR WITHOUT HOLD FOR SELECT 1",
                "Set TARGET_DB_HOST to the server",
                "prepared, or reset",
            })
    void whatEndsWithItsTransaction_isNot(String text) {
        assertThat(faults(text)).isEmpty();
    }

    @Test
    void javaSource_isReadAsTheCompilerDoes() {
        assertThat(SqlTexts.ofJava("""
                // "LISTEN a"
                /* "LISTEN b" */ char c = '"';
                @SqlUpdate(\"""
                        UPDATE t
                        SET a = \\\\:b\""")
                String one = "UPDATE " + table.name() + " SET a"
                        + " = 1";
                String two = "a \\"LISTEN\\" b", three = "c";
                """))
                .containsExactly(
                        "\n        UPDATE t\n        SET a = \\:b", "UPDATE ? SET a = 1", "a \"LISTEN\" b", "c");
    }

    private static List<String> texts(Path file) throws IOException {
        String name = file.getFileName().toString();
        return name.endsWith(".java")
                ? SqlTexts.ofJava(Files.readString(file))
                : name.endsWith(".sql") ? List.of(Files.readString(file).replaceAll("(?m)--.*$", "")) : List.of();
    }

    private static List<String> faults(String text) {
        return FORBIDDEN.entrySet().stream()
                .filter(forbidden -> forbidden.getValue().matcher(text).find())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
