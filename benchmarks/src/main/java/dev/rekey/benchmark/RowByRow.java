package dev.rekey.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** What migration scripts mostly do: read a row, look its parents up, insert it, commit. */
final class RowByRow implements Way {

    static final String READ = """
            SELECT id, record_id, instruction_id, name, file_type, size, mime_type, parameters, created_at, updated_at
            FROM dispatch_file WHERE record_id IS NOT NULL ORDER BY id""";

    static final String INSERT = """
            INSERT INTO message_attachments
              (message_id, file_id, attachment_type, display_name, file_size, mime_type, attached_at, created_at,
               updated_at, legacy_file_id, legacy_message_id, legacy_dispatch_record_id, metadata)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                    jsonb_build_object('legacy', jsonb_build_object('instruction_id', CAST(? AS integer), 'parameters', CAST(? AS jsonb))))""";

    @Override
    public long most() {
        return 5_000;
    }

    @Override
    public void move(Databases databases) throws SQLException {
        try (Connection source = databases.source().getConnection();
                Connection target = databases.target().getConnection();
                Statement read = source.createStatement();
                ResultSet row = read.executeQuery(READ);
                PreparedStatement message =
                        target.prepareStatement("SELECT id FROM messages WHERE legacy_record_id = ?");
                PreparedStatement file = target.prepareStatement("SELECT id FROM files WHERE legacy_file_id = ?");
                PreparedStatement insert = target.prepareStatement(INSERT)) {
            while (row.next()) {
                insert.setObject(1, parent(message, row.getInt("record_id")));
                insert.setObject(2, parent(file, row.getInt("id")));
                insert.setString(3, row.getString("file_type"));
                insert.setString(4, row.getString("name"));
                insert.setObject(5, row.getObject("size"));
                insert.setString(6, row.getString("mime_type"));
                insert.setTimestamp(7, row.getTimestamp("created_at"));
                insert.setTimestamp(8, row.getTimestamp("created_at"));
                insert.setTimestamp(9, row.getTimestamp("updated_at"));
                insert.setInt(10, row.getInt("id"));
                insert.setInt(11, row.getInt("record_id"));
                insert.setInt(12, row.getInt("record_id"));
                insert.setObject(13, row.getObject("instruction_id"));
                insert.setString(14, row.getString("parameters"));
                insert.executeUpdate();
            }
        }
    }

    private static UUID parent(PreparedStatement query, int legacyId) throws SQLException {
        query.setInt(1, legacyId);
        try (ResultSet found = query.executeQuery()) {
            found.next();
            return found.getObject(1, UUID.class);
        }
    }
}
