package dev.rekey.ledger;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.database.Identifiers;
import dev.rekey.jdbi.Bundle;
import dev.rekey.jdbi.Daos;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * The ledger's tables: names and columns as administrators know them from earlier migration scripts. A new ledger is made
 * as the oldest one was and then brought forward, so that it and one that has lived through all versions are the same.
 */
final class LedgerSchema {

    /** What ours is now. Version 1 had no record of its version. */
    static final int VERSION = 2;

    private static final String VERSIONS = "migration_ledger_version";

    /** Any number, the same for every runner: of two that start at the same instant one creates, the other waits. */
    private static final long CREATION_LOCK = 0x52454B4559L;

    /** The tables' names. */
    static final List<String> NAMES = List.of(
            "migration_control",
            "migration_checkpoints",
            "migration_mappings",
            "migration_quarantine",
            "migration_validation_reports");

    private static final List<String> TABLES = List.of("""
            CREATE TABLE IF NOT EXISTS %s.migration_control (
              id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
              run_id text NOT NULL,
              phase text NOT NULL DEFAULT 'execution',
              table_name text NOT NULL,
              operation text NOT NULL,
              status text NOT NULL CHECK (status IN ('pending', 'running', 'completed', 'failed', 'paused')),
              records_processed bigint NOT NULL DEFAULT 0,
              total_records bigint NOT NULL DEFAULT 0,
              filtered_records bigint NOT NULL DEFAULT 0,
              unaccounted_records bigint NOT NULL DEFAULT 0,
              required_rate double precision NOT NULL DEFAULT 0,
              created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
              started_at timestamptz,
              completed_at timestamptz,
              error_message text,
              details text,
              batch_size integer NOT NULL,
              worker_id text NOT NULL,
              UNIQUE (run_id, table_name, operation))""", """
            CREATE TABLE IF NOT EXISTS %s.migration_checkpoints (
              run_id text NOT NULL,
              table_name text NOT NULL,
              partition integer NOT NULL,
              lower_id bigint NOT NULL,
              upper_id bigint NOT NULL,
              last_processed_id bigint,
              records_processed bigint NOT NULL DEFAULT 0,
              records_total bigint NOT NULL,
              migrated bigint NOT NULL DEFAULT 0,
              unchanged bigint NOT NULL DEFAULT 0,
              changed bigint NOT NULL DEFAULT 0,
              rejected bigint NOT NULL DEFAULT 0,
              status text NOT NULL CHECK (status IN ('pending', 'running', 'completed', 'failed', 'paused')),
              owner text,
              heartbeat timestamptz,
              PRIMARY KEY (run_id, table_name, partition))""", """
            CREATE TABLE IF NOT EXISTS %s.migration_mappings (
              entity_type text NOT NULL,
              legacy_id bigint NOT NULL,
              new_id uuid NOT NULL,
              migrated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
              migration_batch text NOT NULL,
              inserted_by text,
              source_hash bytea NOT NULL,
              issues jsonb,
              PRIMARY KEY (entity_type, legacy_id))""", """
            CREATE INDEX IF NOT EXISTS migration_mappings_issues
              ON %s.migration_mappings (entity_type, legacy_id) WHERE issues IS NOT NULL""", """
            CREATE TABLE IF NOT EXISTS %s.migration_quarantine (
              run_id text NOT NULL,
              table_name text NOT NULL,
              legacy_id bigint NOT NULL,
              code text NOT NULL,
              column_name text,
              message text NOT NULL,
              remedy text NOT NULL,
              source_row jsonb NOT NULL,
              source_hash bytea NOT NULL,
              issues jsonb NOT NULL,
              winner_id bigint,
              attempts integer NOT NULL DEFAULT 1,
              state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'resolved')),
              created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
              updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
              UNIQUE (table_name, legacy_id))""", """
            CREATE TABLE IF NOT EXISTS %s.migration_validation_reports (
              id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
              run_id text NOT NULL,
              validation_type text NOT NULL,
              table_name text NOT NULL,
              phase text NOT NULL CHECK (phase IN ('before', 'after')),
              records_validated bigint NOT NULL,
              passed boolean NOT NULL,
              discrepancies bigint NOT NULL,
              details jsonb NOT NULL,
              created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
              UNIQUE (run_id, table_name, validation_type, phase))""");

