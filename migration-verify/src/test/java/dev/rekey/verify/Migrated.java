package dev.rekey.verify;

import dev.rekey.api.Verification;
import dev.rekey.database.Database;
import dev.rekey.database.Patience;
import dev.rekey.engine.Migration;
import dev.rekey.fixtures.DemoData;
import dev.rekey.fixtures.DemoData.Shape;
import dev.rekey.fixtures.DemoData.Variant;
import dev.rekey.fixtures.KeptSessions;
import dev.rekey.fixtures.PostgresServer;
import dev.rekey.fixtures.Schemas;
import dev.rekey.profile.SourceProfile;
import dev.rekey.tables.Tables;
import dev.rekey.verify.Examination.Case;
import dev.rekey.verify.Examination.Request;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** A legacy database and a target after a migration, a test's own to damage. */
final class Migrated implements AutoCloseable {

    private static final Map<Demo, Templates> TEMPLATES = new HashMap<>();

    private final PostgresServer server = PostgresServer.shared();
    private final String source;
    private final String target;
    private final KeptSessions sourceSessions;
    private final KeptSessions targetSessions;

    private record Demo(Shape shape, Variant variant) {}

    private record Templates(String source, String target) {}

    private Migrated(String source, String target) {
        this.source = source;
        this.target = target;
        this.sourceSessions = new KeptSessions(source);
        this.targetSessions = new KeptSessions(target);
    }

    /** A copy of a variant of the demo data in its documented shape, migrated. */
    static Migrated of(Variant variant) {
        return of(Shape.DOCUMENTED, variant);
    }

    /** A copy of a variant of the demo data in a shape, migrated by the profile of that shape. */
    static Migrated of(Shape shape, Variant variant) {
        PostgresServer server = PostgresServer.shared();
        Templates templates;
        synchronized (TEMPLATES) {
            templates = TEMPLATES.computeIfAbsent(new Demo(shape, variant), Migrated::migrate);
        }
        return new Migrated(
                server.createDatabase("source", templates.source()),
                server.createDatabase("target", templates.target()));
    }

    /** No tables yet. */
    static Migrated bare() {
        PostgresServer server = PostgresServer.shared();
        return new Migrated(server.createDatabase("source"), server.createDatabase("target"));
    }

    /** Migrates what is there. */
    void migrate(SourceProfile profile) {
        Migration.builder()
                .source(sourceSessions())
                .target(targetSessions())
                .tables(Tables.all())
                .profile(profile)
                .build()
                .migrate();
    }

    /** Empty tables, nothing migrated yet. */
    static Migrated empty() {
        Migrated empty = bare();
        Schemas.LEGACY_DOCUMENTED.create(empty.source());
        Schemas.TARGET_PARENTS.create(empty.target());
        return empty;
    }

    static SourceProfile profile(Shape shape) {
        return SourceProfile.open(shape.profile(), Path.of("").toAbsolutePath());
    }

    private static Templates migrate(Demo demo) {
        PostgresServer server = PostgresServer.shared();
        String source = server.createDatabase("migrated_source");
        String target = server.createDatabase("migrated_target");
        DemoData.fill(
                PostgresServer.dataSource(source), PostgresServer.dataSource(target), demo.shape(), demo.variant());
        Migrated migrated = new Migrated(source, target);
        migrated.migrate(profile(demo.shape()));
        migrated.endSessions();
        return new Templates(PostgresServer.databaseName(source), PostgresServer.databaseName(target));
    }

    /** The legacy database, for one run or one verification: its sessions are kept, and are that's own. */
    DataSource sourceSessions() {
        sourceSessions.end();
        return sourceSessions;
    }

    /** As {@link #sourceSessions}, of the target. */
    DataSource targetSessions() {
        targetSessions.end();
        return targetSessions;
    }

    private void endSessions() {
        sourceSessions.end();
        targetSessions.end();
    }

    DataSource source() {
        return PostgresServer.dataSource(source);
    }

    DataSource target() {
        return PostgresServer.dataSource(target);
    }

    Migrated inSource(String... statements) {
        return execute(source(), statements);
    }

    Migrated inTarget(String... statements) {
        return execute(target(), statements);
    }

    private Migrated execute(DataSource database, String... statements) {
        endSessions();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            return this;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Both databases, as a configuration takes them. */
    Map<String, String> configuration() {
        return Map.of("SOURCE_DB_URL", source, "TARGET_DB_URL", target);
    }

    /** A query's first column, on the target. */
    List<Long> targetIds(String sql) {
        return new Side("target", Database.shared(target()), Patience.NONE, new Journal()).ids(Sql.of(sql));
    }

    /** Everything, examined. */
    Verification verify() {
        return verify(Set.of(), Set.of());
    }

    /** These tables and checks, examined. */
    Verification verify(Set<String> tables, Set<String> checks) {
        return verify(sourceSessions(), targetSessions(), ZoneOffset.UTC, tables, checks);
    }

    /** Everything, by what a profile expects. */
    Verification verify(String profile) {
        return verify(sourceSessions(), targetSessions(), ZoneOffset.UTC, profile, Set.of(), Set.of());
    }

    /** One table, examined as a source profile has it. */
    Verification verify(Path profile, String table) {
        return verify(sourceSessions(), targetSessions(), ZoneOffset.UTC, profile.toString(), Set.of(table), Set.of());
    }

    /** Two databases, examined. */
    static Verification verify(
            DataSource source, DataSource target, ZoneId zone, Set<String> tables, Set<String> checks) {
        return verify(source, target, zone, ExpectationFiles.DOCUMENTED, tables, checks);
    }

    /** Two databases, examined by what a profile expects. */
    static Verification verify(
            DataSource source, DataSource target, ZoneId zone, String profile, Set<String> tables, Set<String> checks) {
        Examination examination = Examination.open(new Request(
                Database.shared(source),
                Database.shared(target),
                zone,
                profile,
                "public",
                "migration",
                tables,
                checks,
                null));
        for (Case each : examination.cases()) {
            examination.examine(each);
        }
        return examination.finish();
    }

    @Override
    public void close() {
        endSessions();
        server.dropDatabase(source);
        server.dropDatabase(target);
    }
}
