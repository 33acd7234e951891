SELECT count(*)
FROM dispatch_treatment_discussion_participant AS participant
WHERE NOT EXISTS (
  SELECT FROM dispatch_treatment_discussion AS discussion WHERE discussion.id = participant.discussion_id)
