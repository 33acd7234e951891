package dev.rekey.database;

import java.util.ArrayList;
import java.util.List;

/**
 * How many workers the connections suffice for.
 *
 * @param notices why they are fewer than were wanted
 */
record Budget(int workers, List<String> notices) {

    /**
     * A worker takes one connection of either database at a time, and the heartbeat one of the target. No thread waits
     * for a second connection of a database while it holds one, so that a single one does, if slowly.
     */
    static Budget of(int source, int target, int wanted) {
        int workers = Math.max(1, Math.min(wanted, Math.min(source, target - 1)));
        List<String> notices = new ArrayList<>();
        notice("source", source, wanted, wanted, workers, notices);
        notice("target", target, wanted + 1, wanted, workers, notices);
        return new Budget(workers, List.copyOf(notices));
    }

    private static void notice(
            String database, int connections, int needed, int wanted, int workers, List<String> notices) {
        if (connections < needed) {
            notices.add(("the %s database gives %s, and %d workers need %d: going on with %s. To have more, raise the"
                            + " pooler's pool size or the role's connection limit, or end other sessions; WORKERS=%d"
                            + " says so beforehand")
                    .formatted(
                            database,
                            count(connections, "connection"),
                            wanted,
                            needed,
                            count(workers, "worker"),
                            workers));
        }
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
