package dev.rekey.ledger;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.rekey.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has gone of a table's part in a run: one JSON document in {@code migration_control.details} of the operation {@code
 * rollback}, as far as it is.
 *
 * @param removed rows deleted
 * @param kept rows that were inserted and stay; known when the table's rollback ends
 * @param gone mappings of rows that somebody had deleted already
 * @param adopted mappings of rows that stood before the run
 * @param rejected quarantine entries taken away
 * @param reopened quarantine entries of other runs that are open again
 * @param force whether changed rows and those with others on them went, too
 * @param earlier what went when this was done before
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RollbackDetails(
        long removed,
        long kept,
        long gone,
        long adopted,
        long rejected,
        long reopened,
        boolean force,
        List<RollbackDetails> earlier) {

    private static final RollbackDetails NOTHING = new RollbackDetails(0, 0, 0, 0, 0, 0, false, List.of());

    /** What a row says. */
    public static RollbackDetails read(RollbackDao.Row row) {
        return row.details() == null ? NOTHING : Json.read(row.details(), RollbackDetails.class);
    }

    /**
     * Where a rollback begins, or goes on.
     *
     * @param row what was begun before, or null
     * @param resumed whether that was this rollback, cut off, and not one that is over
     */
    public static RollbackDetails begin(RollbackDao.@Nullable Row row, boolean resumed, boolean force) {
        if (row == null) {
            return NOTHING.with(0, 0, force);
        }
        RollbackDetails before = read(row);
        if (resumed || !row.status().equals("completed")) {
            return before.with(before.rejected, before.kept, force || before.force);
        }
        List<RollbackDetails> earlier = new ArrayList<>(before.earlier);
        earlier.add(before.with(before.rejected, before.kept, before.force, List.of()));
        return NOTHING.with(0, 0, force, List.copyOf(earlier));
    }

    /** Rows deleted now and earlier. */
    public long removedInAll() {
        return removed + earlier.stream().mapToLong(RollbackDetails::removed).sum();
    }

    /** After a page. */
    public RollbackDetails plus(long removedRows, long goneRows, long adoptedRows, long reopenedRows) {
        return new RollbackDetails(
                removed + removedRows,
                kept,
                gone + goneRows,
                adopted + adoptedRows,
                rejected,
                reopened + reopenedRows,
                force,
                earlier);
    }

    /** After some of the quarantine. */
    public RollbackDetails plusRejected(long entries) {
        return with(rejected + entries, kept, force);
    }

    /** At the end. */
    public RollbackDetails withKept(long rows) {
        return with(rejected, rows, force);
    }

    private RollbackDetails with(long entries, long rows, boolean forced) {
        return with(entries, rows, forced, earlier);
    }

    private RollbackDetails with(long entries, long rows, boolean forced, List<RollbackDetails> before) {
        return new RollbackDetails(removed, rows, gone, adopted, entries, reopened, forced, before);
    }
}
