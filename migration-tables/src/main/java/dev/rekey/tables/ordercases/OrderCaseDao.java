package dev.rekey.tables.ordercases;

import dev.rekey.tables.TableDao;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The SQL of {@code order_cases}. */
interface OrderCaseDao extends TableDao<LegacyOrderCase> {

    @Override
    @RegisterConstructorMapper(LegacyOrderCase.class)
    @SqlQuery(PAGE)
    List<LegacyOrderCase> read(@Define String query, long after, long upTo, int limit);
}
