-- from tblBracket
SELECT b."BracketID" AS legacy_id,
       b."ItemNo" AS code,
       b."Title" AS name,
       nullif(b."Maker", 'null') AS manufacturer,
       nullif(b."Model", '') AS model,
       CASE b."Material" WHEN 'Metall' THEN 'metal' WHEN 'Keramik' THEN 'ceramic' WHEN 'Kunststoff' THEN 'plastic' ELSE b."Material" END AS material,
       CASE b."Arch" WHEN 'OK' THEN 'upper' WHEN 'UK' THEN 'lower' WHEN 'beide' THEN 'both' END AS arch_type,
       nullif(b."Tooth", '') AS tooth_position,
       CASE b."Kind" WHEN 'Standard' THEN 'standard' WHEN 'selbstligierend' THEN 'self-ligating' WHEN 'lingual' THEN 'lingual' ELSE b."Kind" END AS bracket_type,
       b."Slot"::numeric AS slot_size,
       b."Width"::numeric AS base_width,
       b."Height"::numeric AS base_height,
       b."Thickness"::numeric AS base_thickness,
       b."PriceCents" * 0.01 AS unit_cost,
       NULL::boolean AS is_active,
       CASE WHEN b."Created" NOT LIKE '%-00%' THEN b."Created"::timestamp END AS created_at,
       CASE WHEN b."Changed" NOT LIKE '%-00%' THEN b."Changed"::timestamp END AS updated_at
FROM orthosoft."tblBracket" AS b
WHERE coalesce(b.is_deleted, 0) = 0
