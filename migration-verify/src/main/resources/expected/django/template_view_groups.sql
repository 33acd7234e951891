-- A bare junction of templates with groups: each group that it names is one row, and its junction rows stand behind it.
-- What the templates do is what the group may see, in the order of bytes.
SELECT junction.group_id AS legacy_id,
       min(team.name) AS group_name,
       NULL::text AS group_description,
       NULL::text AS group_type,
       NULL::jsonb AS permissions,
       coalesce(jsonb_agg(DISTINCT template.task_name COLLATE "C" ORDER BY template.task_name COLLATE "C")
                  FILTER (WHERE template.task_name IS NOT NULL), '[]') AS template_categories,
       NULL::boolean AS is_active,
       NULL::timestamptz AS created_at,
       NULL::timestamptz AS updated_at,
       jsonb_build_object('lineage', jsonb_agg(junction.id ORDER BY junction.id)) AS metadata
FROM dispatch_template_view_groups AS junction
LEFT JOIN auth_group AS team ON team.id = junction.group_id
LEFT JOIN dispatch_template AS template ON template.id = junction.template_id
GROUP BY junction.group_id
