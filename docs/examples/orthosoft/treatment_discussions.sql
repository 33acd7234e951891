-- from tblDiscussion
SELECT d."DiscID" AS legacy_id,
       nullif(d."PatientID", 0) AS patient_id,
       nullif(d."AuthorID", 0) AS author_id,
       d."Subject" AS subject,
       CASE d."Kind" WHEN 1 THEN 'treatment_plan' WHEN 2 THEN 'review' WHEN 3 THEN 'consultation' ELSE d."Kind"::text END AS discussion_type,
       CASE d."Prio" WHEN 0 THEN 'low' WHEN 1 THEN 'normal' WHEN 2 THEN 'high' WHEN 3 THEN 'urgent' ELSE d."Prio"::text END AS priority,
       CASE d."State" WHEN 'offen' THEN 'active' WHEN 'erledigt' THEN 'resolved' WHEN 'archiviert' THEN 'archived' ELSE d."State" END AS status,
       nullif(d."Message", 'null') AS initial_message,
       to_json(string_to_array(d."Tags", ';')) AS tags,
       CASE WHEN d."Opened" NOT LIKE '%-00%' THEN d."Opened"::timestamp END AS started_at,
       CASE WHEN d."LastPost" NOT LIKE '%-00%' THEN d."LastPost"::timestamp END AS last_activity_at,
       CASE WHEN d."Closed" NOT LIKE '%-00%' THEN d."Closed"::timestamp END AS resolved_at,
       CASE WHEN d."Opened" NOT LIKE '%-00%' THEN d."Opened"::timestamp END AS created_at,
       NULL::timestamp AS updated_at,
       ARRAY(SELECT p."UserID" FROM orthosoft."tblDiscussion_tblUser" AS p
             WHERE p."DiscID" = d."DiscID" AND p."UserID" <> 0 ORDER BY p."UserID") AS participants
FROM orthosoft."tblDiscussion" AS d
WHERE coalesce(d.is_deleted, 0) = 0
