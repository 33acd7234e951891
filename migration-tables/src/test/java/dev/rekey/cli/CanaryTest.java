package dev.rekey.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rekey.api.MigrationException;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.Severity;
import dev.rekey.engine.Migration;
import dev.rekey.profile.SourceProfile;
import dev.rekey.tables.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing that is told of a migration holds a secret, or what a row contains. */
final class CanaryTest {

    /** Passed through a trigger, so that the refusals of all kinds have something to quote. */
    private static final String REFUSING = """
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN %s; RETURN NEW; END $$;
            CREATE TRIGGER refuses BEFORE INSERT ON brackets FOR EACH ROW WHEN (NEW.legacy_bracket_id %% 4 = 0)
            EXECUTE FUNCTION refuse()""";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private MarkedDatabases databases;

    @BeforeEach
    void mark() throws SQLException, IOException {
        databases = new MarkedDatabases(directory);
    }

    @AfterEach
    void drop() throws SQLException {
        databases.close();
    }

    @Test
    void commands_onMarkedRows_tellNoneOfThem() throws Exception {
        databases.inTarget(
                REFUSING.formatted("RAISE EXCEPTION 'not %', NEW.bracket_name"),
                "ALTER TABLE technicians ADD CONSTRAINT c CHECK (legacy_technician_id <> 950027)");

        assertThat(databases.run("assess")).isEqualTo(3);
        assertThat(databases.run("assess", "--output", "json")).isEqualTo(3);
        assertThat(databases.run("migrate", "--dry-run")).isEqualTo(3);
        assertThat(databases.run("migrate")).isEqualTo(3);
        assertRowsOfEveryKindWereMoved();
        databases.inSource("UPDATE dispatch_bracket SET name = 'qx7zwk again' WHERE id = 1");
        assertThat(databases.run("migrate", "--output", "json", "--update", "--widen"))
                .isEqualTo(3);
        assertThat(databases.run("status")).isZero();
        assertThat(databases.run("status", "--output", "json")).isZero();
        assertThat(databases.run("retry")).isEqualTo(3);
        assertThat(databases.run("retry", "--output", "json", "--reason", "DUPLICATE_KEY"))
                .isEqualTo(3);
        assertThat(databases.run("report")).isEqualTo(3);
        assertThat(databases.run("report", "--output", "json")).isEqualTo(3);
        assertThat(databases.run("explain")).isZero();
        assertThat(databases.run("migrate", "bracketz")).isEqualTo(2);

        Leaks leaks = databases.leaks();
        assertThat(leaks.found()).isEmpty();
        assertThat(leaks.searched()).isGreaterThan(2000);
    }

    /** Else there would be nothing to leak. */
    private void assertRowsOfEveryKindWereMoved() throws SQLException {
        Set<String> tables = new TreeSet<>(
                Tables.all().stream().map(table -> table.spec().table()).toList());
        for (String table : tables) {
            if (table.equals("order_cases")) {
                continue; // whose texts are all of closed sets: a marked one is rejected
            }
            assertThat(MarkedDatabases.list(
                            databases.target(),
                            "SELECT count(*) FROM " + table + " AS t WHERE to_jsonb(t)::text LIKE '%qx7zwk%'"))
                    .as(table)
                    .doesNotContain("0");
        }
        assertThat(MarkedDatabases.list(databases.target(), """
                        SELECT DISTINCT table_name FROM migration.migration_quarantine
                        WHERE source_row::text LIKE '%qx7zwk%' ORDER BY 1""")).containsExactlyElementsOf(tables);
        assertThat(MarkedDatabases.list(databases.target(), "SELECT DISTINCT code FROM migration.migration_quarantine"))
                .containsExactlyInAnyOrderElementsOf(EnumSet.allOf(ReasonCode.class).stream()
                        .filter(code -> code.severity() == Severity.ERROR)
                        .map(ReasonCode::name)
                        .toList());
    }

    @Test
    void process_onTrace_tellsNothing_andHasNoPasswordOnItsCommandLine() throws Exception {
        databases.inTarget(REFUSING.formatted("RAISE EXCEPTION 'not %', NEW.bracket_name USING ERRCODE = 'AB123'"));

        MarkedDatabases.Printed printed =
                databases.runProcess(Map.of("LOG_LEVEL", "TRACE", "TARGET_DB_PASSWORD", Leaks.SECRET), "migrate");

        assertThat(printed.exitCode()).isEqualTo(1);
        assertThat(printed.err())
                .contains("its words are not repeated here", "(PL/pgSQL function refuse() line 1", "SQLSTATE AB123")
                .contains("    at dev.rekey.engine.");
        assertThat(databases.leaks().found()).isEmpty();
    }

