-- A comment on a plan begins a discussion of the plan's case. Its subject is its first line that is not blank, without
-- blanks at its ends; a longer one than the column holds ends after the last whole word that fits.
SELECT comment.id AS legacy_id,
       instruction.patient_id::text AS case_id,
       CASE WHEN length(first_line.words) > 255
            THEN substring(first_line.words, '^(.{0,254}[^' || {blanks} || '])[' || {blanks} || ']')
            ELSE nullif(first_line.words, '') END AS subject,
       NULL::text AS discussion_type,
       NULL::text AS priority,
       comment.author_id::text AS started_by,
       '[]'::jsonb AS participants,
       NULL::text AS status,
       comment.text AS initial_message,
       NULL::jsonb AS tags,
       comment.created_at AS started_at,
       NULL::timestamptz AS last_activity_at,
       NULL::timestamptz AS resolved_at,
       comment.created_at,
       NULL::timestamptz AS updated_at,
       instruction.patient_id AS legacy_case_id,
       comment.author_id AS legacy_author_id,
       NULL::jsonb AS "metadata.legacy.tags",
       {kept comment: plan_id} AS metadata
FROM dispatch_comment AS comment
LEFT JOIN dispatch_plan AS plan ON plan.id = comment.plan_id
LEFT JOIN dispatch_instruction AS instruction ON instruction.id = plan.instruction_id
CROSS JOIN LATERAL (
  SELECT rtrim(split_part(translate(ltrim(comment.text, {blanks}), chr(13), chr(10)), chr(10), 1), {blanks}) AS words
) AS first_line
