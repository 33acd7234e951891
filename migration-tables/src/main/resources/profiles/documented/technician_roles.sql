SELECT id AS legacy_id, technician_id, role_name, role_type, permissions, scope_type, scope_id, effective_date,
       expiry_date, is_active, created_at, updated_at
FROM dispatch_technician_role
