-- from dispatch_template_view_groups
-- dispatch_template_view_groups only joins templates and groups. A group that it names is one row, however many templates
-- the group may see; the numbers of all the junction's rows behind it are its lineage. Groups that see no template are
-- rows of nothing here. A group that is gone has no name, and is rejected.
-- template_categories are the distinct task names of the templates, in the order of their bytes; a template that is gone,
-- or has no task name, adds none. What else a group may do is not in the source.
SELECT junction.group_id AS legacy_id,
       team.name,
       NULL::text AS description,
       NULL::text AS group_type,
       NULL::text AS permissions,
       coalesce(
         json_agg(DISTINCT template.task_name COLLATE "C" ORDER BY template.task_name COLLATE "C")
           FILTER (WHERE template.task_name IS NOT NULL),
         '[]') AS template_categories,
       NULL::boolean AS is_active,
       NULL::timestamptz AS created_at,
       NULL::timestamptz AS updated_at,
       json_agg(junction.id ORDER BY junction.id) AS lineage
FROM dispatch_template_view_groups AS junction
LEFT JOIN auth_group AS team ON team.id = junction.group_id
LEFT JOIN dispatch_template AS template ON template.id = junction.template_id
GROUP BY junction.group_id, team.name
