package dev.rekey.database;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.MigrationOptions;
import dev.rekey.database.Settings.Setting;
import dev.rekey.profile.SourceProfile;
import java.nio.file.Path;
import java.time.DateTimeException;
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
 * @param sourceProfile the name of a source profile, or its folder
 * @param warnings of files with secrets that others may read, a line each
 */
public record Configuration(
        @Nullable Endpoint source,
        @Nullable Endpoint target,
        int batchSize,
        int workers,
        int maxRetryAttempts,
        ZoneId sourceTimeZone,
        String sourceProfile,
        String targetSchema,
        String ledgerSchema,
        Path reportDirectory,
        LogLevel logLevel,
        List<String> warnings) {

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
                settings.wholeNumber("MAX_RETRY_ATTEMPTS", defaults.maxRetryAttempts(), 0, 100),
                timeZone(settings),
                profile(settings),
                settings.text("TARGET_SCHEMA", defaults.targetSchema()),
                settings.text("LEDGER_SCHEMA", defaults.ledgerSchema()),
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
                maxRetryAttempts,
                sourceTimeZone,
                sourceProfile,
                targetSchema,
                ledgerSchema,
                reportDirectory,
                logLevel,
                warnings);
    }

    public MigrationOptions options(boolean widen, boolean update) {
        return new MigrationOptions(
                batchSize, workers, maxRetryAttempts, sourceTimeZone, targetSchema, ledgerSchema, widen, update);
    }

    /** The name of the source profile, or its folder. */
    public static String profile(Settings settings) {
        return settings.text("SOURCE_PROFILE", SourceProfile.DOCUMENTED.name());
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
