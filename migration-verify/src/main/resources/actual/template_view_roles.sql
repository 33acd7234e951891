SELECT legacy_role_id AS legacy_id,
       {required role.group_id: parent.legacy_group_id} AS group_id,
       role.role_name,
       role.role_level,
       role.can_view,
       role.can_edit,
       role.can_create,
       role.can_delete,
       role.can_share,
       role.template_types,
       role.restrictions,
       role.is_active,
       role.created_at,
       role.updated_at,
       role.legacy_group_id,
       role.metadata
FROM {target}.template_view_roles AS role
LEFT JOIN {target}.template_view_groups AS parent ON parent.id = role.group_id
