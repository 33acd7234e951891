package dev.rekey.tables.purchases;

import dev.rekey.tables.TableDao;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The SQL of {@code purchases}. */
interface PurchaseDao extends TableDao<LegacyPurchase> {

    @Override
    @RegisterConstructorMapper(LegacyPurchase.class)
    @SqlQuery(PAGE)
    List<LegacyPurchase> read(@Define String query, long after, long upTo, int limit);
}
