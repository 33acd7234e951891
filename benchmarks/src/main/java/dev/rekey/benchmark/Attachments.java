package dev.rekey.benchmark;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The rows that are moved: attachments with two parents each, two unique indexes, JSON, and nothing that is rejected. */
final class Attachments {

    /** What every way must have written, but for the ids that it gave. */
    private static final String CONTENT = """
            SELECT count(*), coalesce(sum(hashtextextended(ROW(message_id, file_id, attachment_type, display_name, file_size,
                     mime_type, attached_at, created_at, updated_at, legacy_file_id, legacy_message_id,
                     legacy_dispatch_record_id, metadata)::text, 0)::numeric), 0)
            FROM message_attachments""";

    private Attachments() {}

    /** Fills tables that stand already. */
    static void fill(Databases databases, long rows) throws SQLException {
        long messages = Math.max(1, rows / 10);
        Databases.execute(databases.source(), """
                INSERT INTO dispatch_file
                SELECT i, i %% %d + 1, i %% 30000, 'file ' || i || '.stl', 'scan', i * 17, 'model/stl',
                       '{"scale": 1.50, "arch": "upper"}', timestamptz '2020-01-01' + i * interval '71.000013 s', NULL
                FROM generate_series(1, %d) AS i""".formatted(messages, rows), "VACUUM ANALYZE");
        Databases.execute(
                databases.target(),
                "INSERT INTO messages (legacy_record_id) SELECT i FROM generate_series(1, %d) AS i".formatted(messages),
                "INSERT INTO files (legacy_file_id) SELECT i FROM generate_series(1, %d) AS i".formatted(rows),
                "CREATE UNIQUE INDEX message_attachments_legacy ON message_attachments (legacy_file_id)",
                "VACUUM ANALYZE");
    }

    /** Rows and a sum of their hashes: not a proof, as verification gives it, but the same work was done if it is the same. */
    static String content(Databases databases) throws SQLException {
        try (Connection connection = databases.target().getConnection();
                Statement statement = connection.createStatement();
                ResultSet line = statement.executeQuery(CONTENT)) {
            line.next();
            return line.getLong(1) + " rows, " + line.getString(2);
        }
    }
}
