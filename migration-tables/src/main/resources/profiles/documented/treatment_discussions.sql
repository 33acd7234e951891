SELECT id AS legacy_id, patient_id, subject, discussion_type, priority, author_id, status, initial_message, tags,
       started_at, last_activity_at, resolved_at, created_at, updated_at,
       ARRAY(
         SELECT user_id
         FROM dispatch_treatment_discussion_participant AS participant
         WHERE participant.discussion_id = discussion.id
         ORDER BY user_id) AS participants
FROM dispatch_treatment_discussion AS discussion
