package dev.rekey.engine;

import dev.rekey.api.MigrationOptions;
import dev.rekey.fixtures.DemoData;
import dev.rekey.fixtures.DemoData.Shape;
import dev.rekey.fixtures.DemoData.Variant;
import dev.rekey.fixtures.KeptSessions;
import dev.rekey.fixtures.PostgresServer;
import dev.rekey.fixtures.Schemas;
import dev.rekey.profile.SourceProfile;
import dev.rekey.tables.Tables;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** A legacy database and a target of a test's own, cloned from filled ones. */
public final class Scenario implements AutoCloseable {

    static final List<String> TABLES =
            Tables.all().stream().map(table -> table.spec().table()).sorted().toList();

    private static final Map<Demo, Filled> FILLED = new HashMap<>();

    private final PostgresServer server;
    private final Shape shape;
    private final String sourceUrl;
    private final String targetUrl;
    private final KeptSessions sourceSessions;
    private final KeptSessions targetSessions;

    private record Demo(Shape shape, Variant variant) {}

    private record Filled(String source, String target) {}

    private Scenario(Shape shape, String sourceUrl, String targetUrl) {
        this(PostgresServer.shared(), shape, sourceUrl, targetUrl);
    }

    private Scenario(PostgresServer server, Shape shape, String sourceUrl, String targetUrl) {
        this.server = server;
        this.shape = shape;
        this.sourceUrl = sourceUrl;
        this.targetUrl = targetUrl;
        this.sourceSessions = new KeptSessions(sourceUrl);
        this.targetSessions = new KeptSessions(targetUrl);
    }

    /** Databases filled with a variant of the demo data in its documented shape. */
    public static Scenario of(Variant variant) {
        return of(Shape.DOCUMENTED, variant);
    }

    /** Databases filled with a variant of the demo data in a shape, whose profile their migrations take. */
    static Scenario of(Shape shape, Variant variant) {
        PostgresServer server = PostgresServer.shared();
        Filled filled;
        synchronized (FILLED) {
            filled = FILLED.computeIfAbsent(new Demo(shape, variant), Scenario::fill);
        }
        return new Scenario(
                shape,
                server.createDatabase("source", filled.source()),
                server.createDatabase("target", filled.target()));
    }

    /** Databases on another server than the shared one. */
    static Scenario on(PostgresServer server, Variant variant) {
        String source = server.createDatabase("source");
        String target = server.createDatabase("target");
        DemoData.fill(PostgresServer.dataSource(source), PostgresServer.dataSource(target), variant);
        return new Scenario(server, Shape.DOCUMENTED, source, target);
    }

    /** A copy of another scenario's databases, to which nobody may be connected. */
    public static Scenario copyOf(Scenario template) {
        PostgresServer server = PostgresServer.shared();
        template.endSessions();
        return new Scenario(
                template.shape,
                server.createDatabase("source", PostgresServer.databaseName(template.sourceUrl)),
                server.createDatabase("target", PostgresServer.databaseName(template.targetUrl)));
    }

    /** Empty source tables and parents. */
    public static Scenario empty() {
        PostgresServer server = PostgresServer.shared();
        Scenario scenario =
                new Scenario(Shape.DOCUMENTED, server.createDatabase("source"), server.createDatabase("target"));
        Schemas.LEGACY_DOCUMENTED.create(scenario.source());
        Schemas.TARGET_PARENTS.create(scenario.target());
        return scenario;
    }

    private static Filled fill(Demo demo) {
        PostgresServer server = PostgresServer.shared();
        String source = server.createDatabase("template_source");
        String target = server.createDatabase("template_target");
        DemoData.fill(
                PostgresServer.dataSource(source), PostgresServer.dataSource(target), demo.shape(), demo.variant());
        return new Filled(PostgresServer.databaseName(source), PostgresServer.databaseName(target));
    }

    public DataSource source() {
        return PostgresServer.dataSource(sourceUrl);
    }

    public DataSource target() {
        return PostgresServer.dataSource(targetUrl);
    }

    public String sourceUrl() {
        return sourceUrl;
    }

    public String targetUrl() {
        return targetUrl;
    }

    /** A migration of the nine tables, ready for a test to choose options; its sessions are its own, as a process's. */
    public Migration.Builder builder() {
        endSessions();
        return Migration.builder()
                .source(sourceSessions)
                .target(targetSessions)
                .tables(Tables.all())
                .profile(SourceProfile.open(shape.profile(), Path.of("").toAbsolutePath()));
    }

    Migration migration(MigrationOptions options, String... tables) {
        return builder().options(options).only(List.of(tables)).build();
    }

    public Migration migration(String... tables) {
        return migration(MigrationOptions.DEFAULTS, tables);
    }

    public Scenario inSource(String... statements) {
        return execute(source(), statements);
    }

    public Scenario inTarget(String... statements) {
        return execute(target(), statements);
    }

    private Scenario execute(DataSource database, String... statements) {
        endSessions();
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            return this;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A query's rows in the target, each as one line of text. */
    public List<String> target(String sql) {
        return lines(targetSessions, sql);
    }

    public List<String> source(String sql) {
        return lines(sourceSessions, sql);
    }

    private static List<String> lines(DataSource database, String sql) {
        return Jdbi.create(database).withHandle(handle -> handle.createQuery(
                        "SELECT concat_ws('|', VARIADIC ARRAY(SELECT coalesce(value, '<null>') FROM"
                                + " json_each_text(row_to_json(line)))) FROM (" + sql + ") AS line")
                .mapTo(String.class)
                .list());
    }

    /** The nine tables' rows, whole, by table. */
    Map<String, String> contents() {
        return TABLES.stream()
                .collect(Collectors.toMap(
                        table -> table,
                        table -> String.join(
                                "",
                                target("SELECT md5(string_agg(t::text, chr(10) ORDER BY t.id)) AS m FROM " + table
                                        + " AS t"))));
    }

    /** What the ledger says of rows, without anything that tells one run from another. */
    String ledger() {
        return String.join("\n", target("""
                        SELECT 'quarantine' AS what, table_name, legacy_id, code, column_name, message, remedy, source_row,
                               issues, winner_id, state
                        FROM migration.migration_quarantine ORDER BY table_name, legacy_id""")) + String.join("\n", target("""
                        SELECT 'mapping' AS what, entity_type, legacy_id, new_id, source_hash, issues
                        FROM migration.migration_mappings ORDER BY entity_type, legacy_id"""));
    }

    private void endSessions() {
        sourceSessions.end();
        targetSessions.end();
    }

    @Override
    public void close() {
        endSessions();
        server.dropDatabase(sourceUrl);
        server.dropDatabase(targetUrl);
    }
}
