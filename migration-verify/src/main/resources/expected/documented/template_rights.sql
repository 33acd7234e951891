-- What each template role may do: its own rights, and what its group has. null is what data-model.md has as default.
SELECT role.id AS legacy_id,
       role.is_active IS NOT FALSE AND parent.is_active IS NOT FALSE AS in_force,
       coalesce(role.role_level, 1) AS role_level,
       coalesce(role.can_view, true) AS can_view,
       coalesce(role.can_edit, false) AS can_edit,
       coalesce(role.can_create, false) AS can_create,
       coalesce(role.can_delete, false) AS can_delete,
       coalesce(role.can_share, false) AS can_share,
       coalesce({json role.template_types}, '[]') AS template_types,
       coalesce({json role.restrictions}, '{}') AS restrictions,
       coalesce({json parent.permissions}, '[]') AS permissions,
       coalesce({json parent.template_categories}, '[]') AS template_categories
FROM dispatch_template_view_role AS role
JOIN dispatch_template_view_group AS parent ON parent.id = role.group_id
WHERE NOT role.id = ANY(:rejected)
