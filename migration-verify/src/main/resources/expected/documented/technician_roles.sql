-- data-model.md, 3. Only an office has a table of its own, so only its number becomes a reference; every scope's number
-- is kept.
SELECT id AS legacy_id,
       technician_id::text AS technician_id,
       role_name,
       {one of role_type: system, clinical, administrative} AS role_type,
       {json permissions} AS permissions,
       {one of scope_type: global, office, department} AS scope_type,
       CASE WHEN {one of scope_type: global, office, department} = 'office' THEN scope_id::text END AS scope_id,
       effective_date,
       expiry_date,
       is_active,
       created_at,
       updated_at,
       technician_id AS legacy_technician_id,
       to_jsonb(scope_id) AS "metadata.legacy.scope_id",
       '{}'::jsonb AS metadata
FROM dispatch_technician_role
