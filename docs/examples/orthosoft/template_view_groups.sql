-- from tblTemplateGroup
-- Groups -1 and 0 are real ones: the old system came with them.
SELECT g."GroupID" AS legacy_id,
       g."GroupName" AS name,
       nullif(nullif(g."Remark", ''), 'null') AS description,
       CASE g."Kind" WHEN 'Rolle' THEN 'role_based' WHEN 'Abteilung' THEN 'department' WHEN 'Eigene' THEN 'custom' ELSE g."Kind" END AS group_type,
       to_json(string_to_array(g."Rights", ',')) AS permissions,
       to_json(string_to_array(g."Categories", ',')) AS template_categories,
       NULL::boolean AS is_active,
       CASE WHEN g."Created" NOT LIKE '%-00%' THEN g."Created"::timestamp END AS created_at,
       CASE WHEN g."Changed" NOT LIKE '%-00%' THEN g."Changed"::timestamp END AS updated_at
FROM orthosoft."tblTemplateGroup" AS g
WHERE coalesce(g.is_deleted, 0) = 0
