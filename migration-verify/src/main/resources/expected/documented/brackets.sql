-- data-model.md, 4. Dimensions are in millimetres, in one object without those that are unknown.
SELECT id AS legacy_id,
       code AS bracket_code,
       name AS bracket_name,
       manufacturer,
       model,
       {one of material: metal, ceramic, plastic} AS material,
       {one of arch_type: upper, lower, both} AS arch_type,
       tooth_position,
       {one of bracket_type: standard, self-ligating, lingual} AS bracket_type,
       slot_size,
       nullif(jsonb_strip_nulls(jsonb_build_object('width', base_width, 'height', base_height,
                                                   'thickness', base_thickness)), '{}') AS base_dimensions,
       unit_cost,
       is_active,
       created_at,
       updated_at,
       '{}'::jsonb AS metadata
FROM dispatch_bracket
