-- The target after a migration of the first row of each table in django.sql, written by hand.

INSERT INTO profiles (legacy_user_id) VALUES (1);
INSERT INTO patients (legacy_patient_id) VALUES (10);
INSERT INTO orders (legacy_instruction_id) VALUES (1);
INSERT INTO cases (legacy_patient_id) VALUES (10);
INSERT INTO messages (legacy_record_id) VALUES (5);
INSERT INTO files (legacy_file_id) VALUES (1);

INSERT INTO template_view_groups (group_name, template_categories, created_at, updated_at, legacy_group_id, metadata)
VALUES ('Technician', '["Print", "cut"]', NULL, NULL, 11, '{"lineage": [3, 7, 10], "defaulted": ["permissions", "is_active"]}');

INSERT INTO template_view_roles (group_id, role_name, template_types, created_at, updated_at, legacy_role_id,
                                 legacy_group_id, metadata)
SELECT id, 'Lead', '["Print", "cut"]', NULL, NULL, 1, 11,
       '{"lineage": [1, 2], "defaulted": ["role_level", "can_view", "can_edit", "can_create", "can_delete", "can_share",
         "restrictions", "is_active"]}'
FROM template_view_groups;

INSERT INTO technicians (profile_id, employee_id, hire_date, status, email, created_at, updated_at, legacy_technician_id,
                         legacy_user_id, metadata)
SELECT id, 'ann', '2020-03-02', 'active', 'ann@example.com', NULL, NULL, 1, 1, '{"defaulted": ["hire_date"]}'
FROM profiles;

INSERT INTO technician_roles (technician_id, role_name, permissions, effective_date, created_at, updated_at,
                              legacy_role_id, legacy_technician_id, metadata)
SELECT id, 'Lead', '["B", "a", "b"]', '2020-03-02', NULL, NULL, 1, 1,
       '{"legacy": {"abbrev": "L", "type": 3, "order": 0}, "defaulted": ["is_active", "effective_date"]}'
FROM technicians;

INSERT INTO brackets (bracket_code, bracket_name, created_at, updated_at, legacy_bracket_id, metadata)
VALUES ('BRK-1', 'Roth', NULL, NULL, 1, '{"legacy": {"type": 2, "project_id": 7}, "defaulted": ["is_active"]}');

INSERT INTO treatment_discussions (case_id, subject, started_by, initial_message, started_at, created_at, updated_at,
                                   legacy_discussion_id, legacy_case_id, legacy_author_id, metadata)
SELECT cases.id, 'Hello  world', profiles.id, E'\n \r\nHello  world \r\nmore', '2022-01-01 00:00:00+00',
       '2022-01-01 00:00:00+00', NULL, 1, 10, 1,
       '{"legacy": {"plan_id": 1}, "defaulted": ["priority", "status", "tags"]}'
FROM cases, profiles;

INSERT INTO order_cases (order_id, case_id, relationship_type, linked_at, created_at, updated_at, legacy_order_case_id,
                         legacy_order_id, legacy_case_id, metadata)
SELECT orders.id, cases.id, 'primary', '2021-01-01 10:00:00.123456+00', NULL, '2021-02-01 00:00:00+00', 1, 1, 10,
       '{"legacy": {"status": 4}, "defaulted": ["status", "priority"]}'
FROM orders, cases;

INSERT INTO message_attachments (message_id, file_id, attachment_type, display_name, file_size, mime_type, attached_at,
                                 created_at, updated_at, legacy_file_id, legacy_message_id, legacy_dispatch_record_id,
                                 metadata)
SELECT messages.id, files.id, 'scan', 'Scan.STL', 10, 'model/stl', '2022-01-01 00:00:00+00', '2022-01-01 00:00:00+00',
       NULL, 1, 5, 5,
       '{"legacy": {"instruction_id": 1, "parameters": {"a": 1.5}, "type": 3, "product_id": 7, "status": 2, "uid": "u"}}'
FROM messages, files;

INSERT INTO purchases (purchase_number, subtotal, tax_amount, total_amount, currency, order_id, case_id, patient_id, status,
                       purchase_date, created_at, updated_at, legacy_purchase_id, legacy_order_id, legacy_patient_id,
                       audit_trail, metadata)
SELECT 'PUR-1', 10, 1.25, 11.25, 'USD', orders.id, cases.id, patients.id, 'paid', '2022-01-01', '2022-01-01 00:30:00+00',
       NULL, 1, 1, 10, '[{"action": "migrated", "source": "dispatch_payment", "legacy_id": 1}]',
       '{"legacy": {"used_credit": 5.5, "additional_price": 0, "doctor_id": 3}, "defaulted": ["discount_amount", "currency"]}'
FROM orders, cases, patients;

-- As much of a ledger as a comparison asks for.
CREATE SCHEMA migration;
CREATE TABLE migration.migration_quarantine (table_name text, legacy_id bigint, state text);
