-- A bracket has a number, a name, a project and a kind that is a number too; all else is unknown here.
SELECT id AS legacy_id,
       'BRK-' || id AS bracket_code,
       name AS bracket_name,
       NULL::text AS manufacturer,
       NULL::text AS model,
       NULL::text AS material,
       NULL::text AS arch_type,
       NULL::text AS tooth_position,
       NULL::text AS bracket_type,
       NULL::numeric AS slot_size,
       NULL::jsonb AS base_dimensions,
       NULL::numeric AS unit_cost,
       NULL::boolean AS is_active,
       NULL::timestamptz AS created_at,
       NULL::timestamptz AS updated_at,
       {kept bracket: type, project_id} AS metadata
FROM dispatch_bracket AS bracket
