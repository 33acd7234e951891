-- data-model.md, 2. The profile is that of the technician's user. An emergency contact that is no JSON object is set
-- aside as text.
SELECT id AS legacy_id,
       user_id::text AS profile_id,
       employee_id,
       department,
       position,
       hire_date,
       {one of status: active, inactive, terminated} AS status,
       phone,
       email,
       CASE WHEN NOT id = ANY(:setAside) THEN {json emergency_contact} END AS emergency_contact,
       created_at,
       updated_at,
       user_id AS legacy_user_id,
       CASE WHEN id = ANY(:setAside) THEN to_jsonb(emergency_contact) END AS "metadata.legacy.emergency_contact",
       '{}'::jsonb AS metadata
FROM dispatch_technician
