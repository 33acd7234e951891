package dev.rekey.benchmark;

import java.sql.SQLException;
import java.sql.Statement;

/** The same where nobody uses the target: constraints and indexes are dropped first, and made again afterwards. */
final class DeferredSql extends OnlineSql {

    private static final String DROP = """
            ALTER TABLE message_attachments DROP CONSTRAINT message_attachments_message_id_fkey;
            ALTER TABLE message_attachments DROP CONSTRAINT message_attachments_file_id_fkey;
            ALTER TABLE message_attachments DROP CONSTRAINT message_attachments_message_id_file_id_key;
            ALTER TABLE message_attachments DROP CONSTRAINT message_attachments_pkey;
            DROP INDEX message_attachments_legacy""";

    private static final String MAKE_AGAIN = """
            SET maintenance_work_mem = '256MB';
            ALTER TABLE message_attachments ADD PRIMARY KEY (id);
            ALTER TABLE message_attachments ADD UNIQUE (message_id, file_id);
            CREATE UNIQUE INDEX message_attachments_legacy ON message_attachments (legacy_file_id);
            ALTER TABLE message_attachments ADD CONSTRAINT message_attachments_message_id_fkey
              FOREIGN KEY (message_id) REFERENCES messages(id) ON DELETE CASCADE;
            ALTER TABLE message_attachments ADD CONSTRAINT message_attachments_file_id_fkey
              FOREIGN KEY (file_id) REFERENCES files(id) ON DELETE CASCADE""";

    @Override
    void insert(Statement statement) throws SQLException {
        statement.execute(DROP);
        super.insert(statement);
        statement.execute(MAKE_AGAIN);
    }
}
