package dev.rekey.engine;

import dev.rekey.catalog.TargetTable;
import dev.rekey.catalog.UniqueKey;
import dev.rekey.database.Identifiers;
import dev.rekey.jdbi.Daos;
import java.sql.Connection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Rows that have a unique key which another row has, too: as if they had met it when they were written, the lowest legacy
 * id of the run keeps it, unless a row that is not ours has it.
 */
record Duplicates(
        TargetTable target, UniqueKey key, String legacyKey, String ledgerSchema, String runId, Contest contest)
        implements Offenders {

    @Override
    public List<Offender> find(Connection connection, int limit) {
        String columns = String.join(", ", key.columns());
        return !any(connection)
                ? List.of()
                : Daos.open(connection)
                        .createQuery("""
                                SELECT id, legacy_id, ours, winner_id, winner_legacy_id
                                FROM (SELECT id, legacy_id, ours, row_number() OVER best AS place,
                                             first_value(id) OVER best AS winner_id,
                                             first_value(legacy_id) OVER best AS winner_legacy_id
                                      FROM (SELECT stands.id, stands.<legacy>::bigint AS legacy_id,
                                                   coalesce(m.inserted_by = :run, false) AS ours, <numbered>
                                            FROM (SELECT stands.*, count(*) OVER (PARTITION BY <keys>) AS together
                                                  FROM <target> AS stands WHERE <keyed>) AS stands
                                            LEFT JOIN <mappings> AS m ON m.entity_type = :table
                                              AND m.legacy_id = stands.<legacy> AND m.new_id = stands.id
                                            WHERE stands.together > 1) AS several
                                      WINDOW best AS (PARTITION BY <numbers> ORDER BY ours, legacy_id, id
                                                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)) AS placed
                                WHERE place > 1 ORDER BY legacy_id, id LIMIT :limit""")
                        .define("legacy", Identifiers.quote(legacyKey))
                        .define("target", target.sqlName())
                        .define("mappings", Identifiers.quote(ledgerSchema, "migration_mappings"))
                        .define("keys", keys())
                        .define("keyed", keyed())
                        .define("numbered", numbered())
                        .define("numbers", numbers())
                        .bind("table", target.name())
                        .bind("run", runId)
                        .bind("limit", limit)
                        .map((row, context) -> {
                            long legacyId = row.getLong("legacy_id");
                            boolean unknown = row.wasNull();
                            long winner = row.getLong("winner_legacy_id");
                            boolean nameless = row.wasNull();
                            Conflicts.Holder holder = new Conflicts.Holder(
                                    legacyId,
                                    columns,
                                    row.getObject("winner_id", UUID.class),
                                    nameless ? null : winner,
                                    null);
                            return new Offender(
                                    row.getObject("id", UUID.class),
                                    unknown ? null : legacyId,
                                    row.getBoolean("ours"),
                                    (Outcome.Refused) Objects.requireNonNull(contest.lost(holder)));
                        })
                        .list();
    }

    /** Mostly there are none, and to see that takes no sorting. */
    private boolean any(Connection connection) {
        return Daos.open(connection)
                .createQuery("SELECT EXISTS (SELECT FROM " + target.sqlName() + " AS stands WHERE " + keyed()
                        + " GROUP BY " + keys() + " HAVING count(*) > 1)")
                .mapTo(Boolean.class)
                .one();
    }

    private String keys() {
        return key.columns().stream()
                .map(column -> "stands." + Identifiers.quote(column))
                .collect(Collectors.joining(", "));
    }

    private String keyed() {
        return key.nullsEqual()
                ? "true"
                : key.columns().stream()
                        .map(column -> "stands." + Identifiers.quote(column) + " IS NOT NULL")
                        .collect(Collectors.joining(" AND "));
    }

    private String numbered() {
        StringBuilder numbered = new StringBuilder();
        for (int i = 0; i < key.columns().size(); i++) {
            numbered.append(i == 0 ? "" : ", ")
                    .append("stands.")
                    .append(Identifiers.quote(key.columns().get(i)))
                    .append(" AS key")
                    .append(i);
        }
        return numbered.toString();
    }

    private String numbers() {
        StringBuilder numbers = new StringBuilder("key0");
        for (int i = 1; i < key.columns().size(); i++) {
            numbers.append(", key").append(i);
        }
        return numbers.toString();
    }
}
