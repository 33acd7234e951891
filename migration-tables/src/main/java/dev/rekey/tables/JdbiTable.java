package dev.rekey.tables;

import dev.rekey.api.LegacyRow;
import dev.rekey.api.SourcePage;
import dev.rekey.api.TableMigration;
import dev.rekey.api.TargetPage;
import dev.rekey.jdbi.Daos;
import java.util.List;
import java.util.Set;

/** A table whose SQL is a Jdbi SQL object: its migration says what it is and how a row is mapped. */
public interface JdbiTable<L extends LegacyRow, T extends Record> extends TableMigration<L, T> {

    /** The table's SQL object. */
    Class<? extends TableDao<L>> dao();

    @Override
    default List<L> read(SourcePage page) {
        return Daos.on(page.connection(), page.zone(), dao())
                .read(Daos.verbatim(page.query()), page.after(), page.upTo(), page.limit());
    }

    @Override
    default Set<Long> insert(TargetPage page) {
        return Daos.on(page.connection(), dao())
                .insert(page.table(), String.join(", ", page.columns()), page.legacyKey(), page.rows());
    }

    /** A table that overrides {@link #insert} says no here. */
    @Override
    default boolean isPlainInsert() {
        return true;
    }

    @Override
    default void update(TargetPage page) {
        Daos.on(page.connection(), dao())
                .update(
                        page.table(),
                        String.join(
                                ", ", page.columns().subList(1, page.columns().size())),
                        page.rows());
    }
}
