-- data-model.md, 8. A group is copied; its permissions and categories are arrays of strings.
SELECT id AS legacy_id,
       name AS group_name,
       description AS group_description,
       {one of group_type: role_based, department, custom} AS group_type,
       {json permissions} AS permissions,
       {json template_categories} AS template_categories,
       is_active,
       created_at,
       updated_at,
       '{}'::jsonb AS metadata
FROM dispatch_template_view_group
