-- from dispatch_template_view_roles
-- dispatch_template_view_roles only joins templates and roles. A role that it names is one row, however many templates the
-- role may see; the numbers of all the junction's rows behind it are its lineage. A role that is gone has neither name nor
-- group, and is rejected.
-- The group is the role's own, dispatch_role.group_id. If that group sees no template itself, it was not migrated, and its
-- roles are rejected: they hang on it in the target.
-- template_types are the distinct task names of the templates, in the order of their bytes; a template that is gone, or
-- has no task name, adds none. The junction says that a role may see, and nothing of what else it may do.
SELECT junction.role_id AS legacy_id,
       role.group_id,
       role.name AS role_name,
       NULL::integer AS role_level,
       NULL::boolean AS can_view,
       NULL::boolean AS can_edit,
       NULL::boolean AS can_create,
       NULL::boolean AS can_delete,
       NULL::boolean AS can_share,
       coalesce(
         json_agg(DISTINCT template.task_name COLLATE "C" ORDER BY template.task_name COLLATE "C")
           FILTER (WHERE template.task_name IS NOT NULL),
         '[]') AS template_types,
       NULL::text AS restrictions,
       NULL::boolean AS is_active,
       NULL::timestamptz AS created_at,
       NULL::timestamptz AS updated_at,
       json_agg(junction.id ORDER BY junction.id) AS lineage
FROM dispatch_template_view_roles AS junction
LEFT JOIN dispatch_role AS role ON role.id = junction.role_id
LEFT JOIN dispatch_template AS template ON template.id = junction.template_id
GROUP BY junction.role_id, role.group_id, role.name
