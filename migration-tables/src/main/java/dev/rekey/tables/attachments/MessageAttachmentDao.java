package dev.rekey.tables.attachments;

import dev.rekey.tables.TableDao;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The SQL of {@code message_attachments}. */
interface MessageAttachmentDao extends TableDao<LegacyAttachment> {

    @Override
    @RegisterConstructorMapper(LegacyAttachment.class)
    @SqlQuery(PAGE)
    List<LegacyAttachment> read(@Define String query, long after, long upTo, int limit);
}
