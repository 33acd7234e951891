-- data-model.md, 9. A role belongs to its group; its rights are copied as they are.
SELECT id AS legacy_id,
       group_id::text AS group_id,
       role_name,
       role_level,
       can_view,
       can_edit,
       can_create,
       can_delete,
       can_share,
       {json template_types} AS template_types,
       {json restrictions} AS restrictions,
       is_active,
       created_at,
       updated_at,
       group_id AS legacy_group_id,
       '{}'::jsonb AS metadata
FROM dispatch_template_view_role
