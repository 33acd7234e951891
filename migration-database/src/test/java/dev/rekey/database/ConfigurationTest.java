package dev.rekey.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.MigrationOptions;
import dev.rekey.api.RejectedLimits;
import dev.rekey.database.Settings.Layer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
    private static final Path BASE = Path.of("/base");

    @Test
    void read_nothingSet_isTheDefaultsWithoutDatabases() {
        assertThat(read(Map.of()))
                .isEqualTo(new Configuration(
                        null,
                        null,
                        1000,
                        8,
                        Duration.ofSeconds(2),
                        3,
                        RejectedLimits.NONE,
                        ZoneOffset.UTC,
                        "documented",
                        "public",
                        "migration",
                        Path.of("/base/rekey-report"),
                        LogLevel.WARN,
                        List.of()));
    }

    @Test
    void read_everythingSet() {
        Configuration configuration = read(Map.of(
                "SOURCE_DB_URL", Given.URL,
                "TARGET_DB_HOST", "localhost",
                "TARGET_DB_NAME", "postgres",
                "TARGET_DB_USER", "admin",
                "BATCH_SIZE", " 500 ",
                "WORKERS", "2",
                "MAX_RETRY_ATTEMPTS", "0",
                "SOURCE_TIME_ZONE", "Europe/Berlin",
                "REPORT_DIR", "/elsewhere",
                "LOG_LEVEL", "debug"));

        assertThat(configuration.source()).hasToString("db.example.com:5433/legacy");
        assertThat(configuration.target()).hasToString("localhost:5432/postgres");
        assertThat(configuration.options(true, false).batchSize()).isEqualTo(500);
        assertThat(configuration.sourceTimeZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(configuration.reportDirectory()).isEqualTo(Path.of("/elsewhere"));
        assertThat(configuration.logLevel()).isEqualTo(LogLevel.DEBUG);
        assertThat(configuration.toString()).doesNotContain("pw");
    }

    @Test
    void read_flagsOverEnvironmentOverFile_blankCountsForNothing() {
        Settings settings = new Settings(List.of(
                new Layer("the command line", Map.of("BATCH_SIZE", "1")),
                new Layer("the environment", Map.of("BATCH_SIZE", "2", "WORKERS", "2", "LEDGER_SCHEMA", " ")),
                new Layer(".env", Map.of("BATCH_SIZE", "3", "WORKERS", "3", "LEDGER_SCHEMA", "ledger"))));

        Configuration configuration = Configuration.read(settings, BASE);

        assertThat(configuration.batchSize()).isEqualTo(1);
        assertThat(configuration.workers()).isEqualTo(2);
        assertThat(configuration.ledgerSchema()).isEqualTo("ledger");
    }

    @Test
    void read_maxRejected_aTablesOwnBeatsTheGeneralOne() {
        RejectedLimits limits = read(Map.of("MAX_REJECTED", " 100 , brackets = 2.5% ,technicians=0"))
                .maxRejected();

        assertThat(limits).hasToString("100,brackets=2.5%,technicians=0");
        assertThat(Objects.requireNonNull(limits.of("purchases")).of(10)).isEqualTo(100);
        assertThat(Objects.requireNonNull(limits.of("brackets")).of(1_720)).isEqualTo(43);
        assertThat(Objects.requireNonNull(limits.of("brackets")).of(1_719)).isEqualTo(42);
        assertThat(Objects.requireNonNull(limits.of("technicians")).of(1_000)).isZero();
        assertThat(read(Map.of()).maxRejected().of("brackets")).isNull();
    }

    @Test
    void options_withOneChanged_keepTheOthers() {
        RejectedLimits limits = RejectedLimits.parse(List.of("5"));
        MigrationOptions options = MigrationOptions.DEFAULTS.withMaxRejected(limits);

        assertThat(options.withMaxRetryAttempts(7).maxRejected()).isEqualTo(limits);
        assertThat(options.withMaxRetryAttempts(7).withMaxRetryAttempts(3)).isEqualTo(options);
    }

    @ParameterizedTest
    @CsvSource({"off, 0", "1ms, 1", "2s, 2000", "600s, 600000", "' 1 s ', 1000"})
    void read_maxLatency_hasAUnit(String value, long millis) {
        Configuration configuration = read(Map.of("MAX_LATENCY", value));

        assertThat(configuration.options(false, false).maxLatency()).isEqualTo(Duration.ofMillis(millis));
        assertThat(configuration.withWorkers(1)).isEqualTo(read(Map.of("MAX_LATENCY", value, "WORKERS", "1")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BATCH_SIZE         | abc        | must be a whole number from 1 to 100000, e.g. BATCH_SIZE=1000.
            BATCH_SIZE         | 0          | must be a whole number
            BATCH_SIZE         | -5         | must be a whole number
            BATCH_SIZE         | 9999999999 | must be a whole number
            WORKERS            | 0          | must be a whole number from 1 to 64, e.g. WORKERS=8.
            MAX_LATENCY        | 500        | must be a time from 1ms to 600s, or off, e.g. MAX_LATENCY=500ms or
            MAX_LATENCY        | 0s         | must be a time
            MAX_LATENCY        | 601s       | must be a time
            MAX_LATENCY        | -1s        | must be a time
            MAX_RETRY_ATTEMPTS | 1.5        | must be a whole number from 0
            MAX_REJECTED       | abc        | must be a number of rows or a percentage of a table's rows
            MAX_REJECTED       | -1         | must be a number of rows
            MAX_REJECTED       | 1.5        | must be a number of rows
            MAX_REJECTED       | 101%       | must be a number of rows
            MAX_REJECTED       | 5,6        | must be a number of rows
            MAX_REJECTED       | a=5,a=5%   | must be a number of rows
            MAX_REJECTED       | 5,         | must be a number of rows
            MAX_REJECTED       | =5         | must be a number of rows
            SOURCE_TIME_ZONE   | Mars       | is no time zone. Use a name such as UTC, Europe/Berlin
            LOG_LEVEL          | loud       | must be one of TRACE, DEBUG, INFO, WARN, ERROR.
            """)
    void read_wrongValue_namesVariableOriginAndRemedy(String name, String value, String complaint) {
        assertThat(Given.complaint(() -> read(Map.of(name, value))))
                .startsWith(name + " (from the environment) " + complaint)
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SOURCE_DB_URL=%s                                               | TARGET_DB_URL is not set, but SOURCE_DB_* is.
            TARGET_DB_URL=%s                                               | SOURCE_DB_URL is not set, but TARGET_DB_* is.
            SOURCE_DB_PASSWORD=pw                                          | SOURCE_DB_HOST is not set, but SOURCE_DB_PASSWORD
            TARGET_DB_URL=%s SOURCE_DB_HOST=h SOURCE_DB_NAME=d             | SOURCE_DB_USER is not set, but SOURCE_DB_HOST
            TARGET_DB_URL=%s SOURCE_DB_HOST=h SOURCE_DB_USER=u             | SOURCE_DB_NAME is not set, but SOURCE_DB_HOST
            TARGET_DB_URL=%s SOURCE_DB_URL=postgresql://h/d                | SOURCE_DB_USER is not set, but SOURCE_DB_URL
            TARGET_DB_URL=%s SOURCE_DB_URL=postgresql://u:pw@h             | SOURCE_DB_NAME is not set, but SOURCE_DB_URL
            """)
    void read_halfAConfiguration_namesTheMissingVariable(String assignments, String complaint) {
        Map<String, String> variables = new HashMap<>();
        for (String assignment : assignments.formatted(Given.URL).split(" +", -1)) {
            String[] parts = assignment.split("=", 2);
            variables.put(parts[0], parts[1]);
        }

        assertThat(Given.complaint(() -> read(variables)))
                .startsWith(complaint)
                .contains("Set ")
                .doesNotContain("pw");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TARGET_SCHEMA", "LEDGER_SCHEMA"})
    void read_schemaThatPostgresqlWouldCutOff_isRefused(String variable) {
        assertThat(Given.complaint(() -> read(Map.of(variable, "ü".repeat(32)))))
                .startsWith(variable + " (from the environment) is longer than the 63 bytes");
        assertThat(read(Map.of(variable, "x" + "ü".repeat(31))).toString()).contains("x" + "ü".repeat(31));
    }

    private static Configuration read(Map<String, String> variables) {
        return Configuration.read(Given.environment(variables), BASE);
    }
}
