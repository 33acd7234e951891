package dev.rekey.database;

import dev.rekey.api.ExitCode;
import java.util.Locale;

/**
 * How a database's fault ends a run.
 *
 * @param what it did, to follow its name
 * @param remedy begins with a semicolon; empty where we know none
 */
record Ending(ExitCode exitCode, String what, String remedy) {

    private static final String GOES_ON = "then the same command goes on from here";

    static Ending of(Throwable fault, String state) {
        if (SqlFaults.isFull(fault)) {
            return stop("has no connection left", "lower WORKERS, end other sessions, or raise the pooler's pool size");
        }
        return switch (state) {
            case "28P01", "28000" ->
                stop(
                        "refused the user or the password, which was tried once and not again",
                        "check " + variables(fault));
            case "25006" ->
                stop(
                        "takes no writes",
                        "Supabase makes a database read-only when its disk is nearly full, and a standby always is: enlarge or"
                                + " clear the disk, or name the primary");
            case "53100" -> stop("has no room on its disk", "enlarge or clear the disk");
            case "53200" -> stop("has no memory left", "lower BATCH_SIZE or WORKERS");
            case "57014" ->
                stop(
                        "ended a statement before it was done, at its timeout or because somebody cancelled it",
                        "look for locks and load in pg_stat_activity, or lower BATCH_SIZE");
            case "25P04" ->
                stop("ended a transaction at its timeout", "raise transaction_timeout, or lower BATCH_SIZE");
            case "55P03" ->
                stop("waited in vain for a lock", "let whoever holds it finish (pg_locks), or raise lock_timeout");
            case "57P04", "3D000" -> stop("is gone", "restore it");
            case "40001", "40P01" ->
                stop("undid the same transaction again and again", "let other writers finish, or set WORKERS=1");
            case "42501" ->
                new Ending(ExitCode.CONFIGURATION, "lacks a right for our role", "; grant it and try again");
            default ->
                SqlFaults.passes(fault)
                        ? stop("went away", "wait until it is back")
                        : new Ending(ExitCode.UNEXPECTED, "refused", "");
        };
    }

    private static Ending stop(String what, String remedy) {
        return new Ending(ExitCode.CONNECTION, what, "; " + remedy + ", " + GOES_ON);
    }

    /** {@code target database} is configured by {@code TARGET_DB_*}. */
    private static String variables(Throwable fault) {
        String name = DatabaseFault.where(fault);
        String prefix =
                name.endsWith(" database") ? name.toUpperCase(Locale.ROOT).replace(" DATABASE", "_DB") : "DB";
        return prefix + "_USER and " + prefix + "_PASSWORD";
    }
}
