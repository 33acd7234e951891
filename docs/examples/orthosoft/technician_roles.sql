-- from tblEmployeeRole
-- The key is (EmpNo, RoleCode); there are 20 role codes. 9999-12-31 was OrthoSoft's word for "without end".
SELECT r."EmpNo" * 100 + r."RoleCode" AS legacy_id,
       r."EmpNo" AS technician_id,
       r."RoleName" AS role_name,
       CASE r."Kind" WHEN 'System' THEN 'system' WHEN 'Klinik' THEN 'clinical' WHEN 'Verwaltung' THEN 'administrative' END AS role_type,
       to_json(string_to_array(r."Rights", ',')) AS permissions,
       CASE WHEN r."OfficeID" = 0 THEN 'global' ELSE 'office' END AS scope_type,
       nullif(r."OfficeID", 0) AS scope_id,
       CASE WHEN r."ValidFrom" NOT LIKE '%-00%' THEN r."ValidFrom"::date END AS effective_date,
       CASE WHEN r."ValidTo" NOT LIKE '%-00%' AND r."ValidTo" <> '9999-12-31' THEN r."ValidTo"::date END AS expiry_date,
       r."Locked" IS DISTINCT FROM 1 AS is_active,
       CASE WHEN r."Created" NOT LIKE '%-00%' THEN r."Created"::timestamp END AS created_at,
       NULL::timestamp AS updated_at,
       json_build_object('EmpNo', r."EmpNo", 'RoleCode', r."RoleCode") AS legacy
FROM orthosoft."tblEmployeeRole" AS r
WHERE NOT EXISTS (SELECT 1 FROM orthosoft."tblEmployee" AS e WHERE e."EmpNo" = r."EmpNo" AND e.is_deleted <> 0)
