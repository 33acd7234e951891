SELECT id AS legacy_id, name, description, group_type, permissions, template_categories, is_active, created_at,
       updated_at
FROM dispatch_template_view_group
