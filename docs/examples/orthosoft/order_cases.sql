-- from tblOrderLine
-- The key is (OrderID, LineNo); an order has at most 99 lines.
SELECT l."OrderID" * 100 + l."LineNo" AS legacy_id,
       l."OrderID" AS instruction_id,
       nullif(l."PatientID", 0) AS patient_id,
       CASE l."Kind" WHEN 'Erst' THEN 'primary' WHEN 'Folge' THEN 'secondary' WHEN 'Revision' THEN 'revision' ELSE l."Kind" END AS relationship_type,
       l."Stage" AS stage_number,
       CASE l."State" WHEN 'laufend' THEN 'active' WHEN 'fertig' THEN 'completed' WHEN 'storniert' THEN 'cancelled' ELSE l."State" END AS status,
       CASE l."Prio" WHEN 0 THEN 'low' WHEN 1 THEN 'normal' WHEN 2 THEN 'high' WHEN 3 THEN 'urgent' ELSE l."Prio"::text END AS priority,
       CASE WHEN l."Linked" NOT LIKE '%-00%' THEN l."Linked"::timestamp END AS linked_at,
       CASE WHEN l."Started" NOT LIKE '%-00%' THEN l."Started"::timestamp END AS started_at,
       CASE WHEN l."Finished" NOT LIKE '%-00%' THEN l."Finished"::timestamp END AS completed_at,
       CASE WHEN l."Linked" NOT LIKE '%-00%' THEN l."Linked"::timestamp END AS created_at,
       NULL::timestamp AS updated_at,
       json_build_object('OrderID', l."OrderID", 'LineNo', l."LineNo") AS legacy
FROM orthosoft."tblOrderLine" AS l
WHERE coalesce(l.is_deleted, 0) = 0
