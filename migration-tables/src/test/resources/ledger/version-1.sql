-- The ledger as the first version of Rekey created it, statement by statement; it kept no version.

CREATE SCHEMA migration;

CREATE TABLE IF NOT EXISTS migration.migration_control (
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
  UNIQUE (run_id, table_name, operation));

CREATE TABLE IF NOT EXISTS migration.migration_checkpoints (
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
  PRIMARY KEY (run_id, table_name, partition));

CREATE TABLE IF NOT EXISTS migration.migration_mappings (
  entity_type text NOT NULL,
  legacy_id bigint NOT NULL,
  new_id uuid NOT NULL,
  migrated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  migration_batch text NOT NULL,
  inserted_by text,
  source_hash bytea NOT NULL,
  issues jsonb,
  PRIMARY KEY (entity_type, legacy_id));

CREATE INDEX IF NOT EXISTS migration_mappings_issues
  ON migration.migration_mappings (entity_type, legacy_id) WHERE issues IS NOT NULL;

CREATE TABLE IF NOT EXISTS migration.migration_quarantine (
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
  UNIQUE (table_name, legacy_id));

CREATE TABLE IF NOT EXISTS migration.migration_validation_reports (
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
  UNIQUE (run_id, table_name, validation_type, phase));

REVOKE ALL ON SCHEMA migration FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA migration FROM PUBLIC;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA migration FROM PUBLIC;
