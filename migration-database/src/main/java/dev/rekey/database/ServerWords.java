package dev.rekey.database;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What may be repeated of a database's error message: words that the server has said of itself, of names in our queries
 * or of rights. A message that a trigger raised, or that was said of a value, may quote a row, whatever its SQLSTATE is.
 */
final class ServerWords {

    private static final String WITHHELD = "its words are not repeated here, as they may quote a row";

    /** Classes of SQLSTATE in which the server speaks of itself: connections, transactions, resources, limits, faults. */
    private static final Set<String> OF_ITSELF =
            Set.of("08", "0B", "25", "26", "28", "34", "3B", "3D", "40", "53", "54", "55", "57", "58", "F0", "XX");

    /** Classes in which it speaks of names: those of a query's words, but also those that a row's text was taken for. */
    private static final Set<String> OF_NAMES = Set.of("0A", "3F", "42");

    /** What speaks of nothing but a table's, a schema's or a policy's name. */
    private static final Set<String> OF_RIGHTS = Set.of("aclcheck_error", "ExecWithCheckOptions", "check_enable_rls");

    /** The source files of procedural languages; those of the planner begin alike. */
    private static final Pattern LANGUAGE = Pattern.compile("pl(?!an)\\w*\\.\\w+");

    private static final Pattern QUOTED = Pattern.compile("[\"'`«»„“”‘’].*", Pattern.DOTALL);

    private static final Pattern FUNCTION = Pattern.compile("PL/pgSQL function [^\\n]*? line \\d+");

    private ServerWords() {}

    /** The first line of what may be repeated. */
    static String of(PSQLException fault) {
        ServerErrorMessage message = fault.getServerErrorMessage();
        String kind = String.valueOf(fault.getSQLState());
        String of = kind.length() < 2 ? "" : kind.substring(0, 2);
        if (message == null) { // the driver's own
            return OF_ITSELF.contains(of) ? firstLine(fault.getMessage()) : WITHHELD;
        }
        if (saidByAFunction(message)) {
            return WITHHELD + function(message.getWhere());
        }
        if (OF_ITSELF.contains(of)) {
            return firstLine(message.getMessage());
        }
        if (!OF_NAMES.contains(of)) {
            return WITHHELD;
        }
        boolean ofTheQuery = message.getPosition() > 0;
        boolean ofRights = message.getRoutine() != null && OF_RIGHTS.contains(message.getRoutine());
        String said = String.valueOf(message.getMessage());
        return firstLine(ofTheQuery || ofRights ? said : QUOTED.matcher(said).replaceFirst("..."));
    }

    /** The constraint that was broken, where it was the server that said so. */
    static @Nullable String constraint(PSQLException fault) {
        ServerErrorMessage message = fault.getServerErrorMessage();
        return message == null || saidByAFunction(message) ? null : message.getConstraint();
    }

    /** Whether a trigger or another function said it, whatever its SQLSTATE pretends. */
    static boolean raised(PSQLException fault) {
        return fault.getServerErrorMessage() != null && saidByAFunction(fault.getServerErrorMessage());
    }

    /** Whether a function raised it, in words of its own, or made a query out of texts that may be a row's. */
    private static boolean saidByAFunction(ServerErrorMessage message) {
        String file = message.getFile();
        return message.getInternalQuery() != null
                || (file != null && LANGUAGE.matcher(file).matches());
    }

    private static String function(@Nullable String where) {
        Matcher function = FUNCTION.matcher(where == null ? "" : where);
        return function.find() ? " (" + function.group() + ")" : "";
    }

    private static String firstLine(@Nullable String text) {
        return text == null ? "" : text.lines().findFirst().orElse("");
    }
}
