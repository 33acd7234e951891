-- A small legacy source in its Django shape, with a row for every rule and edge that verification knows of it.

INSERT INTO auth_group VALUES (1, 'Patient'), (11, 'Technician'), (12, 'technician'), (21, 'Technician');
INSERT INTO auth_user (id, username, first_name, email, password, is_superuser, is_active, date_joined) VALUES
  (1, 'ann', 'Ann', 'ann@example.com', 'secret', true, true, '2020-03-01 23:30:00-02'),
  (2, 'bob', 'Bob', '', 'secret', false, false, '2030-01-01 00:30:00+02'),
  (3, '', NULL, NULL, NULL, NULL, NULL, '2020-01-01 00:00:00+00'),
  (4, 'spelled otherwise', NULL, NULL, NULL, NULL, true, '2020-01-01 00:00:00+00'),
  (5, 'patient', NULL, NULL, NULL, NULL, true, '2020-01-01 00:00:00+00');
INSERT INTO auth_user_groups VALUES (1, 1, 11), (2, 1, 11), (3, 1, 21), (4, 2, 11), (5, 3, 21), (6, 4, 12), (7, 5, 1),
  (8, 99, 11), (9, 5, 99);

INSERT INTO auth_permission VALUES (1, 'b'), (2, 'B'), (3, 'a'), (4, 'a');
INSERT INTO dispatch_role (id, name, abbrev, type, "order", user_id, group_id) VALUES
  (1, 'Lead', 'L', 3, 0, 1, 11), (2, 'Idle', NULL, NULL, NULL, NULL, 21), (3, 'Ghost', '', NULL, NULL, 77, 11),
  (4, 'Otherwise', 'O', 1, 1, 1, 12), (5, 'Nobody''s', NULL, NULL, NULL, 1, NULL), (6, 'Gone', NULL, NULL, NULL, 1, 99),
  (7, 'Later', NULL, NULL, NULL, 2, 11);
INSERT INTO dispatch_role_permissions VALUES (1, 1, 1), (2, 1, 2), (3, 1, 3), (4, 1, 4), (5, 1, 99), (6, 3, 1), (7, 4, 1),
  (8, 7, 1);

INSERT INTO dispatch_bracket VALUES (1, 'Roth', 7, 2), (2, 'Roth', NULL, NULL), (3, NULL, NULL, 0);

INSERT INTO dispatch_instruction (id, patient_id, course_id, status, submitted_at, updated_at, deleted) VALUES
  (1, 10, 1, 4, '2021-01-01 10:00:00.123456+00', '2021-02-01 00:00:00+00', false),
  (2, 10, 2, NULL, NULL, '2021-02-02 00:00:00+00', false),
  (3, NULL, 3, 0, NULL, NULL, false),
  (4, 11, NULL, NULL, '2021-01-01 10:00:00+00', NULL, false),
  (5, 11, 99, NULL, 'infinity', NULL, false),
  (6, 12, 1, 1, '2021-01-01 10:00:00+00', NULL, true);

INSERT INTO dispatch_payment (id, made_at, free, tax_value, subtotal_price, additional_price, custom_price, used_credit,
                              total_price, canceled, paid, instruction_id, doctor_id, office_id, order_id, netsuite) VALUES
  (1, '2021-12-31 23:30:00-01', true, 1.25, 10.00, 0.00, NULL, 5.50, 11.25, false, true, 1, 3, NULL, 999, 'N'),
  (2, NULL, false, NULL, 3, NULL, 2, NULL, 3, NULL, true, 6, NULL, 8, NULL, NULL),
  (3, '2021-12-31 12:00:00+00', NULL, 0, 7, NULL, NULL, NULL, 7, false, true, NULL, NULL, NULL, 1, NULL),
  (4, '2021-12-31 12:00:00+00', NULL, 0, 7, NULL, NULL, NULL, 'NaN', false, true, 99, NULL, NULL, NULL, NULL),
  (5, '2021-12-31 12:00:00+00', NULL, 0, 7, NULL, NULL, NULL, 7, false, NULL, 1, NULL, NULL, NULL, NULL),
  (6, '2021-12-31 12:00:00+00', NULL, 0, 7, NULL, NULL, NULL, 7, false, false, 1, NULL, NULL, NULL, NULL),
  (7, '2021-12-31 12:00:00+00', NULL, 0, 7, NULL, NULL, NULL, 7, true, true, 1, NULL, NULL, NULL, NULL),
  (8, '2021-12-31 12:00:00+00', NULL, 0, 7, NULL, NULL, NULL, 0, false, true, 1, NULL, NULL, NULL, NULL),
  (9, '2021-12-31 12:00:00+00', NULL, 0, 7, NULL, NULL, NULL, -1, false, true, 1, NULL, NULL, NULL, NULL),
  (10, '2021-12-31 12:00:00+00', NULL, 0, 7, NULL, NULL, NULL, NULL, false, true, 1, NULL, NULL, NULL, NULL);

INSERT INTO dispatch_plan (id, instruction_id) VALUES (1, 1), (2, 6), (3, NULL), (4, 99);
INSERT INTO dispatch_comment (id, created_at, text, author_id, plan_id) VALUES
  (1, '2022-01-01 00:00:00+00', E'\n \r\nHello  world \r\nmore', 1, 1),
  (2, '2022-01-01 00:00:00+00', 'of a deleted one', 2, 2),
  (3, '2022-01-01 00:00:00+00', '', NULL, 3),
  (4, '2022-01-01 00:00:00+00', NULL, 1, NULL),
  (5, '2022-01-01 00:00:00+00', 'dangling', 99, 4),
  (6, '2022-01-01 00:00:00+00', 'dangling', 99, 98);

INSERT INTO dispatch_file (id, uid, name, ext, size, type, instruction_id, product_id, record_id, parameters, status,
                           created_at) VALUES
  (1, 'u', 'Scan.STL', '.STL', 10, 3, 1, 7, 5, '{"a": 1.50}', 2, '2022-01-01 00:00:00+00'),
  (2, NULL, NULL, '.jpg', NULL, NULL, NULL, NULL, 5, NULL, NULL, '2022-01-01 00:00:00+00'),
  (3, '', '', '.Pdf', 0, 0, NULL, NULL, 99, 'broken', NULL, '2022-01-01 00:00:00+00'),
  (4, NULL, 'a', '.xyz', 1, NULL, NULL, NULL, 5, ' ', NULL, '2022-01-01 00:00:00+00'),
  (5, NULL, 'a.stl', NULL, 1, NULL, NULL, NULL, 5, 'null', NULL, '2022-01-01 00:00:00+00'),
  (6, NULL, 'a.stl', '', 1, NULL, NULL, NULL, 5, '[1]', NULL, '2022-01-01 00:00:00+00'),
  (7, NULL, 'a', '.mp4', 1, NULL, NULL, NULL, 5, '{"a": 1, "a": 2}', NULL, '2022-01-01 00:00:00+00'),
  (8, NULL, 'no attachment', '.stl', 1, NULL, NULL, NULL, NULL, NULL, NULL, '2022-01-01 00:00:00+00');

INSERT INTO dispatch_template (id, task_name) VALUES (1, 'Print'), (2, 'cut'), (3, NULL), (4, 'Print');
INSERT INTO dispatch_template_view_groups VALUES (10, 1, 11), (3, 2, 11), (7, 4, 11), (8, 3, 1), (9, 99, 1), (12, 1, 99);
INSERT INTO dispatch_template_view_roles VALUES (2, 1, 1), (1, 2, 1), (3, 1, 88), (5, 3, 5);
