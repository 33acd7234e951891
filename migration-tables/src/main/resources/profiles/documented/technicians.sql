SELECT id AS legacy_id, user_id, employee_id, department, position, hire_date, status, phone, email,
       emergency_contact, created_at, updated_at
FROM dispatch_technician
