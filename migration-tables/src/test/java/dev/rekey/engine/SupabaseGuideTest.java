package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.ExitCode;
import dev.rekey.database.Database;
import dev.rekey.fixtures.DemoData.Variant;
import dev.rekey.fixtures.PostgresServer;
import dev.rekey.fixtures.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The roles that docs/supabase.md creates suffice. */
final class SupabaseGuideTest {

    private static final Pattern SQL = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL);

    /** Roles are the whole server's, so that these have names of their own. */
    private final String suffix = UUID.randomUUID().toString().replace("-", "").substring(0, 12);

    private final String writer = "rekey_" + suffix;
    private final String reader = "rekey_reader_" + suffix;

    @Test
    void roles_ofTheGuide_migrate() throws IOException {
        try (Scenario scenario = Scenario.of(Variant.SMALL)) {
            Schemas.TARGET_TABLES.create(scenario.target());
            scenario.inTarget("ALTER TABLE brackets ALTER slot_size TYPE numeric(6, 4)");
            try {
                scenario.inTarget(script(0, scenario.targetUrl()), "ALTER ROLE " + writer + " PASSWORD 'w'")
                        .inSource(script(1, scenario.sourceUrl()), "ALTER ROLE " + reader + " PASSWORD 'r'");
                Migration migration = scenario.builder()
                        .source(Database.shared(as(reader, "r", scenario.sourceUrl())))
                        .target(Database.shared(as(writer, "w", scenario.targetUrl())))
                        .build();

                assertThat(migration.migrate().exitCode()).isEqualTo(ExitCode.COMPLETE);
            } finally {
                scenario.inTarget("DROP OWNED BY " + writer, "DROP ROLE " + writer)
                        .inSource("DROP OWNED BY " + reader, "DROP ROLE " + reader);
            }
        }
    }

    /** The guide's SQL, for a test's database and roles. */
    private String script(int number, String url) throws IOException {
        List<String> scripts = SQL.matcher(Files.readString(Path.of("..", "docs", "supabase.md")))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        return scripts.get(number)
                .replaceAll("\\brekey_reader\\b", reader)
                .replaceAll("\\brekey\\b", writer)
                .replaceAll("ON DATABASE \\w+", "ON DATABASE " + PostgresServer.databaseName(url));
    }

    private static DataSource as(String role, String password, String url) {
        return PostgresServer.dataSource(url.replaceFirst("\\?.*", "") + "?user=" + role + "&password=" + password);
    }
}
