-- Patients 1 to 4, orders 10 to 13, users 1 to 3, records 100 and 101, files 500 to 503 and offices 1 and 2 stand in the target. User 9,
-- patient 99 and order 99 do not.

INSERT INTO orthosoft."tblTemplateGroup" VALUES
    (-1, 'System', NULL, 'Eigene', '', '', 0, '0000-00-00 00:00:00', '0000-00-00 00:00:00'),
    (0, 'Alle', E'Für alle\r\nim Haus', 'Rolle', 'view', 'Befund,Brief', 0, '2009-01-05 08:00:00', '2010-02-03 04:05:06'),
    (1, 'Labor 🦷', '', 'Abteilung', 'view,edit', 'Befund', NULL, '2012-06-01 12:30:00', '0000-00-00 00:00:00'),
    (2, 'Alt', 'null', 'Rolle', NULL, NULL, 1, '2008-01-01 00:00:00', '0000-00-00 00:00:00'),
    (3, 'Empfang', NULL, 'Team', 'view', NULL, 0, '2014-01-01 00:00:00', '0000-00-00 00:00:00');

INSERT INTO orthosoft."tblEmployee" VALUES
    (1, 1, 'P-001', 'Labor', 'Laborleiterin', '2011-04-01', 'aktiv', '+49 30 1234', 'weber@example.org',
     '{"name": "Karl Weber", "phone": "030 99"}', 0, '2011-03-15 09:00:00', '2020-10-25 02:30:00'),
    (2, 2, 'P-002', 'Praxis', '', '0000-00-00', NULL, '', 'yilmaz@example.org', 'null', NULL, '2013-07-01 10:00:00', '0000-00-00 00:00:00'),
    (3, 3, 'P-003', 'Praxis', 'Ärztin', '2015-09-01', 'ausgeschieden', 'null', NULL, E'Mutter anrufen\r\n030 55', 0,
     '2015-08-20 00:00:00', '2016-01-01 00:00:00'),
    (4, 9, 'P-004', 'Labor', NULL, '2016-01-01', 'inaktiv', NULL, NULL, NULL, 1, '2016-01-01 00:00:00', '2016-01-01 00:00:00');

INSERT INTO orthosoft."tblEmployeeRole" VALUES
    (1, 1, 'Laborleitung', 'Klinik', 'orders.view,orders.edit', 1, '2011-04-01', '0000-00-00', 0, '2011-04-01 08:00:00'),
    (1, 2, 'Administration', 'System', '', 0, '2012-01-01', '9999-12-31', NULL, '2012-01-01 08:00:00'),
    (2, 1, 'Empfang', 'Verwaltung', 'patients.view', 0, '0000-00-00', '0000-00-00', 1, '2013-07-01 08:00:00'),
    (3, 7, 'Ärztin', NULL, 'patients.view', 2, '2015-09-01', '2015-12-31', 0, '2015-09-01 08:00:00'),
    (4, 1, 'Laborhilfe', 'Klinik', NULL, 1, '2016-01-01', '0000-00-00', 0, '2016-01-01 08:00:00'),
    (77, 1, 'Geist', 'Klinik', NULL, 1, '2016-01-01', '0000-00-00', 0, '2016-01-01 08:00:00');

INSERT INTO orthosoft."tblBracket" VALUES
    (1, 'B-1', E'Mini 🦷\r\nzweite Zeile', 'null', 'M1', 'Metall', 'OK', '11', 'Standard', 0.022, 3.1, 2.9, 1.05, 1250, 0,
     '2010-05-05 05:05:05', '2011-05-05 05:05:05'),
    (2, 'B-2', 'Klar', 'Örthö & Söhne', '', 'Keramik', 'beide', '', 'selbstligierend', 0.018, NULL, NULL, NULL, 1999, NULL,
     '2010-05-06 00:00:00', '0000-00-00 00:00:00'),
    (3, 'B-3', 'Prunk', NULL, NULL, 'Gold', 'UK', NULL, 'Standard', 0.022, NULL, NULL, NULL, 99900, 0,
     '2010-05-07 00:00:00', '0000-00-00 00:00:00'),
    (4, 'B-2', 'Klar, noch einmal', NULL, NULL, 'Keramik', '', NULL, 'lingual', 0.018, NULL, NULL, NULL, NULL, 0,
     '2010-05-08 00:00:00', '0000-00-00 00:00:00'),
    (5, 'B-5', 'Fort', NULL, NULL, 'Metall', 'OK', NULL, 'Standard', 0.022, NULL, NULL, NULL, 100, 1,
     '2010-05-09 00:00:00', '0000-00-00 00:00:00');

INSERT INTO orthosoft."tblDiscussion" VALUES
    (1, 1, 1, 'Plan A', 1, 2, 'offen', E'Guten Tag,\r\nbitte ansehen 👀', 'eilig;OK', '2019-03-01 10:00:00', '2019-03-02 11:00:00',
     '0000-00-00 00:00:00', 0),
    (2, 2, 2, 'Kontrolle', 2, NULL, 'erledigt', E'Alles gut.\r\n', '', '2019-04-01 10:00:00', '2019-04-01 10:00:00', '2019-04-03 12:00:00', NULL),
    (3, 99, 1, 'Unbekannt', 3, 0, 'archiviert', 'Wer?', NULL, '2019-05-01 10:00:00', '0000-00-00 00:00:00', '0000-00-00 00:00:00', 0),
    (4, 1, 1, 'Fort', 1, 1, 'offen', 'x', NULL, '2019-05-01 10:00:00', '0000-00-00 00:00:00', '0000-00-00 00:00:00', 1);

