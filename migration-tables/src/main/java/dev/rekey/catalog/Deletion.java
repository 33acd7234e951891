package dev.rekey.catalog;

import dev.rekey.jdbi.Daos;
import dev.rekey.jdbi.SqlArrays;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Takes rows of a table out of the target. */
public final class Deletion {

    private Deletion() {}

    /**
     * Deletes rows by their ids, and says which were there.
     *
     * @param table for SQL
     */
    public static Set<UUID> of(Connection connection, String table, List<UUID> ids) {
        return Daos.open(connection)
                .createQuery("DELETE FROM " + table + " WHERE id = ANY(:ids) RETURNING id")
                .bind("ids", SqlArrays.uuids(ids))
                .mapTo(UUID.class)
                .set();
    }
}
