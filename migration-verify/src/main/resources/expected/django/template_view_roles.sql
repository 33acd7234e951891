-- A bare junction of templates with roles: each role that it names is one row, and its junction rows stand behind it. A
-- role belongs to the group that the role itself names.
SELECT junction.role_id AS legacy_id,
       min(role.group_id)::text AS group_id,
       min(role.name) AS role_name,
       NULL::integer AS role_level,
       NULL::boolean AS can_view,
       NULL::boolean AS can_edit,
       NULL::boolean AS can_create,
       NULL::boolean AS can_delete,
       NULL::boolean AS can_share,
       coalesce(jsonb_agg(DISTINCT template.task_name COLLATE "C" ORDER BY template.task_name COLLATE "C")
                  FILTER (WHERE template.task_name IS NOT NULL), '[]') AS template_types,
       NULL::jsonb AS restrictions,
       NULL::boolean AS is_active,
       NULL::timestamptz AS created_at,
       NULL::timestamptz AS updated_at,
       min(role.group_id) AS legacy_group_id,
       jsonb_build_object('lineage', jsonb_agg(junction.id ORDER BY junction.id)) AS metadata
FROM dispatch_template_view_roles AS junction
LEFT JOIN dispatch_role AS role ON role.id = junction.role_id
LEFT JOIN dispatch_template AS template ON template.id = junction.template_id
GROUP BY junction.role_id