    /** What a migration can fail at with a value in the message. */
    enum Failing {
        STATE_OF_ITS_OWN(1, "RAISE EXCEPTION '%', NEW.bracket_name USING ERRCODE = 'AB123'"),
        LACK_OF_RIGHTS(2, "RAISE EXCEPTION '%', NEW.bracket_name USING ERRCODE = 'insufficient_privilege'"),
        LOST_CONNECTION(4, "RAISE EXCEPTION '%', NEW.bracket_name USING ERRCODE = 'connection_failure'"),
        COLLISION(4, "RAISE EXCEPTION '%', NEW.bracket_name USING ERRCODE = 'serialization_failure'"),
        DETAIL(1, "RAISE EXCEPTION 'no' USING ERRCODE = 'AB123', DETAIL = NEW.bracket_name, HINT = NEW.bracket_name"),
        NAME_IN_A_QUERY(1, "EXECUTE 'SELECT ' || quote_ident(NEW.bracket_name)"),
        NAME_OF_A_RELATION(1, "PERFORM quote_ident(NEW.bracket_name)::regclass"),
        NAME_OF_A_CONSTRAINT(3, "RAISE EXCEPTION 'no' USING CONSTRAINT = NEW.bracket_name, TABLE = NEW.bracket_name");

        private final int exitCode;
        private final String statement;

        Failing(int exitCode, String statement) {
            this.exitCode = exitCode;
            this.statement = statement;
        }
    }

    @ParameterizedTest
    @EnumSource
    void failure_whoseWordsQuoteARow_doesNotRepeatThem(Failing failing) throws Exception {
        databases.configure("LOG_LEVEL=DEBUG", "MAX_RETRY_ATTEMPTS=1");
        databases.inTarget(REFUSING.formatted(failing.statement));

        assertThat(databases.run("migrate", "brackets")).isEqualTo(failing.exitCode);
        assertThat(databases.run("status")).isZero();

        assertThat(databases.leaks().found()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void exception_asItsCallerSeesIt_quotesNothing(Failing failing) throws Exception {
        databases.inTarget(REFUSING.formatted(failing.statement));

        // The caller's own connections: the driver is not told to keep details to itself.
        Migration migration = migration(SourceProfile.DOCUMENTED, databases);
        if (failing.exitCode == 3) {
            assertThat(migration.migrate().exitCode().code()).isEqualTo(3);
            return;
        }
        MigrationException thrown = catchThrowableOfType(MigrationException.class, migration::migrate);

        assertThat(thrown.exitCode().code()).isEqualTo(failing.exitCode);
        assertThat(thrown).hasRootCauseInstanceOf(SQLException.class);
        assertThat(new Leaks()
                        .in("exception", thrown)
                        .inLedger(databases.target())
                        .found())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void sourceQuery_thatStumblesOverAValue_doesNotRepeatIt(Stumbling stumbling) throws Exception {
        Path profile = Files.createDirectories(directory.resolve("profile"));
        String query = new dev.rekey.tables.brackets.BracketMigration().spec().sourceQuery();
        Files.writeString(
                profile.resolve("brackets.sql"),
                query.replaceFirst("\\bis_active\\b", stumbling.expression + " AS is_active"));
        databases.configure("SOURCE_PROFILE=profile", "LOG_LEVEL=DEBUG");

        assertThat(databases.run("assess", "brackets")).isNotZero();
        assertThat(databases.run("migrate", "brackets")).isNotZero();

        Leaks leaks = databases.leaks();
        MigrationException thrown = catchThrowableOfType(
                MigrationException.class, migration(SourceProfile.open("profile", directory), databases)::migrate);
        assertThat(leaks.in("exception", thrown).found()).isEmpty();
    }

    /** Expressions that only a row makes fail. */
    enum Stumbling {
        CAST("name::boolean"),
        REGCLASS("(quote_ident(name)::regclass::oid > 0)"),
        REGROLE("(quote_ident(name)::regrole::oid > 0)"),
        JSON("(translate(name, ' ', '')::json ->> 'a' = 'b')"),
        SETTING("(current_setting(name) = 'on')");

        private final String expression;

        Stumbling(String expression) {
            this.expression = expression;
        }
    }

    private static Migration migration(SourceProfile profile, MarkedDatabases databases) {
        return Migration.builder()
                .source(databases.source())
                .target(databases.target())
                .tables(Tables.all())
                .only(List.of("brackets"))
                .profile(profile)
                .options(MigrationOptions.DEFAULTS.withWorkers(2).withMaxRetryAttempts(1))
                .build();
    }

    @Test
    void plantedLeaks_areFound_inEveryPlace() throws Exception {
        assertThat(databases.run("migrate", "brackets")).isEqualTo(3);
        assertThat(databases.leaks().found()).isEmpty();

        Files.writeString(directory.resolve("rekey-report/index.html"), "<td>Jane QX7ZWK</td>");
        databases.inTarget(
                "UPDATE migration.migration_control SET error_message = 'for qx7zsecret'",
                "UPDATE migration.migration_quarantine SET issues = '[{\"message\": \"91827364.5\"}]' WHERE legacy_id = 950001");
        Leaks leaks = databases
                .leaks()
                .in("out", "x qx7zwk y")
                .in("exception", new IllegalStateException("no", new SQLException("Jane qx7zwk")));

        assertThat(leaks.found().stream()
                        .map(place -> place.replaceFirst(":.*", "").replace(directory.toString(), ""))
                        .distinct())
                .containsExactlyInAnyOrder(
                        "/rekey-report/index.html",
                        "migration.migration_control",
                        "migration.migration_quarantine",
                        "out",
                        "exception");
        assertThat(Arrays.stream(new String[] {"qx7zwk", "91827364", "qx7zsecret"})
                        .allMatch(mark -> leaks.found()
                                .toString()
                                .toLowerCase(java.util.Locale.ROOT)
                                .contains(mark)))
                .isTrue();
    }
}
