package dev.rekey;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The string literals of a Java source; those that a plus sign joins are one text, a question mark for what stands between. */
final class SqlTexts {

    /** Comments and characters are seen so that what looks like a string in them is none. */
    private static final Pattern TOKEN = Pattern.compile("//.*"
            + "|/\\*[\\s\\S]*?\\*/"
            + "|'(?:\\\\.|[^'\\\\])++'"
            + "|\"{3}(?<block>(?:\\\\[\\s\\S]|(?!\"{3})[^\\\\])*+)\"{3}"
            + "|\"(?<line>(?:\\\\.|[^\"\\\\])*+)\"");

    private static final Pattern JOINED = Pattern.compile("[^;{},]*\\+[^;{},]*");

    private SqlTexts() {}

    static List<String> ofJava(String source) {
        List<String> texts = new ArrayList<>();
        Matcher token = TOKEN.matcher(source);
        StringBuilder between = new StringBuilder();
        int after = 0;
        while (token.find()) {
            between.append(source, after, token.start());
            after = token.end();
            String literal = token.group("block") == null ? token.group("line") : token.group("block");
            if (literal == null) {
                continue;
            }
            if (!texts.isEmpty() && JOINED.matcher(between).matches()) {
                String gap = between.toString().strip().equals("+") ? "" : "?";
                texts.add(texts.remove(texts.size() - 1) + gap + unescaped(literal));
            } else {
                texts.add(unescaped(literal));
            }
            between.setLength(0);
        }
        return texts;
    }

    private static String unescaped(String literal) {
        return literal.replaceAll("(?<!\\\\)\\\\u+([0-9A-Fa-f]{4})", "?").translateEscapes();
    }
}
