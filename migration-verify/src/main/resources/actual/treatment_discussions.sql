-- Participants are those who stand in the array and those who were left out; the array's own order is kept unless it is
-- ascending, as it should be. Someone who was left out though exactly one profile is theirs, is no number but null.
SELECT legacy_discussion_id AS legacy_id,
       {required discussion.case_id: parent.legacy_patient_id} AS case_id,
       subject,
       discussion_type,
       priority,
       {required discussion.started_by: author.legacy_user_id} AS started_by,
       CASE WHEN participants IS NOT NULL THEN (
         SELECT coalesce(jsonb_agg(present.legacy_id ORDER BY CASE WHEN present.ascending THEN present.legacy_id END,
                                   present.n), '[]')
         FROM (
           SELECT found.legacy_id, found.n,
                  found.legacy_id > coalesce(lag(found.legacy_id) OVER (ORDER BY found.n), -2147483649) AS ascending
           FROM (
             SELECT (SELECT profile.legacy_user_id FROM {target}.profiles AS profile
                     WHERE profile.id = listed.profile_id::uuid) AS legacy_id, listed.n
             FROM jsonb_array_elements_text(participants) WITH ORDINALITY AS listed (profile_id, n)) AS found
           UNION ALL
           SELECT CASE WHEN (
                    SELECT count(*) FROM {target}.profiles AS profile
                    WHERE profile.legacy_user_id = left_out.user_id::bigint) <> 1 THEN left_out.user_id::bigint END,
                  0, true
           FROM jsonb_array_elements_text(discussion.metadata #> '{legacy,participants}') AS left_out (user_id)
         ) AS present) END AS participants,
       status,
       initial_message,
       tags,
       started_at,
       last_activity_at,
       resolved_at,
       created_at,
       updated_at,
       legacy_case_id,
       legacy_author_id,
       discussion.metadata #> '{legacy,tags}' AS "metadata.legacy.tags",
       {rest discussion.metadata: tags, participants} AS metadata
FROM {target}.treatment_discussions AS discussion
LEFT JOIN {target}.cases AS parent ON parent.id = discussion.case_id
LEFT JOIN {target}.profiles AS author ON author.id = discussion.started_by
