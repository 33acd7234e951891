package dev.rekey.api;

import java.util.List;

/**
 * What a repair does about what a verification found, and what it leaves.
 *
 * @param origin whose findings they are
 * @param resumes whether an unfinished repair goes on, and is closed, whatever there is still to be done
 * @param steps by action, then by table in the migration's order
 */
public record RepairPlan(Deviations.Origin origin, boolean resumes, List<Step> steps) {

    /**
     * One action on a table's rows.
     *
     * @param rows how many; for what is of no row, how often
     * @param first the first of their legacy ids; none for what is of no row
     * @param detail what else is to be said, or empty
     */
    public record Step(Action action, String table, long rows, List<Long> first, String detail) {}

    /** What is done, or is not, and why. */
    public enum Action {
        INSERT_AGAIN(true, "gone from the target: migrated again, under the ids they had", ""),
        MIGRATE(true, "neither in the target nor in the ledger: migrated, or set aside where they do not fit", ""),
        REWRITE(true, "differ from the source: rewritten from it, under their ids", ""),
        REWRITE_CHANGED(
                true,
                "differ, and their source has changed since they were migrated: rewritten from what it says now",
                ""),
        RECORD(true, "not in migration_mappings as they should be: recorded anew; the rows are not touched", ""),
        SET_ASIDE(true, "not in the quarantine as they should be: judged again", ""),
        FORGET(true, "in migration_mappings, but in neither database: the mapping is withdrawn", ""),
        SPAN(true, "in ranges that differ and could not be narrowed down: all of them are migrated again", ""),
        LEAVE_EXTRA(
                false,
                "not in the source: left, for repair deletes nothing",
                "Find out who wrote them. If they are nobody's: DELETE them by their legacy id, and verify again."),
        LEAVE_REPEATED(
                false,
                "there several times: left, for only you can say which one is meant",
                "Keep the row that migration_mappings names, DELETE the others, and verify again."),
        LEAVE_PARENT(
                false,
                "refer to a row that is gone or is there several times: left, for their parents are not repair's",
                "Restore or merge the parent rows, verify again, and repair then."),
        LEAVE_GONE(
                false,
                "not in the source any more: left, for there is nothing to migrate",
                "If the source is right: DELETE the rows, or their entries in migration_quarantine, and verify again."),
        LEAVE_TRACKING(
                false,
                "mapped otherwise in public.migration_mappings: left, for only its author knows what is right",
                "Ask who wrote there; correct it by SQL, and verify again."),
        LEAVE_OTHER(
                false,
                "no row's fault: left, for repair writes rows",
                "The verification's report has the remedy of each check.");

        private final boolean mends;
        private final String meaning;
        private final String remedy;

        Action(boolean mends, String meaning, String remedy) {
            this.mends = mends;
            this.meaning = meaning;
            this.remedy = remedy;
        }

        /** Whether something is written. */
        public boolean mends() {
            return mends;
        }

        /** What is wrong with the rows, what becomes of them, and why. */
        public String meaning() {
            return meaning;
        }

        /** What to do about what is left, or empty. */
        public String remedy() {
            return remedy;
        }
    }

    /** How much is done. */
    public long mended() {
        return sum(true);
    }

    /** How much is left. */
    public long left() {
        return sum(false);
    }

    private long sum(boolean mends) {
        return steps.stream()
                .filter(step -> step.action().mends() == mends)
                .mapToLong(Step::rows)
                .sum();
    }
}
