SELECT legacy_group_id AS legacy_id,
       group_name,
       group_description,
       group_type,
       permissions,
       template_categories,
       is_active,
       created_at,
       updated_at,
       metadata
FROM {target}.template_view_groups
