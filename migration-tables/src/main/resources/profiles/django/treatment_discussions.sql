-- from dispatch_comment
-- A comment on a plan is a discussion of the patient's case. The case is found through plan, instruction and patient; an
-- instruction that was deleted still says whose plan it was. Where the way breaks off, patient_id is null: rejected.
-- subject is the first line that is not blank, as comments have none of their own. Lines end at LF, CR or CRLF; both ends
-- are trimmed of white space as Unicode has it; of a line of more than 255 characters, the whole words that fit stay. A
-- first word that is longer yet is given whole, and rejects the row as too long.
--   The pattern begins at the first character that is no white space, and takes the longest of: up to 255 characters of
--   that line, of which the last is no white space and ends a word; or the first word.
-- No column of the target names the plan: its number is kept.
-- Neither an author nor a text is made up: a comment without one is rejected. Nobody else took part that is known of.
SELECT comment.id AS legacy_id,
       instruction.patient_id,
       substring(comment.text FROM
         '[^\t-\r \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]' ||
         '(?:[^\r\n]{0,253}[^\t-\r \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000])?' ||
         '(?=[\t-\r \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]|$)' ||
         '|[^\t-\r \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+') AS subject,
       NULL::text AS discussion_type,
       NULL::text AS priority,
       comment.author_id,
       NULL::text AS status,
       comment.text AS initial_message,
       NULL::text AS tags,
       comment.created_at AS started_at,
       NULL::timestamptz AS last_activity_at,
       NULL::timestamptz AS resolved_at,
       comment.created_at,
       NULL::timestamptz AS updated_at,
       '{}'::integer[] AS participants,
       jsonb_strip_nulls(jsonb_build_object('plan_id', comment.plan_id)) AS legacy
FROM dispatch_comment AS comment
LEFT JOIN dispatch_plan AS plan ON plan.id = comment.plan_id
LEFT JOIN dispatch_instruction AS instruction ON instruction.id = plan.instruction_id
