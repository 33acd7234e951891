package dev.rekey.cli;

import dev.rekey.api.DemoDatabases;
import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.ProgressListener;
import dev.rekey.database.Configuration;
import dev.rekey.database.Databases;
import dev.rekey.database.Endpoint;
import dev.rekey.database.EnvFile;
import dev.rekey.database.Settings;
import dev.rekey.database.Settings.Layer;
import dev.rekey.engine.Migration;
import dev.rekey.profile.SourceProfile;
import dev.rekey.tables.Tables;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A command's configuration and open databases; those of the demo where none are configured. */
final class Session implements AutoCloseable {
    private final Console console;
    private final Configuration configuration;
    private final Databases databases;
    private final DemoDatabases.@Nullable Running demo;
    private final SourceProfile profile;

    /** Which database must answer before a command begins. */
    enum Needs {
        BOTH,
        LEDGER
    }

    private Session(
            Console console,
            Configuration configuration,
            SourceProfile profile,
            Databases databases,
            DemoDatabases.@Nullable Running demo) {
        this.console = console;
        this.configuration = configuration;
        this.profile = profile;
        this.databases = databases;
        this.demo = demo;
    }

    /**
     * Reads the configuration and opens the databases.
     *
     * @param flags variables given on the command line
     */
    static Session open(Console console, Map<String, String> flags, Needs needs) {
        Path base = base();
        Settings settings = settings(flags, base);
        Configuration configuration = Configuration.read(settings, base);
        Logging.configure(configuration.logLevel());
        configuration.warnings().forEach(warning -> console.complain("warning: " + warning));
        SourceProfile profile = SourceProfile.open(configuration.sourceProfile(), base);
        if (configuration.source() != null) {
            return connected(console, configuration, profile, needs, null);
        }
        DemoDatabases.Running demo = startDemo(console, base, profile.name());
        try {
            Configuration onDemo =
                    Configuration.read(settings.under(new Layer("the demo", demo.configuration())), base);
            console.say("  source  " + onDemo.source());
            console.say("  target  " + onDemo.target());
            return connected(console, onDemo, profile, needs, demo);
        } catch (RuntimeException e) {
            demo.close();
            throw e;
        }
    }

    /** The source profile that is configured, for commands that ask no database. */
    static SourceProfile profile(Map<String, String> flags) {
        return SourceProfile.open(Configuration.profile(settings(flags, base())), base());
    }

    private static Path base() {
        return Path.of(System.getProperty("rekey.basedir", "")).toAbsolutePath().normalize();
    }

    private static Settings settings(Map<String, String> flags, Path base) {
        return new Settings(List.of(
                new Layer("the command line", flags),
                new Layer("the environment", System.getenv()),
                EnvFile.read(base)));
    }

    Configuration configuration() {
        return configuration;
    }

    /** A migration between these databases, of these tables or all, still to be given its options. */
    Migration.Builder migration(List<String> tables) {
        return Migration.builder()
                .listener(new Notices(console))
                .source(databases.source())
                .target(databases.target())
                .tables(Tables.all())
                .profile(profile)
                .only(tables);
    }

    /** What a command has that asks the ledger: all tables, as they are configured. */
    Migration ofLedger() {
        return migration(List.of()).options(configuration.options(false, false)).build();
    }

    boolean onDemo() {
        return demo != null;
    }

    /** Says what a person should know while a command without a display of its own works: that it waits, say. */
    private record Notices(Console console) implements ProgressListener {
        @Override
        public void noticed(String message) {
            console.complain(message);
        }
    }

    /** Leaves the demo's databases running until Ctrl-C or SIGTERM. */
    void keepUntilInterrupted(Console console) throws InterruptedException {
        console.say("");
        console.say("The databases keep running until Ctrl-C. Look around with:");
        console.say("  " + psql(Objects.requireNonNull(configuration.source())));
        console.say("  " + psql(Objects.requireNonNull(configuration.target())));
        CountDownLatch interrupted = new CountDownLatch(1);
        Interruption interruption = new Interruption(interrupted::countDown);
        try (interruption) {
            interrupted.await();
        }
    }

    private static String psql(Endpoint endpoint) {
        Endpoint.Address address = endpoint.addresses().get(0);
        return "psql -h %s -p %d -U %s -d %s"
                .formatted(address.host(), address.port(), endpoint.user(), endpoint.database());
    }

    @Override
    public void close() {
        try {
            databases.close();
        } finally {
            if (demo != null) {
                demo.close();
            }
        }
    }

    /** With as many workers as there are connections for. */
    private static Session connected(
            Console console,
            Configuration configuration,
            SourceProfile profile,
            Needs needs,
            DemoDatabases.@Nullable Running demo) {
        Endpoint source = Objects.requireNonNull(configuration.source());
        Endpoint target = Objects.requireNonNull(configuration.target());
        if (needs == Needs.LEDGER) {
            return new Session(console, configuration, profile, Databases.openLedger(source, target), demo);
        }
        Databases databases = Databases.open(source, target, configuration.workers());
        databases.notices().forEach(notice -> console.say("notice: " + notice));
        return new Session(console, configuration.withWorkers(databases.workers()), profile, databases, demo);
    }

    private static DemoDatabases.Running startDemo(Console console, Path base, String profile) {
        DemoDatabases demo = ServiceLoader.load(DemoDatabases.class)
                .findFirst()
                .orElseThrow(() -> new MigrationException(ExitCode.CONFIGURATION, """
                        neither SOURCE_DB_URL nor TARGET_DB_URL is set.
                        Set both, in the environment or in the file %s:
                          SOURCE_DB_URL=postgresql://reader:PASSWORD@legacy.example.com:5432/legacy
                          TARGET_DB_URL=postgresql://postgres.PROJECT:PASSWORD@REGION.pooler.supabase.com:5432/postgres
                        Then look before you leap: rekey assess. More: rekey --help""".formatted(base.resolve(".env"))));
        console.say("No database is configured: running on demo data. While this runs, the databases listen at");
        return demo.start(profile);
    }
}
