package dev.rekey.database;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.RejectedLimits;
import dev.rekey.database.Settings.Setting;
import dev.rekey.profile.SourceProfile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a command runs with.
 *
 * @param source the legacy database; null, like {@code target}, where neither is configured
 * @param target the database to fill
 * @param maxLatency zero for none
 * @param sourceProfile the name of a source profile, or its folder
 * @param warnings of files with secrets that others may read, a line each
 */
public record Configuration(
        @Nullable Endpoint source,
        @Nullable Endpoint target,
        int batchSize,
        int workers,
        Duration maxLatency,
        int maxRetryAttempts,
        RejectedLimits maxRejected,
        ZoneId sourceTimeZone,
        String sourceProfile,
        String targetSchema,
        String ledgerSchema,
        Path reportDirectory,
        LogLevel logLevel,
        List<String> warnings) {

    private static final int LONGEST_NAME = 63;

    /**
     * Reads a configuration.
     *
     * @param base the directory that relative paths start from
     * @throws MigrationException CONFIGURATION, naming the variable, if one is wrong or missing
     */
    public static Configuration read(Settings settings, Path base) {
        Set<String> warnings = new LinkedHashSet<>(EnvFile.warnings(base));
        Endpoint source = EndpointReader.read(settings, "SOURCE_DB", base, warnings::add);
        Endpoint target = EndpointReader.read(settings, "TARGET_DB", base, warnings::add);
        if ((source == null) != (target == null)) {
            String missing = source == null ? "SOURCE_DB" : "TARGET_DB";
            throw new MigrationException(
                    ExitCode.CONFIGURATION,
                    "%1$s_URL is not set, but %2$s_* is. Set %1$s_URL (or %1$s_HOST, %1$s_NAME, %1$s_USER, %1$s_PASSWORD) too."
                            .formatted(missing, source == null ? "TARGET_DB" : "SOURCE_DB"));
        }
        MigrationOptions defaults = MigrationOptions.DEFAULTS;
        return new Configuration(
                source,
                target,
                settings.wholeNumber("BATCH_SIZE", defaults.batchSize(), 1, 100_000),
                settings.wholeNumber("WORKERS", defaults.workers(), 1, 64),
                settings.duration("MAX_LATENCY", defaults.maxLatency()),
                settings.wholeNumber("MAX_RETRY_ATTEMPTS", defaults.maxRetryAttempts(), 0, 100),
                maxRejected(settings),
                timeZone(settings),
                profile(settings),
                schema(settings, "TARGET_SCHEMA", defaults.targetSchema()),
                schema(settings, "LEDGER_SCHEMA", defaults.ledgerSchema()),
                base.resolve(settings.text("REPORT_DIR", "rekey-report")).normalize(),
                logLevel(settings),
                List.copyOf(warnings));
    }

    /** The same with other workers. */
    public Configuration withWorkers(int number) {
        return new Configuration(
                source,
                target,
                batchSize,
                number,
                maxLatency,
                maxRetryAttempts,
                maxRejected,
                sourceTimeZone,
                sourceProfile,
                targetSchema,
                ledgerSchema,
                reportDirectory,
                logLevel,
                warnings);
    }

    public MigrationOptions options(boolean widen, boolean update) {
        return MigrationOptions.DEFAULTS
                .withBatchSize(batchSize)
                .withWorkers(workers)
                .withMaxLatency(maxLatency)
                .withMaxRetryAttempts(maxRetryAttempts)
                .withSourceTimeZone(sourceTimeZone)
                .withTargetSchema(targetSchema)
                .withLedgerSchema(ledgerSchema)
                .withWiden(widen)
                .withUpdate(update)
                .withMaxRejected(maxRejected);
    }

    /** The name of the source profile, or its folder. */
    public static String profile(Settings settings) {
        return settings.text("SOURCE_PROFILE", SourceProfile.DOCUMENTED.name());
    }

    /** PostgreSQL cuts longer names off without an error, and would take two schemas for one. */
    private static String schema(Settings settings, String variable, String otherwise) {
        String name = settings.text(variable, otherwise);
        Setting setting = settings.find(variable);
        if (setting != null && name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw setting.wrong("is longer than the " + LONGEST_NAME + " bytes that a name in PostgreSQL can have.");
        }
        return name;
    }

    private static ZoneId timeZone(Settings settings) {
        Setting setting = settings.find("SOURCE_TIME_ZONE");
        if (setting == null) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(setting.value().strip()).normalized();
        } catch (DateTimeException e) {
            throw setting.wrong("is no time zone. Use a name such as UTC, Europe/Berlin or America/New_York.");
        }
    }

    private static RejectedLimits maxRejected(Settings settings) {
        Setting setting = settings.find("MAX_REJECTED");
        if (setting == null) {
            return RejectedLimits.NONE;
        }
        try {
            return RejectedLimits.parse(List.of(setting.value().split(",", -1)));
        } catch (IllegalArgumentException e) {
            throw setting.wrong(
                    "must be a number of rows or a percentage of a table's rows, for all tables or for one, each"
                            + " once: --max-rejected 100, --max-rejected 2%, --max-rejected brackets=5% (MAX_REJECTED=2%,brackets=5%).");
        }
    }

    private static LogLevel logLevel(Settings settings) {
        Setting setting = settings.find("LOG_LEVEL");
        if (setting == null) {
            return LogLevel.WARN;
        }
        String name = setting.value().strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(LogLevel.values())
                .filter(level -> level.name().equals(name))
                .findFirst()
                .orElseThrow(() -> setting.wrong("must be one of TRACE, DEBUG, INFO, WARN, ERROR."));
    }
}
