package dev.rekey.ledger;

import dev.rekey.database.Identifiers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The ledger's tables: names and columns as administrators know them from earlier migration scripts. A new ledger is made
 * as the oldest one was and then brought forward, so that it and one that has lived through all versions are the same.
 */
final class LedgerTables {

    /** What ours is now. Version 1 had no record of its version. */
    static final int VERSION = 3;

    static final String VERSIONS = "migration_ledger_version";
    static final String PAUSES = "migration_pauses";

    static final String BULK = "migration_bulk_definitions";

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
            CREATE TABLE IF NOT EXISTS %s.migration_bulk_definitions (
              run_id text NOT NULL,
              table_name text NOT NULL,
              kind text NOT NULL CHECK (kind IN ('foreign key', 'unique constraint', 'unique index', 'index')),
              name text NOT NULL,
              position integer NOT NULL,
              definition text NOT NULL,
              comment text,
              details jsonb NOT NULL,
              restore jsonb NOT NULL,
              restored_steps integer NOT NULL DEFAULT 0,
              state text NOT NULL DEFAULT 'dropped' CHECK (state IN ('dropped', 'restoring', 'restored')),
              dropped_at timestamptz NOT NULL DEFAULT clock_timestamp(),
              restored_at timestamptz,
              PRIMARY KEY (run_id, table_name, kind, name))""", """
            CREATE TABLE IF NOT EXISTS %s.migration_pauses (
              run_id text PRIMARY KEY DEFAULT '*',
              since timestamptz NOT NULL DEFAULT clock_timestamp(),
              paused_by text NOT NULL DEFAULT session_user,
              reason text)"""));

    private static final Pattern COLUMN = Pattern.compile("(?m)^  ([a-z_]+) [a-z]");
    private static final Pattern ADDED = Pattern.compile("ADD COLUMN IF NOT EXISTS ([a-z_]+)");

    private LedgerTables() {}

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
     * What makes a ledger, or brings one forward.
     *
     * @param standing the version that stands; 0 for none
     */
    static List<String> statements(String schema, boolean schemaExists, int standing) {
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
}
