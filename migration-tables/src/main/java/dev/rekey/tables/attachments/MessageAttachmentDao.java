package dev.rekey.tables.attachments;

import dev.rekey.tables.TableDao;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The SQL of {@code message_attachments}. */
interface MessageAttachmentDao extends TableDao<LegacyAttachment> {

    @Override
    @RegisterConstructorMapper(LegacyAttachment.class)
    @SqlQuery("""
            SELECT legacy_id, record_id, instruction_id, name, file_type, size, mime_type, parameters,
                   created_at, updated_at
            FROM (<query>) AS source
            WHERE legacy_id > :after AND legacy_id \\<= :upTo
            ORDER BY legacy_id
            LIMIT :limit""")
    List<LegacyAttachment> read(@Define String query, long after, long upTo, int limit);

    @Override
    @SqlQuery("""
            INSERT INTO <table> (id, message_id, file_id, attachment_type, display_name, file_size, mime_type,
                   attached_at, created_at, updated_at, legacy_file_id, legacy_message_id,
                   legacy_dispatch_record_id, metadata)
            SELECT id, message_id, file_id, attachment_type, display_name, file_size, mime_type, attached_at,
                   created_at, updated_at, legacy_file_id, legacy_message_id, legacy_dispatch_record_id,
                   metadata
            FROM json_populate_recordset(NULL::<table>, CAST(:rows AS json))
            ON CONFLICT DO NOTHING
            RETURNING legacy_file_id""")
    Set<Long> insert(@Define String table, String rows);

    @Override
    @SqlUpdate("""
            UPDATE <table> AS stands
            SET (message_id, file_id, attachment_type, display_name, file_size, mime_type, attached_at,
                 created_at, updated_at, legacy_file_id, legacy_message_id, legacy_dispatch_record_id, metadata)
              = (page.message_id, page.file_id, page.attachment_type, page.display_name, page.file_size,
                 page.mime_type, page.attached_at, page.created_at, page.updated_at, page.legacy_file_id,
                 page.legacy_message_id, page.legacy_dispatch_record_id, page.metadata)
            FROM json_populate_recordset(NULL::<table>, CAST(:rows AS json)) AS page
            WHERE stands.id = page.id""")
    void update(@Define String table, String rows);
}
