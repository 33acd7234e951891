package dev.rekey.profiles;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A discussion's subject, made of a comment's text a word after the other: the rule as it reads, not as SQL has it. */
final class SubjectRule {

    private static final int LIMIT = 255;

    private SubjectRule() {}

    /** Null if every line is blank. */
    static @Nullable String subject(String text) {
        for (String line : text.split("\r\n|\r|\n", -1)) {
            List<Integer> points = line.codePoints().boxed().toList();
            int start = 0;
            while (start < points.size() && isWhite(points.get(start))) {
                start++;
            }
            if (start < points.size()) {
                return joined(points.subList(start, end(points, start)));
            }
        }
        return null;
    }

    /** Behind the last word that fits, or behind the first if it does not. */
    private static int end(List<Integer> points, int start) {
        int end = start;
        for (int i = start; i < points.size(); i++) {
            boolean wordEnds = !isWhite(points.get(i)) && (i + 1 == points.size() || isWhite(points.get(i + 1)));
            if (wordEnds && (end == start || i + 1 - start <= LIMIT)) {
                end = i + 1;
            }
        }
        return end;
    }

    private static String joined(List<Integer> points) {
        return points.stream().map(Character::toString).collect(Collectors.joining());
    }

    /** Unicode's White_Space: Java's own methods leave some out, or have others too. */
    private static boolean isWhite(int point) {
        return Character.toString(point).matches("\\p{IsWhite_Space}");
    }
}
