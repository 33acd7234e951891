-- from dispatch_bracket
-- The source has no codes, and names repeat, so the code is made of the id. What type and project_id mean is known to the
-- legacy system alone: they are kept as they are. No price and no time is known, and none is made up.
SELECT bracket.id AS legacy_id,
       'BRK-' || bracket.id AS code,
       bracket.name,
       NULL::text AS manufacturer,
       NULL::text AS model,
       NULL::text AS material,
       NULL::text AS arch_type,
       NULL::text AS tooth_position,
       NULL::text AS bracket_type,
       NULL::numeric AS slot_size,
       NULL::numeric AS base_width,
       NULL::numeric AS base_height,
       NULL::numeric AS base_thickness,
       NULL::numeric AS unit_cost,
       NULL::boolean AS is_active,
       NULL::timestamptz AS created_at,
       NULL::timestamptz AS updated_at,
       jsonb_strip_nulls(jsonb_build_object('type', bracket.type, 'project_id', bracket.project_id)) AS legacy
FROM dispatch_bracket AS bracket
