package dev.rekey.engine;

import dev.rekey.api.Validation;
import dev.rekey.api.Validation.Phase;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the source's rows are now, row by row, and how the source moved while the run went on.
 *
 * @param mapped rows that the ledger says stand in the target
 * @param quarantined rows that are set aside and do not stand
 * @param missing rows of which the ledger knows nothing
 * @param late so many of these were not there when the run read their range, as the number of rows that it read proves
 * @param changed rows that say something else than when the run read them
 * @param gone rows that the run wrote or set aside, and that the source does not have any more
 */
record Accounting(long mapped, long quarantined, Ids missing, long late, Ids changed, long gone) {

    /** Rows that the run must have read, and of which nothing is known. */
    long unaccounted() {
        return missing.count() - late;
    }

    /** All rows but those that came too late to be read. */
    long rows() {
        return mapped + quarantined + unaccounted();
    }

    /** What the auditor is told; only lost rows are a failure, since the rest was not there to be read. */
    List<Validation> validations(String table) {
        List<Validation> found = new ArrayList<>();
        found.add(Validation.equal(table, "accounting", Phase.AFTER, rows(), mapped + quarantined));
        if (unaccounted() > 0) {
            found.add(Validation.equal(table, "unaccounted_rows", Phase.AFTER, "0", unaccounted() + among(late)));
        }
        found.add(Validation.fact(table, Validation.LATE_ROWS, Phase.AFTER, late + among(unaccounted())));
        found.add(Validation.fact(table, Validation.CHANGED_ROWS, Phase.AFTER, changed));
        found.add(Validation.fact(table, Validation.GONE_ROWS, Phase.AFTER, gone));
        return found;
    }

    /** Which rows these are; where some are lost and some late, nobody can say which is which. */
    private String among(long others) {
        if (missing.count() == others) {
            return "";
        }
        String ids = missing.toString().substring(missing.toString().indexOf(':'));
        return others == 0 ? ids : " among " + missing;
    }

    /** The same for whoever watches; nothing where nothing moved. */
    List<String> notices(String table) {
        List<String> notices = new ArrayList<>();
        if (late > 0) {
            notices.add(table + ": rows came into the source behind the cursor while the run went on (" + late
                    + among(unaccounted()) + "); run rekey migrate again, and it takes them");
        }
        if (changed.count() > 0) {
            notices.add(table + ": rows changed in the source after they were read (" + changed
                    + "); rekey migrate reports them (SOURCE_CHANGED), rekey migrate --update rewrites them");
        }
        if (gone > 0) {
            notices.add(table + ": rows were deleted in the source after they were read (" + gone
                    + "); what was made of them stays");
        }
        return notices;
    }
}
