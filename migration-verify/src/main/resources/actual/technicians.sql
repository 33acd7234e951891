SELECT legacy_technician_id AS legacy_id,
       {required technician.profile_id: profile.legacy_user_id} AS profile_id,
       employee_id,
       department,
       position,
       hire_date,
       status,
       phone,
       technician.email,
       emergency_contact,
       created_at,
       updated_at,
       technician.legacy_user_id,
       metadata #> '{legacy,emergency_contact}' AS "metadata.legacy.emergency_contact",
       {rest metadata: emergency_contact} AS metadata
FROM {target}.technicians AS technician
LEFT JOIN {target}.profiles AS profile ON profile.id = technician.profile_id
