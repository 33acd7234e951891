package dev.rekey.ledger;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.database.Identifiers;
import dev.rekey.jdbi.Daos;
import dev.rekey.jdbi.SqlArrays;
import dev.rekey.ledger.CheckpointDao.Advance;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * A page as most are, new rows that nothing stands against, in one statement: the partition is moved on and, if that
 * succeeds, the rows go in, and the lineage of those that went in is recorded. A server that is far away is asked once.
 * It is no SQL object, because attaching one takes longer than all else that is done for a page between two statements.
 */
public final class PageStatement {

    private static final String SQL = "WITH moved AS (" + CheckpointDao.ADVANCE + " RETURNING partition),\n" + """
            written AS (
              INSERT INTO <target> AS stands (<columns>)
              SELECT <columns> FROM unnest(CAST(CAST(:rows AS text[]) AS <target>[])) AS page
              WHERE EXISTS (SELECT FROM moved)
              <unlessTaken>
              RETURNING stands.<legacyKey>::bigint AS legacy_id, stands.id AS new_id, <fingerprint> AS target_hash),
            traced AS (
              INSERT INTO <ledger>.migration_mappings
                (entity_type, legacy_id, new_id, migration_batch, inserted_by, source_hash, issues, target_hash)
              SELECT :table, legacy_id, written.new_id, :runId, :runId, CAST(page.source_hash AS bytea),
                     CAST(page.issues AS jsonb), written.target_hash
              FROM unnest(CAST(:ids AS bigint[]), CAST(:hashes AS text[]), CAST(:issues AS text[]))
                     AS page (legacy_id, source_hash, issues)
                   JOIN written USING (legacy_id)
              <anew>)
            SELECT NULL AS legacy_id, set_config('idle_in_transaction_session_timeout', CAST(:silence AS text), true),
                   (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute AS a
                    WHERE a.attrelid = CAST(quote_ident(:schema) || '.' || quote_ident(:table) AS regclass)
                      AND a.attnum > 0 AND NOT a.attisdropped) = CAST(:all AS text[]) AS known,
                   (SELECT count(*) FROM written) AS written
            FROM moved
            <those>""";

    private static final Map<String, String> ALL = Map.of("unlessTaken", "", "anew", "", "those", "");

    /** Each row is looked for in every unique index, and then goes in on trial; that is a tenth of a page's work. */
    private static final Map<String, String> FREE = Map.of(
            "unlessTaken", "ON CONFLICT DO NOTHING",
            "anew", MappingDao.ANEW,
            "those", "UNION ALL SELECT legacy_id, NULL, NULL, NULL FROM written");

    /** An integrity constraint, as SQL has it: somebody did not let a row in, and must be found out. */
    public static final String LEFT_OUT = "23000";

    private final Map<String, String> names;
    private final String schema;
    private final List<String> all;

    /**
     * The statement for a table.
     *
     * @param schema the target table's
     * @param target the target table, for SQL
     * @param all its columns, in its order
     * @param columns of the rows, for SQL
     * @param legacyKey the target's column with the legacy id, for SQL
     * @param fingerprint of the target's row {@code stands}, as an SQL expression; no trigger may change the row after
     *     it went in
     */
    public PageStatement(
            String ledgerSchema,
            String schema,
            String target,
            List<String> all,
            List<String> columns,
            String legacyKey,
            String fingerprint) {
        this.schema = schema;
        this.all = List.copyOf(all);
        this.names = Map.of(
                "ledger", Identifiers.quote(ledgerSchema),
                "target", target,
                "columns", String.join(", ", columns),
                "legacyKey", legacyKey,
                "fingerprint", fingerprint);
    }

    /**
     * A page.
     *
     * @param advance how it moves the partition on if all its rows go in
     * @param rows values of the table's row type, its columns in its order
     * @param ids their legacy ids
     * @param hashes of their sources, as PostgreSQL reads bytea
     * @param issues what is to be said of each, as JSON; null for nothing
     * @param silence for how many milliseconds the transaction may say nothing after it
     */
    public record Page(
            Advance advance,
            List<String> rows,
            List<Long> ids,
            List<String> hashes,
            List<@Nullable String> issues,
            long silence) {}

    /**
     * Writes a page of which every row is expected to go in.
     *
     * @return whether it was written; not so if the partition was not ours, or elsewhere
     * @throws RuntimeException of SQLSTATE 23505, if a row's key is taken
     * @throws SQLException of SQLSTATE {@value #LEFT_OUT}, if a row was left out without a word
     * @throws MigrationException CONFIGURATION, if the table has other columns by now
     */
    public boolean writeAll(Connection connection, Page page) throws SQLException {
        List<Line> lines = write(connection, page, ALL);
        if (lines.isEmpty()) {
            return false;
        }
        if (lines.get(0).written() != page.ids().size()) {
            throw new SQLException(page.advance().table() + ": the target left out a row", LEFT_OUT);
        }
        return true;
    }

    /**
     * Writes those rows of a page whose keys are free.
     *
     * @return the legacy ids of the rows that went in; empty if the partition was not ours, or elsewhere
     * @throws MigrationException CONFIGURATION, if the table has other columns by now
     */
    public Optional<Set<Long>> writeFree(Connection connection, Page page) {
        List<Line> lines = write(connection, page, FREE);
        Set<Long> written = new HashSet<>();
        for (Line line : lines) {
            if (line.legacyId() != null) {
                written.add(line.legacyId());
            }
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(written);
    }

    /** A row that went in or, without a legacy id, the page itself and how many of its rows did. */
    private record Line(@Nullable Long legacyId, long written) {}

    private List<Line> write(Connection connection, Page page, Map<String, String> how) {
        Query query = Daos.open(connection).createQuery(SQL);
        names.forEach(query::define);
        how.forEach(query::define);
        return query.bindMethods(page.advance())
                .bind("rows", SqlArrays.texts(page.rows()))
                .bind("ids", SqlArrays.numbers(page.ids()))
                .bind("hashes", SqlArrays.texts(page.hashes()))
                .bind("issues", SqlArrays.texts(page.issues()))
                .bind("silence", page.silence())
                .bind("schema", schema)
                .bind("all", SqlArrays.texts(all))
                .map((row, context) -> line(page.advance().table(), row))
                .list();
    }

    /** Values have no names: in a table that somebody alters meanwhile they would come to stand in other columns. */
    private static Line line(String table, ResultSet row) throws SQLException {
        Long legacyId = (Long) row.getObject("legacy_id");
        if (legacyId == null && !row.getBoolean("known")) {
            throw new MigrationException(
                    ExitCode.CONFIGURATION,
                    table
                            + ": the target table has other columns than when this run looked at it; nothing of this page was"
                            + " written. Run: rekey migrate, which looks again and goes on");
        }
        return new Line(legacyId, row.getLong("written"));
    }
}
