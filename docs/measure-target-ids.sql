-- What a scheme of target ids costs: 1,000,000 rows into a table like message_attachments, in committed pages of 1,000,
-- with ids of UUIDv5 (a hash: lands anywhere in the index) and of Rekey's UUIDv8 (sorts by legacy id: lands at its end).
-- Once with the primary key alone, which is what the ids differ in, and once with the table's other five indexes, two of
-- them on parents' random ids. Five rounds, the order swapped from round to round. RATIONALE.md has the outcome.
--
--   createdb ids && psql -X -d ids -f docs/measure-target-ids.sql
--
-- On a durable server (fsync, full_page_writes and synchronous_commit on) under Linux, as superuser (for CHECKPOINT and the
-- backend's CPU time, which tells more than the clock on a busy machine), with the extension uuid-ossp. Foreign keys are
-- left out: checking them costs both the same.

\set ON_ERROR_STOP on
\timing off
SELECT name, setting, unit FROM pg_settings
WHERE name IN ('server_version', 'fsync', 'full_page_writes', 'synchronous_commit', 'shared_buffers', 'max_wal_size',
               'checkpoint_timeout', 'wal_compression');

CREATE EXTENSION IF NOT EXISTS "uuid-ossp";

-- Ids are made beforehand, so that the rounds measure where they land and not how they are made. The version 8 is
-- dev.rekey.engine.TargetIds: the legacy id's 64 bits, its sign flipped, then 58 bits of the table's name.
CREATE TABLE legacy AS
SELECT id,
       uuid_generate_v5('6ba7b811-9dad-11d1-80b4-00c04fd430c8', 'message_attachments:' || id) AS v5,
       (left(sortable, 12) || '8' || right(left(sortable, 15), 3)
        || lpad(to_hex(128 + 4 * (id & 15) + 2), 2, '0') || 'c1f3a96b7e5d04')::uuid AS v8,
       gen_random_uuid() AS message_id, gen_random_uuid() AS file_id
FROM (SELECT id, '80000000' || lpad(to_hex(id), 8, '0') AS sortable FROM generate_series(1, 1000000) AS id) AS ids
ORDER BY id;
ALTER TABLE legacy ADD PRIMARY KEY (id);
VACUUM ANALYZE legacy;
SELECT count(*) AS rows, count(DISTINCT v5) AS v5, count(DISTINCT v8) AS v8,
       (SELECT count(*) FROM (SELECT v8 < lead(v8) OVER (ORDER BY id) AS ascending FROM legacy) AS pairs
        WHERE NOT ascending) AS out_of_order
FROM legacy;

CREATE TABLE outcome (
  shape text, round int, scheme text, seconds numeric, cpu_seconds numeric, wal_bytes bigint, key_bytes bigint);

-- User and system time of this backend, in ticks of 10 ms.
CREATE FUNCTION cpu() RETURNS numeric LANGUAGE sql AS $$
  SELECT (stat[12]::numeric + stat[13]::numeric) / 100
  FROM string_to_array(regexp_replace(pg_read_file('/proc/self/stat', 0, 2000), '^.*\) ', ''), ' ') AS stat
$$;

CREATE PROCEDURE measure(shape text, round int, scheme text) LANGUAGE plpgsql AS $$
DECLARE
  started timestamptz;
  cpu_started numeric;
  wal pg_lsn;
BEGIN
  DROP TABLE IF EXISTS attachments;
  CREATE TABLE attachments (
    id uuid PRIMARY KEY, message_id uuid NOT NULL, file_id uuid NOT NULL, attachment_type varchar(50),
    display_name varchar(255), file_size bigint, mime_type varchar(100), attached_at timestamptz NOT NULL,
    created_at timestamptz, updated_at timestamptz, legacy_file_id int, legacy_message_id int,
    legacy_dispatch_record_id int, metadata jsonb DEFAULT '{}');
  IF shape = 'whole table' THEN
    ALTER TABLE attachments ADD UNIQUE (message_id, file_id);
    CREATE INDEX ON attachments (file_id);
    CREATE INDEX ON attachments (legacy_file_id);
    CREATE INDEX ON attachments (legacy_message_id);
    CREATE INDEX ON attachments (legacy_dispatch_record_id);
  END IF;
  COMMIT;
  CHECKPOINT;
  started := clock_timestamp();
  cpu_started := cpu();
  wal := pg_current_wal_insert_lsn();
  FOR page IN 0..999 LOOP
    EXECUTE format('
      INSERT INTO attachments (id, message_id, file_id, attachment_type, display_name, file_size, mime_type, attached_at,
                               created_at, updated_at, legacy_file_id, legacy_message_id, legacy_dispatch_record_id)
      SELECT %I, message_id, file_id, ''photo'', ''intraoral-'' || id || ''.jpg'', 100000 + id, ''image/jpeg'',
             ''2024-01-01''::timestamptz + id * interval ''1 minute'', now(), now(), id, id / 5, id / 5
      FROM legacy WHERE id > $1 AND id <= $1 + 1000 ORDER BY id', scheme) USING page * 1000;
    COMMIT;
  END LOOP;
  INSERT INTO outcome VALUES (
    shape, round, scheme, extract(epoch FROM clock_timestamp() - started), cpu() - cpu_started,
    pg_current_wal_insert_lsn() - wal,
    pg_relation_size('attachments_pkey'));
END $$;

CALL measure('key alone', 1, 'v5');
CALL measure('key alone', 1, 'v8');
CALL measure('key alone', 2, 'v8');
CALL measure('key alone', 2, 'v5');
CALL measure('key alone', 3, 'v5');
CALL measure('key alone', 3, 'v8');
CALL measure('key alone', 4, 'v8');
CALL measure('key alone', 4, 'v5');
CALL measure('key alone', 5, 'v5');
CALL measure('key alone', 5, 'v8');
CALL measure('whole table', 1, 'v5');
CALL measure('whole table', 1, 'v8');
CALL measure('whole table', 2, 'v8');
CALL measure('whole table', 2, 'v5');
CALL measure('whole table', 3, 'v5');
CALL measure('whole table', 3, 'v8');
CALL measure('whole table', 4, 'v8');
CALL measure('whole table', 4, 'v5');
CALL measure('whole table', 5, 'v5');
CALL measure('whole table', 5, 'v8');

SELECT shape, round, scheme, round(seconds, 1) AS seconds, cpu_seconds, pg_size_pretty(wal_bytes) AS wal,
       pg_size_pretty(key_bytes) AS key_index
FROM outcome ORDER BY shape, round, scheme;

-- How many times as much version 5 takes: the median of the rounds, and the least and the most.
SELECT shape,
       round(percentile_cont(0.5) WITHIN GROUP (ORDER BY v5.seconds / v8.seconds)::numeric, 2) AS seconds,
       concat(round(min(v5.seconds / v8.seconds), 2), ' - ', round(max(v5.seconds / v8.seconds), 2)) AS from_to,
       round(percentile_cont(0.5) WITHIN GROUP (ORDER BY v5.cpu_seconds / v8.cpu_seconds)::numeric, 2) AS cpu,
       concat(round(min(v5.cpu_seconds / v8.cpu_seconds), 2), ' - ', round(max(v5.cpu_seconds / v8.cpu_seconds), 2))
         AS cpu_from_to,
       round(avg(v5.wal_bytes)::numeric / avg(v8.wal_bytes), 2) AS wal,
       round(avg(v5.key_bytes)::numeric / avg(v8.key_bytes), 2) AS key_index
FROM outcome v5 JOIN outcome v8 USING (shape, round)
WHERE v5.scheme = 'v5' AND v8.scheme = 'v8'
GROUP BY shape;