INSERT INTO orthosoft."tblDiscussion_tblUser" VALUES (1, 3), (1, 1), (1, 0), (2, 2), (2, 9), (4, 1), (88, 1);

INSERT INTO orthosoft."tblOrderLine" VALUES
    (10, 1, 1, 'Erst', 1, 'laufend', 2, '2018-01-01 08:00:00', '2018-01-02 08:00:00', '0000-00-00 00:00:00', 0),
    (10, 2, 2, 'Folge', 1, 'fertig', NULL, '2018-01-01 09:00:00', '2018-01-02 08:00:00', '2018-02-02 08:00:00', NULL),
    (11, 1, 3, 'Revision', 2, NULL, 3, '2018-03-01 08:00:00', '0000-00-00 00:00:00', '0000-00-00 00:00:00', 0),
    (12, 1, 0, 'Erst', 1, 'laufend', 1, '2018-04-01 08:00:00', '0000-00-00 00:00:00', '0000-00-00 00:00:00', 0),
    (99, 1, 1, 'Erst', 1, 'laufend', 1, '2018-05-01 08:00:00', '0000-00-00 00:00:00', '0000-00-00 00:00:00', 0),
    (13, 1, 4, 'Erst', 1, 'storniert', 1, '2018-06-01 08:00:00', '0000-00-00 00:00:00', '0000-00-00 00:00:00', 1);

INSERT INTO orthosoft."tblAttachment" VALUES
    (500, 100, 10, 'Röntgen 🦷.jpg', 'Bild', 'image/jpeg', 3000000000, '{"dpi": 300}', 0, '2018-01-01 08:00:00', '2018-01-02 08:00:00'),
    (501, 101, 0, E'Brief\r\n.pdf', 'Brief', '', 0, 'null', NULL, '2018-01-03 08:00:00', '0000-00-00 00:00:00'),
    (502, 101, 11, 'Scan.stl', 'Modell', 'model/stl', 12, 'a=1&b=2', 0, '2018-01-04 08:00:00', '0000-00-00 00:00:00'),
    (503, 100, 0, 'fort.txt', NULL, NULL, 1, NULL, 1, '2018-01-05 08:00:00', '0000-00-00 00:00:00'),
    (504, 0, 0, 'lose.txt', NULL, NULL, 1, NULL, 0, '2018-01-06 08:00:00', '0000-00-00 00:00:00');

INSERT INTO orthosoft."tblPurchase" VALUES
    (1, 'K-2019-1', 'Material', 100.0000, 1900, 0, 119, 'EUR', 'Zahn & Co 😀', 'info@zahn.example', '', 1, 2, 10, 1, 'bezahlt',
     '2019-01-10', '2019-01-20', '2019-02-10', 0, '2019-01-10 10:00:00', '2019-01-20 10:00:00'),
    (2, 'K-2019-2', 'Dienstleistung', 0.3000, 0, NULL, 0.1::double precision + 0.2::double precision, 'eur', 'null', NULL, NULL, 2, 0, 0, 0, 'offen',
     '2019-01-11', '0000-00-00', '0000-00-00', NULL, '2019-01-11 10:00:00', '0000-00-00 00:00:00'),
    (3, 'K-2019-3', 'Gerät', 10.1234, 0, 0, 10.1234, 'EUR', 'Feinwaage', NULL, NULL, 1, 0, 0, 0, 'freigegeben',
     '2019-01-12', '0000-00-00', '0000-00-00', 0, '2019-01-12 10:00:00', '0000-00-00 00:00:00'),
    (4, 'K-2019-4', 'Material', 50.0000, 950, 500, 60, '', 'Zahn & Co', NULL, '030 1', 1, 0, 99, 2, 'storniert',
     '2019-01-13', '0000-00-00', '2019-01-31', 0, '2019-01-13 10:00:00', '0000-00-00 00:00:00'),
    (5, 'K-2019-5', 'Material', 5.0000, 95, 0, 5.95, 'EUR', 'Niemand', NULL, NULL, 0, 0, 0, 0, 'offen',
     '2019-01-14', '0000-00-00', '0000-00-00', 0, '2019-01-14 10:00:00', '0000-00-00 00:00:00'),
    (6, 'K-2019-6', 'Material', 5.0000, 95, 0, 5.95, 'EUR', 'Fort', NULL, NULL, 1, 0, 0, 0, 'offen',
     '2019-01-15', '0000-00-00', '0000-00-00', 1, '2019-01-15 10:00:00', '0000-00-00 00:00:00'),
    (7, 'K-2019-7', 'Material', 5.0000, 95, 0, 5.95, 'EUR', 'Zeitlos', NULL, NULL, 1, 0, 0, 0, 'offen',
     '0000-00-00', '0000-00-00', '0000-00-00', 0, '2019-01-16 10:00:00', '0000-00-00 00:00:00');

INSERT INTO orthosoft."tblPurchaseLog" VALUES
    (1, 1, 'angelegt', 1, NULL, '2019-01-10 10:00:00'),
    (1, 2, 'freigegeben', 2, E'passt\r\nso 👍', '2019-01-11 09:00:00'),
    (1, 3, 'bezahlt', 0, '', '0000-00-00 00:00:00'),
    (2, 1, 'angelegt', 9, 'null', '2019-01-11 10:00:00'),
    (6, 1, 'angelegt', 1, NULL, '2019-01-15 10:00:00'),
    (66, 1, 'angelegt', 1, NULL, '2019-01-15 10:00:00');
