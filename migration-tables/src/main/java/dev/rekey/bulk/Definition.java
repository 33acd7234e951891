package dev.rekey.bulk;

import dev.rekey.json.Json;
import dev.rekey.ledger.BulkDao.Taken;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A constraint or an index that a bulk load takes away.
 *
 * @param definition as the catalog tells it
 * @param drop the statement that takes it away
 * @param restore what brings it back; each entry is a transaction of its own
 */
public record Definition(
        Kind kind,
        String name,
        String definition,
        @Nullable String comment,
        Details details,
        String drop,
        List<String> restore) {

    /**
     * What the engine has to know of it while it is away.
     *
     * @param columns its columns, or those that refer
     * @param plain of something unique, whether the columns alone decide
     * @param nullsEqual whether two nulls are the same key
     * @param validated of a foreign key, whether it holds for all rows, and not only for new ones
     * @param foreignTable the table that a foreign key refers to, for SQL
     * @param foreignColumns the columns that it refers to
     */
    public record Details(
            List<String> columns,
            boolean plain,
            boolean nullsEqual,
            boolean validated,
            @Nullable String foreignTable,
            List<String> foreignColumns) {

        /** What the ledger keeps of something that was taken away. */
        public static Details of(Taken taken) {
            return Json.read(taken.details(), Details.class);
        }
    }

    Taken taken(String runId, String table, int position) {
        return new Taken(
                runId,
                table,
                kind.inLedger(),
                name,
                position,
                definition,
                comment,
                Json.write(details),
                Json.write(restore),
                0);
    }
}
