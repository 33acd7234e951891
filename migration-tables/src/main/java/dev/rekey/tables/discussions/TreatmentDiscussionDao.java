package dev.rekey.tables.discussions;

import dev.rekey.tables.TableDao;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The SQL of {@code treatment_discussions}. */
interface TreatmentDiscussionDao extends TableDao<LegacyDiscussion> {

    @Override
    @RegisterConstructorMapper(LegacyDiscussion.class)
    @SqlQuery("""
            SELECT legacy_id, patient_id, subject, discussion_type, priority, author_id, status,
                   initial_message, tags, started_at, last_activity_at, resolved_at, created_at, updated_at,
                   participants
            FROM (<query>) AS source
            WHERE legacy_id > :after AND legacy_id \\<= :upTo
            ORDER BY legacy_id
            LIMIT :limit""")
    List<LegacyDiscussion> read(@Define String query, long after, long upTo, int limit);

    @Override
    @SqlQuery("""
            INSERT INTO <table> (id, case_id, subject, discussion_type, priority, started_by, participants,
                   status, initial_message, tags, started_at, last_activity_at, resolved_at, created_at,
                   updated_at, legacy_discussion_id, legacy_case_id, legacy_author_id, metadata)
            SELECT id, case_id, subject, discussion_type, priority, started_by, participants, status,
                   initial_message, tags, started_at, last_activity_at, resolved_at, created_at, updated_at,
                   legacy_discussion_id, legacy_case_id, legacy_author_id, metadata
            FROM json_populate_recordset(NULL::<table>, CAST(:rows AS json))
            ON CONFLICT DO NOTHING
            RETURNING legacy_discussion_id""")
    Set<Long> insert(@Define String table, String rows);

    @Override
    @SqlUpdate("""
            UPDATE <table> AS stands
            SET (case_id, subject, discussion_type, priority, started_by, participants, status,
                 initial_message, tags, started_at, last_activity_at, resolved_at, created_at, updated_at,
                 legacy_discussion_id, legacy_case_id, legacy_author_id, metadata)
              = (page.case_id, page.subject, page.discussion_type, page.priority, page.started_by,
                 page.participants, page.status, page.initial_message, page.tags, page.started_at,
                 page.last_activity_at, page.resolved_at, page.created_at, page.updated_at,
                 page.legacy_discussion_id, page.legacy_case_id, page.legacy_author_id, page.metadata)
            FROM json_populate_recordset(NULL::<table>, CAST(:rows AS json)) AS page
            WHERE stands.id = page.id""")
    void update(@Define String table, String rows);
}
