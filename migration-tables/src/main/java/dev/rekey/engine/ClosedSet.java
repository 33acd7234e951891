package dev.rekey.engine;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How free text is compared with a closed set, and what blank means. */
final class ClosedSet {

    private static final Pattern BLANK = Pattern.compile("\\p{IsWhite_Space}*");
    private static final Pattern OUTER = Pattern.compile("^\\p{IsWhite_Space}+|\\p{IsWhite_Space}+$");
    private static final Pattern SEPARATORS = Pattern.compile("[\\p{IsWhite_Space}_-]+");

    /** Spellings by their folded form: there are few sets, and every row asks. */
    private static final Map<Set<String>, Map<String, String>> SPELLINGS = new ConcurrentHashMap<>();

    private ClosedSet() {}

    /** Nothing but Unicode white space; empty text is blank. */
    static boolean isBlank(String text) {
        // Nearly every text begins with a letter or a digit, and is looked at in every row.
        boolean visible = !text.isEmpty() && text.charAt(0) > ' ' && text.charAt(0) <= '~';
        return !visible && BLANK.matcher(text).matches();
    }

    /** The set's own spelling of {@code text}, or null if it does not have it. */
    static @Nullable String find(Set<String> values, String text) {
        return SPELLINGS.computeIfAbsent(values, ClosedSet::spellings).get(fold(text));
    }

    private static Map<String, String> spellings(Set<String> values) {
        return values.stream().collect(Collectors.toMap(ClosedSet::fold, value -> value));
    }

    /** The text without white space at its ends. */
    static String trim(String text) {
        return OUTER.matcher(text).replaceAll("");
    }

    private static String fold(String text) {
        return SEPARATORS.matcher(trim(text).toLowerCase(Locale.ROOT)).replaceAll("_");
    }
}
