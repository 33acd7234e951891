package dev.rekey.engine;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How free text is compared with a closed set, and what blank means. */
final class ClosedSet {

    private static final Pattern BLANK = Pattern.compile("\\p{IsWhite_Space}*");
    private static final Pattern OUTER = Pattern.compile("^\\p{IsWhite_Space}+|\\p{IsWhite_Space}+$");
    private static final Pattern SEPARATORS = Pattern.compile("[\\p{IsWhite_Space}_-]+");

    private ClosedSet() {}

    /** Nothing but Unicode white space; empty text is blank. */
    static boolean isBlank(String text) {
        return BLANK.matcher(text).matches();
    }

    /** The set's own spelling of {@code text}, or null if it does not have it. */
    static @Nullable String find(Collection<String> values, String text) {
        String folded = fold(text);
        return values.stream()
                .filter(value -> fold(value).equals(folded))
                .findFirst()
                .orElse(null);
    }

    /** The text without white space at its ends. */
    static String trim(String text) {
        return OUTER.matcher(text).replaceAll("");
    }

    private static String fold(String text) {
        return SEPARATORS.matcher(trim(text).toLowerCase(Locale.ROOT)).replaceAll("_");
    }
}
