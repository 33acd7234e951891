SELECT id AS legacy_id, group_id, role_name, role_level, can_view, can_edit, can_create, can_delete, can_share,
       template_types, restrictions, is_active, created_at, updated_at
FROM dispatch_template_view_role
