package dev.rekey.verify;

import dev.rekey.api.DemoDatabases;
import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.Verification;
import dev.rekey.database.Configuration;
import dev.rekey.database.Databases;
import dev.rekey.database.Endpoint;
import dev.rekey.database.EnvFile;
import dev.rekey.database.Patience;
import dev.rekey.database.Settings;
import dev.rekey.database.Settings.Layer;
import dev.rekey.report.DeviationsFile;
import dev.rekey.verify.Examination.Request;
import dev.rekey.verify.allure.Context;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An examination with its databases: those that are configured, or those of a demo that was migrated first. */
final class VerificationSession implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(VerificationSession.class.getName());
    private static final int WORKERS = 2;

    private final Configuration configuration;
    private final Databases databases;
    private final Examination examination;
    private final DemoDatabases.@Nullable Running demo;

    private VerificationSession(
            Configuration configuration,
            Databases databases,
            Examination examination,
            DemoDatabases.@Nullable Running demo) {
        this.configuration = configuration;
        this.databases = databases;
        this.examination = examination;
        this.demo = demo;
    }

    /**
     * Reads the configuration, opens the databases and prepares the examination.
     *
     * @param parameters gives what whoever started the suite has to say of a setting, or null
     * @throws MigrationException if something is misconfigured or does not answer
     */
    static VerificationSession open(Function<String, @Nullable String> parameters) {
        Context.prepare();
        Path base = base();
        Settings settings = new Settings(List.of(
                new Layer("the launcher's parameters", new Given(parameters)),
                new Layer("the environment", System.getenv()),
                EnvFile.read(base)));
        Configuration configuration = Configuration.read(settings, base);
        configuration.warnings().forEach(warning -> LOG.log(Level.WARNING, warning));
        if (configuration.source() != null) {
            return open(configuration, parameters, null);
        }
        DemoDatabases.Running demo = startDemo(configuration.sourceProfile(), base);
        try {
            return open(
                    Configuration.read(settings.under(new Layer("the demo", demo.configuration())), base),
                    parameters,
                    demo);
        } catch (RuntimeException e) {
            demo.close();
            throw e;
        }
    }

    private static DemoDatabases.Running startDemo(String profile, Path base) {
        MigratedDatabases databases = ServiceLoader.load(MigratedDatabases.class)
                .findFirst()
                .orElseThrow(() -> new MigrationException(
                        ExitCode.CONFIGURATION,
                        "no database to verify: set SOURCE_DB_URL and TARGET_DB_URL, in the environment or in "
                                + base.resolve(".env")));
        LOG.log(Level.INFO, "No database is configured: the demo is migrated and verified, and nothing of yours");
        return databases.start(profile);
    }

    private static VerificationSession open(
            Configuration configuration,
            Function<String, @Nullable String> parameters,
            DemoDatabases.@Nullable Running demo) {
        Endpoint source = Objects.requireNonNull(configuration.source());
        Endpoint target = Objects.requireNonNull(configuration.target());
        try {
            DeviationsFile.forget(configuration.reportDirectory());
            Databases databases = Databases.open(source, target, WORKERS);
            try {
                Examination examination =
                        Examination.open(request(configuration, databases, parameters), patience(configuration));
                return new VerificationSession(configuration, databases, examination, demo);
            } catch (RuntimeException e) {
                databases.close();
                throw e;
            }
        } catch (RuntimeException e) {
            throw ReportCompletion.withdraw(
                    configuration.reportDirectory(), "the latest verification could not begin", e);
        }
    }

    private static Patience patience(Configuration configuration) {
        return new Patience(
                configuration.maxRetryAttempts(),
                Patience.FIRST,
                VerificationSession::paused,
                notice -> LOG.log(Level.WARNING, notice));
    }

    private static boolean paused(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Request request(
            Configuration configuration, Databases databases, Function<String, @Nullable String> parameters) {
        return new Request(
                databases.source(),
                databases.target(),
                configuration.sourceTimeZone(),
                profile(configuration.sourceProfile()),
                configuration.targetSchema(),
                configuration.ledgerSchema(),
                Filter.parse(Objects.requireNonNullElse(parameters.apply("verify.tables"), "")),
                Filter.parse(Objects.requireNonNullElse(parameters.apply("verify.checks"), "")),
                configuration.reportDirectory().resolve("verification-proofs.jsonl"));
    }

    /** The source profile that the run had: the name of one that ships, or a directory, from the configuration's base. */
    private static String profile(String configured) {
        Path directory = base().resolve(configured);
        return !ExpectationFiles.ships(configured) && Files.isDirectory(directory) ? directory.toString() : configured;
    }

    private static Path base() {
        return Path.of(System.getProperty("rekey.basedir", "")).toAbsolutePath().normalize();
    }

    Configuration configuration() {
        return configuration;
    }

    Examination examination() {
        return examination;
    }

    /** Completes the run's final report with what was found; closes what was opened. */
    @Override
    public void close() {
        try {
            Verification verification = examination.finish();
            ReportCompletion.write(configuration, databases.target(), verification);
            DeviationsFile.write(configuration.reportDirectory(), examination.deviations());
        } catch (RuntimeException e) {
            throw ReportCompletion.withdraw(
                    configuration.reportDirectory(), "the latest verification could not be completed", e);
        } finally {
            try {
                databases.close();
            } finally {
                if (demo != null) {
                    demo.close();
                }
            }
        }
    }

    /** Settings that are asked for by name, because they cannot be listed. */
    private static final class Given extends java.util.AbstractMap<String, String> {
        private final Function<String, @Nullable String> parameters;

        Given(Function<String, @Nullable String> parameters) {
            this.parameters = parameters;
        }

        @Override
        public @Nullable String get(@Nullable Object name) {
            return name instanceof String key ? parameters.apply(key) : null;
        }

        @Override
        public java.util.Set<Entry<String, String>> entrySet() {
            return new LinkedHashMap<String, String>().entrySet();
        }
    }
}
