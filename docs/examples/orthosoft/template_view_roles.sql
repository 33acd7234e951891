-- from nothing
-- OrthoSoft has no roles within its template groups.
SELECT NULL::bigint AS legacy_id,
       NULL::bigint AS group_id,
       NULL AS role_name,
       NULL::smallint AS role_level,
       NULL::boolean AS can_view,
       NULL::boolean AS can_edit,
       NULL::boolean AS can_create,
       NULL::boolean AS can_delete,
       NULL::boolean AS can_share,
       NULL AS template_types,
       NULL AS restrictions,
       NULL::boolean AS is_active,
       NULL::timestamp AS created_at,
       NULL::timestamp AS updated_at
WHERE false
