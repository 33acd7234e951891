package dev.rekey.source;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What each column of a source query is in terms of the source's tables: the items of its select list. A lexer of the few
 * tokens that can hide a comma is enough for that, where parsers of all SQL do not follow all of PostgreSQL's.
 */
public final class SelectExpressions {

    private static final Pattern TOKEN = Pattern.compile(
            "[eE]'(?:[^'\\\\]|\\\\.|'')*'|'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|\\$(\\w*)\\$.*?\\$\\1\\$"
                    + "|(?<blank>\\s+|--[^\\n]*|/\\*.*?\\*/)|\\w+|.",
            Pattern.DOTALL);
    private static final Pattern NAMED =
            Pattern.compile("(?<is>.*) AS (?<name>\\w+|\"[^\"]+\")", Pattern.CASE_INSENSITIVE);
    private static final Pattern COLUMN = Pattern.compile("(?:\\w+\\.)*(?<name>\\w+)");
    private static final Set<String> SETS = Set.of("UNION", "INTERSECT", "EXCEPT");

    private final Map<String, String> expressions = new LinkedHashMap<>();
    private StringBuilder item = new StringBuilder();
    private String before = "";
    private int depth;
    private boolean inList;
    private boolean listed;

    private SelectExpressions() {}

    /** The expressions by the column's name; none where rows come from several selects. */
    public static Map<String, String> of(String query) {
        SelectExpressions select = new SelectExpressions();
        Matcher token = TOKEN.matcher(query);
        while (token.find()) {
            if (token.group("blank") != null) {
                select.blank();
            } else if (!select.take(token.group())) {
                return Map.of();
            }
        }
        select.finish();
        return select.expressions;
    }

    /** Whatever stood between two tokens is one blank. */
    private void blank() {
        if (!item.isEmpty() && item.charAt(item.length() - 1) != ' ') {
            item.append(' ');
        }
    }

    /** Takes a token; false where it tells that this is no single select. */
    private boolean take(String token) {
        String word = token.toUpperCase(Locale.ROOT);
        boolean outside = depth == 0;
        depth += "([".contains(token) ? 1 : ")]".contains(token) ? -1 : 0;
        if (outside && SETS.contains(word)) {
            return false;
        } else if (outside && !listed && !inList && word.equals("SELECT")) {
            inList = true;
        } else if (inList && outside && word.equals("FROM") && !before.equals("DISTINCT")) {
            finish();
        } else if (inList && outside && token.equals(",")) {
            add();
        } else if (inList) {
            item.append(token);
        }
        before = word;
        return true;
    }

    private void finish() {
        if (inList) {
            add();
            inList = false;
            listed = true;
        }
    }

    private void add() {
        String text = item.toString().strip();
        item = new StringBuilder();
        Matcher named = NAMED.matcher(text);
        Matcher column = COLUMN.matcher(text);
        if (named.matches()) {
            expressions.put(named.group("name").replace("\"", ""), named.group("is"));
        } else if (column.matches()) {
            expressions.put(column.group("name"), text);
        }
    }
}
