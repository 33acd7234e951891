package dev.rekey.verify;

import java.util.List;

/** What can be wrong with message attachments. */
final class AttachmentFaults {

    private static final String TABLE = "message_attachments";

    private AttachmentFaults() {}

    static List<Fault> all() {
        return List.of(
                attachment("a byte", "file_size = file_size + 1", 1).found("content", 1, "file_size", "8943", "8944"),
                attachment("a size has lost its upper bits", "file_size = file_size % 2147483648", 38)
                        .found("content", 38, "file_size", "3221225510", "1073741862"),
                attachment(
                                "an emoji has become a question mark",
                                "display_name = replace(display_name, '😁', '?')",
                                1466)
                        .found("content", 1466, "display_name", "矯正 😁 1444.png", "矯正 ? 1444.png"),
                attachment("a name without its ending", "display_name = split_part(display_name, '.', 1)", 6502)
                        .found("content", 6502, "display_name", "צילום-6402.pdf", "צילום-6402"),
                attachment("letters of another case", "mime_type = upper(mime_type)", 1)
                        .found("content", 1, "mime_type", "image/jpeg", "IMAGE/JPEG"),
                attachment("an open set's value", "attachment_type = 'photo'", 1)
                        .found("content", 1, "attachment_type", "image", "photo"),
                attachment("a microsecond", "attached_at = attached_at + interval '1 microsecond'", 1)
                        .found(
                                "timestamps",
                                1,
                                "attached_at",
                                "2016-02-01 09:13:53.000458+00",
                                "2016-02-01 09:13:53.000459+00")
                        .also("content"),
                attachment("a number in metadata", "metadata = '{\"legacy\": {\"instruction_id\": 3}}'", 1)
                        .found("json_shapes", 1, "metadata.legacy.instruction_id", "2", "3")
                        .also("content"),
                attachment("a number in metadata is text", "metadata = '{\"legacy\": {\"instruction_id\": \"2\"}}'", 1)
                        .found("json_shapes", 1, "metadata.legacy.instruction_id", "2", "\"2\"")
                        .also("content"),
                attachment(
                                "metadata has a key more",
                                "metadata = '{\"legacy\": {\"instruction_id\": 2, \"order\": 1}}'",
                                1)
                        .found("json_shapes", 1, "metadata", "{}", "{\"legacy\": {\"order\": 1}}")
                        .also("content"),
                attachment(
                                "a number deep in metadata",
                                "metadata = jsonb_set(metadata, '{legacy,parameters,resolution}', '0.74')",
                                978)
                        .found(
                                "json_shapes",
                                978,
                                "metadata.legacy.parameters",
                                "{\"arch\": \"upper\", \"resolution\": 0.73}",
                                "{\"arch\": \"upper\", \"resolution\": 0.74}")
                        .also("content"),
                attachment(
                        "a number deep in metadata has more zeros: it is equal",
                        "metadata = jsonb_set(metadata, '{legacy,parameters,resolution}', '0.7300')",
                        978),
                attachment(
                                "JSON is set aside as text",
                                "metadata = jsonb_set(metadata, '{legacy,parameters}', to_jsonb('{\"arch\": \"upper\", \"resolution\": 0.73}'::text))",
                                978)
                        .found("json_shapes", 978, "metadata.legacy.parameters"),
                Fault.in(TABLE, "JSON that names a key twice was taken for an object")
                        .source("UPDATE dispatch_file SET parameters ="
                                + " '{\"arch\": \"lower\", \"resolution\": 0.73, \"arch\": \"upper\"}' WHERE id = 978")
                        .differs("json_shapes", 978, "metadata.legacy.parameters")
                        .also("content"),
                attachment(
                                "text that was set aside is changed",
                                "metadata = jsonb_set(metadata, '{legacy,parameters}', '\"arch=upper\"')",
                                38)
                        .found(
                                "json_shapes",
                                38,
                                "metadata.legacy.parameters",
                                "\"arch=upper;resolution=fine\"",
                                "\"arch=upper\"")
                        .also("content"),
                attachment("the message's legacy id is lost", "legacy_message_id = NULL", 1)
                        .found("content", 1, "legacy_message_id", "3", null),
                attachment("the record's legacy id", "legacy_dispatch_record_id = 4", 1)
                        .found("content", 1, "legacy_dispatch_record_id", "3", "4"),
                swapped("two attachments have each other's file", "file_id")
                        .found("edges", 1, "file_id", "1", "76")
                        .found("edges", 76, "file_id", "76", "1")
                        .also("content"),
                swapped("two attachments have each other's message", "message_id")
                        .found("edges", 1, "message_id", "3", "19")
                        .found("edges", 76, "message_id", "19", "3")
                        .also("content"),
                Fault.in(TABLE, "a message was deleted past the constraint")
                        .target(
                                "SET session_replication_role = replica",
                                "DELETE FROM messages WHERE legacy_record_id = 3")
                        .found("foreign_keys", 1, "message_id")
                        .found("foreign_keys", 38, "message_id")
                        .found("edges", 1, "message_id", "3", "a row without a legacy id")
                        .found("edges", 38, "message_id", "3", "a row without a legacy id")
                        .also("content"),
                Fault.in(TABLE, "a message is there twice")
                        .target("INSERT INTO messages (legacy_record_id) VALUES (3)")
                        .found("edges", 1, "message_id")
                        .found("edges", 38, "message_id"),
                Fault.in(TABLE, "a row is there twice")
                        .target(
                                "ALTER TABLE message_attachments DROP CONSTRAINT message_attachments_message_id_file_id_key",
                                "CREATE TEMPORARY TABLE twin AS SELECT * FROM message_attachments WHERE legacy_file_id = 1",
                                "UPDATE twin SET id = gen_random_uuid()",
                                "INSERT INTO message_attachments SELECT * FROM twin")
                        .found("legacy_ids", 1, "legacy_file_id")
                        .found("accounting"),
                Fault.in(TABLE, "a row is there twice, once with another value")
                        .target(
                                "ALTER TABLE message_attachments DROP CONSTRAINT message_attachments_message_id_file_id_key",
                                "CREATE TEMPORARY TABLE twin AS SELECT * FROM message_attachments WHERE legacy_file_id = 1",
                                "UPDATE twin SET id = gen_random_uuid(), file_size = 1",
                                "INSERT INTO message_attachments SELECT * FROM twin")
                        .found("legacy_ids", 1, "legacy_file_id")
                        .found("content", 1, "file_size", "8943", "1")
                        .found("accounting"),
                Fault.in(TABLE, "a row that was born in the new system: it is not extra")
                        .target("INSERT INTO message_attachments (message_id, file_id, attached_at)"
                                + " SELECT a.message_id, b.file_id, now() FROM message_attachments AS a, message_attachments AS b"
                                + " WHERE a.legacy_file_id = 1 AND b.legacy_file_id = 76"),
                Fault.in(TABLE, "a file that is out of scope")
                        .target("INSERT INTO message_attachments (message_id, file_id, attached_at, legacy_file_id)"
                                + " SELECT message_id, (SELECT id FROM files WHERE legacy_file_id = 2), now(), 2"
                                + " FROM message_attachments WHERE legacy_file_id = 1")
                        .found("accounting", 2)
                        .found("legacy_ids", 2, "legacy_file_id"),
                Fault.in(TABLE, "a row lies in the quarantine, and all must stand")
                        .target(
                                "INSERT INTO migration.migration_quarantine (run_id, table_name, legacy_id, code, message, remedy,"
                                        + " source_row, source_hash, issues) SELECT run_id, 'message_attachments', 1, code, message, remedy,"
                                        + " source_row || '{\"legacy_id\": 1}', source_hash, issues FROM migration.migration_quarantine"
                                        + " WHERE table_name = 'brackets' AND legacy_id = 20",
                                "DELETE FROM migration.migration_mappings WHERE entity_type = 'message_attachments' AND legacy_id = 1",
                                "DELETE FROM message_attachments WHERE legacy_file_id = 1")
                        .found("limits"));
    }

    private static Fault attachment(String name, String change, int id) {
        return Fault.in(TABLE, name)
                .target("UPDATE message_attachments SET " + change + " WHERE legacy_file_id = " + id);
    }

    private static Fault swapped(String name, String column) {
        return Fault.in(TABLE, name)
                .target("UPDATE message_attachments AS a SET " + column + " = b." + column
                        + " FROM message_attachments AS b"
                        + " WHERE (a.legacy_file_id, b.legacy_file_id) IN ((1, 76), (76, 1))");
    }
}
