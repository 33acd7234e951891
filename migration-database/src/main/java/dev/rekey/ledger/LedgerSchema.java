package dev.rekey.ledger;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.database.Identifiers;
import dev.rekey.jdbi.Daos;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * The ledger's tables: names and columns as administrators know them from earlier migration scripts. A new ledger is made
 * as the oldest one was and then brought forward, so that it and one that has lived through all versions are the same.
 */
final class LedgerSchema {

    /** What ours is now. Version 1 had no record of its version. */
    static final int VERSION = 3;

    private static final String VERSIONS = "migration_ledger_version";
    private static final String PAUSES = "migration_pauses";

    /** From this version on a run may be paused by a row. */
    static final int WITH_PAUSES = 3;

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
              ADD COLUMN IF NOT EXISTS target_hash bytea"""), List.of("""
            CREATE TABLE IF NOT EXISTS %s.migration_pauses (
              run_id text PRIMARY KEY DEFAULT '*',
              since timestamptz NOT NULL DEFAULT clock_timestamp(),
              paused_by text NOT NULL DEFAULT session_user,
              reason text)"""));

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
     * privileges may have granted them: the ledger holds clinical data.
     *
     * @return the version that stood before; 0 for none
     * @throws MigrationException if a newer Rekey has made it
     */
    static int create(Connection connection, String schema) {
        String quoted = Identifiers.quote(schema);
        Handle handle = Daos.open(connection);
        lock(connection);
        int standing = complete(connection, schema) ? version(connection, schema) : 0;
        if (!exists(connection, schema)) {
            handle.execute("CREATE SCHEMA IF NOT EXISTS " + quoted);
        }
        for (String table : TABLES) {
            handle.execute(table.formatted(quoted));
        }
        for (int version = Math.max(standing, 1) + 1; version <= VERSION; version++) {
            for (String statement : UPGRADES.get(version - 2)) {
                handle.execute(statement.formatted(quoted));
            }
            handle.execute(
                    "INSERT INTO " + quoted + "." + VERSIONS + " (version) VALUES (?) ON CONFLICT DO NOTHING", version);
        }
        for (String grantee : grantees(handle)) {
            handle.execute("REVOKE ALL ON SCHEMA " + quoted + " FROM " + grantee);
            handle.execute("REVOKE ALL ON ALL TABLES IN SCHEMA " + quoted + " FROM " + grantee);
            handle.execute("REVOKE ALL ON ALL SEQUENCES IN SCHEMA " + quoted + " FROM " + grantee);
        }
        if (standing > 0 && standing < VERSION) {
            letReadersIn(handle, quoted);
        }
        return standing;
    }

    /** Whoever was granted to read an older ledger must be able to see of which version it is now, and whether it is paused. */
    private static void letReadersIn(Handle handle, String quoted) {
        List<String> readers = handle.createQuery("""
                        SELECT DISTINCT quote_ident(pg_get_userbyid(g.grantee)) FROM pg_class c, aclexplode(c.relacl) AS g
                        WHERE c.oid = to_regclass(:control) AND g.privilege_type = 'SELECT'
                          AND g.grantee NOT IN (0, c.relowner)""")
                .bind("control", quoted + ".migration_control")
                .mapTo(String.class)
                .list();
        readers.forEach(reader -> handle.execute(
                "GRANT SELECT ON " + quoted + "." + VERSIONS + ", " + quoted + "." + PAUSES + " TO " + reader));
    }

    /**
     * The version of a ledger that stands.
     *
     * @throws MigrationException if a newer Rekey has made it: what it means by its columns nobody here can know
     */
    static int version(Connection connection, String schema) {
        Handle handle = Daos.open(connection);
        boolean recorded = handle.createQuery("""
                        SELECT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                                       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'version'
                                       WHERE n.nspname = :schema AND c.relname = :versions)""")
                .bind("schema", schema)
                .bind("versions", VERSIONS)
                .mapTo(Boolean.class)
                .one();
        int version = !recorded
                ? 1
                : handle.createQuery("SELECT coalesce(max(version), 1) FROM " + Identifiers.quote(schema, VERSIONS))
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

    /** Everybody, and the roles that Supabase's web clients come in with, where they exist. */
    private static List<String> grantees(Handle handle) {
        List<String> grantees = new ArrayList<>(List.of("PUBLIC"));
        grantees.addAll(handle.createQuery(
                        "SELECT quote_ident(rolname) FROM pg_roles WHERE rolname IN ('anon', 'authenticated')")
                .mapTo(String.class)
                .list());
        return grantees;
    }

    /** Until the transaction ends, whoever else asks for this waits. */
    static void lock(Connection connection) {
        Daos.open(connection)
                .createQuery("SELECT 1 FROM (SELECT pg_advisory_xact_lock(:lock)) AS locked")
                .bind("lock", CREATION_LOCK)
                .mapTo(Integer.class)
                .one();
    }

    static boolean exists(Connection connection, String schema) {
        return Daos.open(connection)
                .createQuery("SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = :schema)")
                .bind("schema", schema)
                .mapTo(Boolean.class)
                .one();
    }

    /** Whether all of it is there and may be read. */
    static boolean complete(Connection connection, String schema) {
        return Daos.open(connection)
                .createQuery("""
                        SELECT count(*) = :all FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE n.nspname = :schema AND has_schema_privilege(n.oid, 'USAGE')
                          AND c.relname IN (<names>)""")
                .bind("schema", schema)
                .bind("all", NAMES.size())
                .bindList("names", NAMES)
                .mapTo(Boolean.class)
                .one();
    }
}
