package dev.rekey.tables.discussions;

import dev.rekey.tables.TableDao;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The SQL of {@code treatment_discussions}. */
interface TreatmentDiscussionDao extends TableDao<LegacyDiscussion> {

    @Override
    @RegisterConstructorMapper(LegacyDiscussion.class)
    @SqlQuery(PAGE)
    List<LegacyDiscussion> read(@Define String query, long after, long upTo, int limit);
}
