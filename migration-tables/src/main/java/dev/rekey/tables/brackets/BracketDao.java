package dev.rekey.tables.brackets;

import dev.rekey.tables.TableDao;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The SQL of {@code brackets}. */
interface BracketDao extends TableDao<LegacyBracket> {

    @Override
    @RegisterConstructorMapper(LegacyBracket.class)
    @SqlQuery(PAGE)
    List<LegacyBracket> read(@Define String query, long after, long upTo, int limit);
}
