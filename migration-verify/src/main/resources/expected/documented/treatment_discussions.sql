-- data-model.md, 7. The case is found through the patient. Participants stand once each, by user; tags that are no
-- array of strings are set aside as text.
SELECT discussion.id AS legacy_id,
       patient_id::text AS case_id,
       subject,
       {one of discussion_type: treatment_plan, review, consultation} AS discussion_type,
       {one of priority: low, normal, high, urgent} AS priority,
       author_id::text AS started_by,
       coalesce(participant.users, '[]') AS participants,
       {one of status: active, resolved, archived} AS status,
       initial_message,
       CASE WHEN NOT discussion.id = ANY(:setAside) THEN {json tags} END AS tags,
       started_at,
       last_activity_at,
       resolved_at,
       created_at,
       updated_at,
       patient_id AS legacy_case_id,
       author_id AS legacy_author_id,
       CASE WHEN discussion.id = ANY(:setAside) THEN to_jsonb(tags) END AS "metadata.legacy.tags",
       '{}'::jsonb AS metadata
FROM dispatch_treatment_discussion AS discussion
LEFT JOIN (
  SELECT discussion_id, jsonb_agg(DISTINCT user_id ORDER BY user_id) AS users
  FROM dispatch_treatment_discussion_participant
  GROUP BY discussion_id) AS participant ON participant.discussion_id = discussion.id
