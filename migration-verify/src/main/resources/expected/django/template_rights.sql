-- What each template role may see: the source says nothing of levels and rights, so data-model.md's defaults hold.
WITH task AS (
  SELECT 'role' AS whose, role_id AS id, task_name
  FROM dispatch_template_view_roles AS junction JOIN dispatch_template AS template ON template.id = junction.template_id
  UNION
  SELECT 'group', group_id, task_name
  FROM dispatch_template_view_groups AS junction JOIN dispatch_template AS template ON template.id = junction.template_id)
SELECT role.id AS legacy_id,
       true AS in_force,
       1 AS role_level,
       true AS can_view,
       false AS can_edit,
       false AS can_create,
       false AS can_delete,
       false AS can_share,
       (SELECT coalesce(jsonb_agg(task_name ORDER BY task_name COLLATE "C"), '[]') FROM task
        WHERE whose = 'role' AND task.id = role.id AND task_name IS NOT NULL) AS template_types,
       '{}'::jsonb AS restrictions,
       '[]'::jsonb AS permissions,
       (SELECT coalesce(jsonb_agg(task_name ORDER BY task_name COLLATE "C"), '[]') FROM task
        WHERE whose = 'group' AND task.id = role.group_id AND task_name IS NOT NULL) AS template_categories
FROM dispatch_role AS role
WHERE role.id IN (SELECT role_id FROM dispatch_template_view_roles)
  AND role.group_id IN (SELECT group_id FROM dispatch_template_view_groups)
  AND role.id <> ALL(:rejected)
