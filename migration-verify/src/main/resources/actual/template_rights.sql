SELECT role.legacy_role_id AS legacy_id,
       role.is_active IS NOT FALSE AND parent.is_active IS NOT FALSE AS in_force,
       coalesce(role.role_level, 1) AS role_level,
       coalesce(role.can_view, true) AS can_view,
       coalesce(role.can_edit, false) AS can_edit,
       coalesce(role.can_create, false) AS can_create,
       coalesce(role.can_delete, false) AS can_delete,
       coalesce(role.can_share, false) AS can_share,
       coalesce(role.template_types, '[]') AS template_types,
       coalesce(role.restrictions, '{}') AS restrictions,
       coalesce(parent.permissions, '[]') AS permissions,
       coalesce(parent.template_categories, '[]') AS template_categories
FROM {target}.template_view_roles AS role
JOIN {target}.template_view_groups AS parent ON parent.id = role.group_id
WHERE role.legacy_role_id IS NOT NULL
