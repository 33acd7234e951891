-- OrthoSoft, an invented practice system on MySQL, as a loader copies it to PostgreSQL: a schema of the database's name, names in the
-- author's spelling, tinyint(1) as smallint, ENUM as types, and dates as text, since PostgreSQL has no 0000-00-00.
CREATE SCHEMA orthosoft;

CREATE TYPE orthosoft."tblEmployee_State" AS ENUM ('aktiv', 'inaktiv', 'ausgeschieden');
CREATE TYPE orthosoft."tblEmployeeRole_Kind" AS ENUM ('System', 'Klinik', 'Verwaltung');
CREATE TYPE orthosoft."tblBracket_Arch" AS ENUM ('', 'OK', 'UK', 'beide');
CREATE TYPE orthosoft."tblPurchase_Kind" AS ENUM ('Material', 'Dienstleistung', 'Gerät');

CREATE TABLE orthosoft."tblTemplateGroup" (
    "GroupID" integer PRIMARY KEY,
    "GroupName" varchar(80) NOT NULL,
    "Remark" text,
    "Kind" varchar(20),
    "Rights" varchar(200),
    "Categories" varchar(200),
    "is_deleted" smallint,
    "Created" varchar(19) NOT NULL DEFAULT '0000-00-00 00:00:00',
    "Changed" varchar(19) NOT NULL DEFAULT '0000-00-00 00:00:00'
);

CREATE TABLE orthosoft."tblEmployee" (
    "EmpNo" integer PRIMARY KEY,
    "UserID" integer NOT NULL DEFAULT 0,
    "PersonalNo" varchar(20) NOT NULL,
    "Dept" varchar(60),
    "JobTitle" varchar(60),
    "HiredOn" varchar(10) NOT NULL DEFAULT '0000-00-00',
    "State" orthosoft."tblEmployee_State",
    "Phone" varchar(40),
    "Email" varchar(120),
    "Emergency" text,
    "is_deleted" smallint,
    "Created" varchar(19) NOT NULL DEFAULT '0000-00-00 00:00:00',
    "Changed" varchar(19) NOT NULL DEFAULT '0000-00-00 00:00:00'
);

CREATE TABLE orthosoft."tblEmployeeRole" (
    "EmpNo" integer NOT NULL,
    "RoleCode" smallint NOT NULL,
    "RoleName" varchar(80) NOT NULL,
    "Kind" orthosoft."tblEmployeeRole_Kind",
    "Rights" varchar(200),
    "OfficeID" integer NOT NULL DEFAULT 0,
    "ValidFrom" varchar(10) NOT NULL DEFAULT '0000-00-00',
    "ValidTo" varchar(10) NOT NULL DEFAULT '0000-00-00',
    "Locked" smallint,
    "Created" varchar(19) NOT NULL DEFAULT '0000-00-00 00:00:00',
    PRIMARY KEY ("EmpNo", "RoleCode")
);

CREATE TABLE orthosoft."tblBracket" (
    "BracketID" integer PRIMARY KEY,
    "ItemNo" varchar(40) NOT NULL,
    "Title" varchar(120),
    "Maker" varchar(80),
    "Model" varchar(80),
    "Material" varchar(20),
    "Arch" orthosoft."tblBracket_Arch",
    "Tooth" varchar(10),
    "Kind" varchar(30),
    "Slot" double precision,
    "Width" double precision,
    "Height" double precision,
    "Thickness" double precision,
    "PriceCents" integer,
    "is_deleted" smallint,
    "Created" varchar(19) NOT NULL DEFAULT '0000-00-00 00:00:00',
    "Changed" varchar(19) NOT NULL DEFAULT '0000-00-00 00:00:00'
);

CREATE TABLE orthosoft."tblDiscussion" (
    "DiscID" integer PRIMARY KEY,
    "PatientID" integer NOT NULL DEFAULT 0,
    "AuthorID" integer NOT NULL DEFAULT 0,
    "Subject" varchar(200),
    "Kind" smallint,
    "Prio" smallint,
    "State" varchar(20),
    "Message" text,
    "Tags" varchar(200),
    "Opened" varchar(19) NOT NULL DEFAULT '0000-00-00 00:00:00',
    "LastPost" varchar(19) NOT NULL DEFAULT '0000-00-00 00:00:00',
    "Closed" varchar(19) NOT NULL DEFAULT '0000-00-00 00:00:00',
    "is_deleted" smallint
);

CREATE TABLE orthosoft."tblDiscussion_tblUser" (
    "DiscID" integer NOT NULL,
    "UserID" integer NOT NULL,
    PRIMARY KEY ("DiscID", "UserID")
);

CREATE TABLE orthosoft."tblOrderLine" (
    "OrderID" integer NOT NULL,
    "LineNo" smallint NOT NULL,
    "PatientID" integer NOT NULL DEFAULT 0,
    "Kind" varchar(20),
    "Stage" smallint,
    "State" varchar(20),
    "Prio" smallint,
    "Linked" varchar(19) NOT NULL DEFAULT '0000-00-00 00:00:00',
    "Started" varchar(19) NOT NULL DEFAULT '0000-00-00 00:00:00',
    "Finished" varchar(19) NOT NULL DEFAULT '0000-00-00 00:00:00',
    "is_deleted" smallint,
    PRIMARY KEY ("OrderID", "LineNo")
);

CREATE TABLE orthosoft."tblAttachment" (
    "FileID" integer PRIMARY KEY,
    "RecordID" integer NOT NULL DEFAULT 0,
    "OrderID" integer NOT NULL DEFAULT 0,
    "FileName" varchar(255),
    "Kind" varchar(20),
    "Mime" varchar(100),
    "Bytes" bigint,
    "Params" text,
    "is_deleted" smallint,
    "Created" varchar(19) NOT NULL DEFAULT '0000-00-00 00:00:00',
    "Changed" varchar(19) NOT NULL DEFAULT '0000-00-00 00:00:00'
);

CREATE TABLE orthosoft."tblPurchase" (
    "PurchaseID" integer PRIMARY KEY,
    "PurchaseNo" varchar(40),
    "Kind" orthosoft."tblPurchase_Kind",
    "Net" numeric(14,4),
    "VatCents" integer,
    "RebateCents" integer,
    "Gross" double precision,
    "Currency" varchar(3),
    "Vendor" varchar(120),
    "VendorMail" varchar(120),
    "VendorTel" varchar(40),
    "BuyerID" integer NOT NULL DEFAULT 0,
    "ApproverID" integer NOT NULL DEFAULT 0,
    "OrderID" integer NOT NULL DEFAULT 0,
    "PatientID" integer NOT NULL DEFAULT 0,
    "State" varchar(20),
    "PurchasedOn" varchar(10) NOT NULL DEFAULT '0000-00-00',
    "PaidOn" varchar(10) NOT NULL DEFAULT '0000-00-00',
    "DueOn" varchar(10) NOT NULL DEFAULT '0000-00-00',
    "is_deleted" smallint,
    "Created" varchar(19) NOT NULL DEFAULT '0000-00-00 00:00:00',
    "Changed" varchar(19) NOT NULL DEFAULT '0000-00-00 00:00:00'
);

CREATE TABLE orthosoft."tblPurchaseLog" (
    "PurchaseID" integer NOT NULL,
    "LogNo" smallint NOT NULL,
    "Action" varchar(20) NOT NULL,
    "UserID" integer NOT NULL DEFAULT 0,
    "Note" text,
    "At" varchar(19) NOT NULL DEFAULT '0000-00-00 00:00:00',
    PRIMARY KEY ("PurchaseID", "LogNo")
);