    /** What leads to each version from the one before it: to version 2, 3 and so on. Only ever added to. */
    private static final List<List<String>> UPGRADES = List.of(List.of("""
            CREATE TABLE IF NOT EXISTS %s.migration_ledger_version (
              version integer PRIMARY KEY,
              since timestamptz NOT NULL DEFAULT clock_timestamp())""", """
            ALTER TABLE %s.migration_mappings
              ADD COLUMN IF NOT EXISTS target_hash bytea"""));

    private static final String LOCK = "SELECT 1 FROM (SELECT pg_advisory_xact_lock(:lock)) AS locked";

    private static final List<String> INDEXES = List.of("migration_mappings_issues");

    private static final String LOOK = """
            WITH here AS (SELECT n.oid, n.nspacl FROM pg_namespace n WHERE n.nspname = :schema),
                 relation AS (SELECT c.oid, c.relname, c.relacl FROM pg_class c JOIN here ON here.oid = c.relnamespace),
                 stranger AS (SELECT 0 AS oid, 'PUBLIC' AS name
                              UNION ALL
                              SELECT r.oid, quote_ident(r.rolname) FROM pg_roles r
                              WHERE r.rolname IN ('anon', 'authenticated')),
                 acl AS (SELECT nspacl AS granted FROM here
                         UNION ALL SELECT relacl FROM relation
                         UNION ALL SELECT a.attacl FROM pg_attribute a JOIN relation ON relation.oid = a.attrelid)
            SELECT EXISTS (SELECT FROM here) AS exists,
                   (SELECT count(*) = :all FROM relation JOIN here ON has_schema_privilege(here.oid, 'USAGE')
                    WHERE relname IN (<names>)) AS complete,
                   EXISTS (SELECT FROM relation JOIN pg_attribute a ON a.attrelid = relation.oid AND a.attname = 'version'
                           WHERE relname = :versions) AS recorded,
                   (SELECT count(*) = :indexes FROM relation WHERE relname IN (<index_names>)) AS whole,
                   ARRAY(SELECT name FROM stranger ORDER BY name) AS strangers,
                   ARRAY(SELECT name FROM stranger
                         WHERE oid IN (SELECT g.grantee FROM acl, aclexplode(acl.granted) AS g) ORDER BY name) AS open_to
            """;

    private static final Pattern COLUMN = Pattern.compile("(?m)^  ([a-z_]+) [a-z]");
    private static final Pattern ADDED = Pattern.compile("ADD COLUMN IF NOT EXISTS ([a-z_]+)");

    private LedgerSchema() {}

