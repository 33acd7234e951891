-- from tblEmployee
-- Who has no date of hire was taken over with the old card file: the day on which the record was made is the practice's rule for it.
SELECT e."EmpNo" AS legacy_id,
       nullif(e."UserID", 0) AS user_id,
       e."PersonalNo" AS employee_id,
       e."Dept" AS department,
       nullif(e."JobTitle", '') AS position,
       CASE WHEN e."HiredOn" NOT LIKE '%-00%' THEN e."HiredOn"::date
            WHEN e."Created" NOT LIKE '%-00%' THEN e."Created"::timestamp::date END AS hire_date,
       CASE e."State" WHEN 'aktiv' THEN 'active' WHEN 'inaktiv' THEN 'inactive' WHEN 'ausgeschieden' THEN 'terminated' END AS status,
       nullif(nullif(e."Phone", ''), 'null') AS phone,
       e."Email" AS email,
       nullif(e."Emergency", 'null') AS emergency_contact,
       CASE WHEN e."Created" NOT LIKE '%-00%' THEN e."Created"::timestamp END AS created_at,
       CASE WHEN e."Changed" NOT LIKE '%-00%' THEN e."Changed"::timestamp END AS updated_at,
       CASE WHEN e."HiredOn" LIKE '%-00%' THEN ARRAY['hire_date'] END AS defaults
FROM orthosoft."tblEmployee" AS e
WHERE coalesce(e.is_deleted, 0) = 0