    /** The columns that the ledger's tables have in a version, by table. */
    static Map<String, List<String>> columns(int version) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        for (String table : NAMES) {
            List<String> names = new ArrayList<>();
            for (String statement : TABLES) {
                if (statement.startsWith("CREATE TABLE IF NOT EXISTS %s." + table + " ")) {
                    COLUMN.matcher(statement)
                            .results()
                            .map(match -> match.group(1))
                            .forEach(names::add);
                }
            }
            for (List<String> upgrade : UPGRADES.subList(0, version - 1)) {
                for (String statement : upgrade) {
                    if (statement.startsWith("ALTER TABLE %s." + table + "\n")) {
                        ADDED.matcher(statement)
                                .results()
                                .map(match -> match.group(1))
                                .forEach(names::add);
                    }
                }
            }
            columns.put(table, names);
        }
        return columns;
    }

    /**
     * Creates what is missing and brings an older ledger forward, and takes from everybody what the role's default
     * privileges may have granted them: the ledger holds clinical data. Where nothing is missing it only looks, for
     * even what is there already would be locked to be created.
     *
     * @return the version that stood before; 0 for none
     * @throws MigrationException if a newer Rekey has made it
     */
    static int create(Connection connection, String schema) {
        Look look = lookAlone(connection, schema);
        int standing = look.complete() ? version(connection, schema, look.recorded()) : 0;
        boolean whole = standing == VERSION && look.whole();
        Bundle bundle = Bundle.on(connection);
        if (!whole) {
            statements(schema, look.exists(), standing).forEach(bundle::tell);
        }
        String quoted = Identifiers.quote(schema);
        for (String grantee : whole ? look.openTo() : look.strangers()) {
            bundle.tell("REVOKE ALL ON SCHEMA " + quoted + " FROM " + grantee);
            bundle.tell("REVOKE ALL ON ALL TABLES IN SCHEMA " + quoted + " FROM " + grantee);
            bundle.tell("REVOKE ALL ON ALL SEQUENCES IN SCHEMA " + quoted + " FROM " + grantee);
        }
        bundle.send();
        if (standing > 0 && standing < VERSION) {
            letReadersIn(Daos.open(connection), quoted);
        }
        return standing;
    }

    private static List<String> statements(String schema, boolean schemaExists, int standing) {
        String quoted = Identifiers.quote(schema);
        List<String> statements = new ArrayList<>();
        if (!schemaExists) {
            statements.add("CREATE SCHEMA IF NOT EXISTS " + quoted);
        }
        TABLES.forEach(table -> statements.add(table.formatted(quoted)));
        for (int version = Math.max(standing, 1) + 1; version <= VERSION; version++) {
            UPGRADES.get(version - 2).forEach(statement -> statements.add(statement.formatted(quoted)));
            statements.add("INSERT INTO " + quoted + "." + VERSIONS + " (version) VALUES (" + version
                    + ") ON CONFLICT DO NOTHING");
        }
        return statements;
    }

    /**
     * What stands before anything is made.
     *
     * @param exists whether there is such a schema
     * @param complete whether all tables of the first version are there and may be read
     * @param recorded whether the ledger's version is
     * @param whole whether everything has its index, too
     * @param strangers everybody, and the roles that Supabase's web clients come in with, where they exist
     * @param openTo those of them who were granted anything of it
     */
    public record Look(
            boolean exists,
            boolean complete,
            boolean recorded,
            boolean whole,
            List<String> strangers,
            List<String> openTo) {}

    /** Keeps whoever else makes a ledger waiting, and then looks: what the other has made meanwhile is seen. */
    private static Look lookAlone(Connection connection, String schema) {
        Bundle bundle = Bundle.on(connection).bind("lock", CREATION_LOCK);
        bundle.ask(LOCK, Integer.class);
        Supplier<List<Look>> look = look(bundle, schema);
        bundle.send();
        return look.get().get(0);
    }

    private static Supplier<List<Look>> look(Bundle bundle, String schema) {
        return bundle.bind("schema", schema)
                .bind("versions", VERSIONS)
                .bind("all", NAMES.size())
                .bindList("names", NAMES)
                .bind("indexes", INDEXES.size())
                .bindList("index_names", INDEXES)
                .ask(LOOK, Look.class);
    }

    /** Whoever was granted to read an older ledger must be able to see of which version it is now. */
    private static void letReadersIn(Handle handle, String quoted) {
        List<String> readers = handle.createQuery("""
                        SELECT DISTINCT quote_ident(pg_get_userbyid(g.grantee)) FROM pg_class c, aclexplode(c.relacl) AS g
                        WHERE c.oid = to_regclass(:control) AND g.privilege_type = 'SELECT'
                          AND g.grantee NOT IN (0, c.relowner)""")
                .bind("control", quoted + ".migration_control")
                .mapTo(String.class)
                .list();
        readers.forEach(reader -> handle.execute("GRANT SELECT ON " + quoted + "." + VERSIONS + " TO " + reader));
    }

    /**
     * The version of the ledger; 0 where there is none that may be read.
     *
     * @throws MigrationException if a newer Rekey has made it: what it means by its columns nobody here can know
     */
    static int version(Connection connection, String schema) {
        Bundle bundle = Bundle.on(connection);
        Supplier<List<Look>> look = look(bundle, schema);
        bundle.send();
        return look.get().get(0).complete()
                ? version(connection, schema, look.get().get(0).recorded())
                : 0;
    }

    private static int version(Connection connection, String schema, boolean recorded) {
        int version = !recorded
                ? 1
                : Daos.open(connection)
                        .createQuery("SELECT coalesce(max(version), 1) FROM " + Identifiers.quote(schema, VERSIONS))
                        .mapTo(Integer.class)
                        .one();
        if (version > VERSION) {
            throw new MigrationException(
                    ExitCode.CONFIGURATION,
                    "the ledger in the schema " + schema + " has version " + version
                            + ", and this Rekey knows versions up to " + VERSION
                            + ": a newer Rekey has worked on it; use that one");
        }
        return version;
    }

    /** Until the transaction ends, whoever else asks for this waits. */
    static void lock(Connection connection) {
        Daos.open(connection)
                .createQuery(LOCK)
                .bind("lock", CREATION_LOCK)
                .mapTo(Integer.class)
                .one();
    }
}
