package dev.rekey.verify;

import dev.rekey.api.TargetNames;
import dev.rekey.database.Identifiers;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of what should be and of what is, with the rules that many columns share spelled out. A rule stands in a file
 * as {@code {rule subject: argument}}.
 *
 * <ul>
 *   <li>{@code {one of status: active, inactive}}: the set's own spelling, whatever the case and separators; null if
 *       blank; as it is if the set does not have it
 *   <li>{@code {json tags}}: text as jsonb; blank and JSON null are null; what names a key twice is no JSON for us, though
 *       jsonb takes it: it stays text
 *   <li>{@code {trimmed currency}}: without white space at its ends
 *   <li>{@code {kept file: type, uid}}: metadata with columns of the source that the target has no column for, but for
 *       those that are null
 *   <li>{@code {instant created_at}}: the time that a clock in the source's time zone showed
 *   <li>{@code {required child.parent_id: parent.legacy_id}}: the parent's legacy id
 *   <li>{@code {optional child.parent_id: parents.legacy_id = 42}}: the same, or the number kept beside a reference that
 *       is null with good reason: no parent has it, or several have
 *   <li>{@code {rest metadata: tags}}: metadata without what is compared apart
 *   <li>{@code {target}}, {@code {ledger}}: the schemas; {@code {blanks}}: all white space that there is
 * </ul>
 */
final class Expectations {

    private static final String NO_LEGACY_ID = "'a row without a legacy id'";
    private static final Pattern RULE =
            Pattern.compile("\\{(target|ledger|blanks|(one of|json|trimmed|kept|instant|required|optional|rest) )");
    /** What Unicode has as White_Space. */
    private static final String BLANKS =
            "\t\n\u000B\f\r \u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000";

    /** Whether an object of a document has a key twice, however deep it lies. */
    private static final String REPEATS_KEYS = """
            EXISTS (
              WITH RECURSIVE part (value) AS (
                SELECT %s::json
                UNION ALL
                SELECT child.value
                FROM part
                CROSS JOIN LATERAL (
                  SELECT member.value
                  FROM json_each(CASE json_typeof(part.value) WHEN 'object' THEN part.value END) AS member
                  UNION ALL
                  SELECT element.value
                  FROM json_array_elements(CASE json_typeof(part.value) WHEN 'array' THEN part.value END) AS element
                ) AS child)
              SELECT FROM part
              WHERE (SELECT count(*) <> count(DISTINCT name)
                     FROM json_object_keys(CASE json_typeof(part.value) WHEN 'object' THEN part.value END) AS name))
            """;

    /** A table of the target with the alias that it may have. */
    private static final Pattern TARGET_TABLE = Pattern.compile("\\{target}\\.(\\w+)(\\s+AS\\s+\\w+)?");

    private final ExpectationFiles profile;
    private final String target;
    private final String ledger;
    private final String blanks;

    /**
     * The SQL for two databases.
     *
     * @param profile whose tables the source has
     * @param sourceEncoding the source's {@code server_encoding}: a query may not name white space that it does not have
     */
    Expectations(ExpectationFiles profile, String targetSchema, String ledgerSchema, String sourceEncoding) {
        this.profile = profile;
        this.target = Identifiers.quote(targetSchema);
        this.ledger = Identifiers.quote(ledgerSchema);
        CharsetEncoder encoder = charset(sourceEncoding).newEncoder();
        this.blanks = BLANKS.chars()
                .filter(blank -> encoder.canEncode((char) blank))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /** Java's name for PostgreSQL's encoding; ASCII, which is in all of them, where the white space is not known. */
    private static Charset charset(String encoding) {
        return switch (encoding) {
            case "UTF8" -> StandardCharsets.UTF_8;
            case "LATIN1" -> StandardCharsets.ISO_8859_1;
            case "LATIN2" -> Charset.forName("ISO-8859-2");
            case "LATIN9" -> Charset.forName("ISO-8859-15");
            case "WIN1250", "WIN1251", "WIN1252" -> Charset.forName("windows-" + encoding.substring(3));
            default -> StandardCharsets.US_ASCII;
        };
    }

    /** Whether something says what to expect of a table, or of something else. */
    boolean says(String name) {
        return profile.expected(name) != null;
    }

    /** The file that says it, or would. */
    String file(String name) {
        return profile.file(name);
    }

    /** What the source says of a table's rows, in the target's columns; their legacy ids alone where nothing says more. */
    String expected(String name) {
        String sql = profile.expected(name);
        return sql == null ? "SELECT legacy_id FROM (" + profile.query(name) + ") AS read" : expand(sql);
    }

    /** What the target says of them. */
    String actual(String name) {
        String sql = expand(ExpectationFiles.shipped("actual/" + name + ".sql"));
        return says(name) ? sql : "SELECT legacy_id FROM (" + sql + ") AS compared";
    }

    /** How many rows of the source a table's scope leaves out, or null if none. */
    @Nullable String filtered(String table) {
        return profile.filtered(table);
    }

    /** What the deployment calls a table's columns. */
    TargetNames names(String table) {
        return profile.targetNames().getOrDefault(table, TargetNames.AS_SPECIFIED);
    }

    /** SQL with its rules spelled out, over the target's tables under the names of data-model.md. */
    String expand(String text) {
        String sql = TARGET_TABLE.matcher(text).replaceAll(table -> Matcher.quoteReplacement(named(table)));
        StringBuilder expanded = new StringBuilder();
        Matcher rule = RULE.matcher(sql);
        int from = 0;
        while (rule.find(from)) {
            int end = closing(sql, rule.start());
            String[] parts = sql.substring(rule.end(), end).split(": ", 2);
            expanded.append(sql, from, rule.start())
                    .append(apply(rule.group(1).strip(), parts[0], parts.length > 1 ? parts[1] : ""));
            from = end + 1;
        }
        return expanded.append(sql.substring(from)).toString();
    }

    /** A target table; where the deployment has other names, with its columns under the names of data-model.md as well. */
    private String named(MatchResult table) {
        boolean bare = table.group(2) == null && !names(table.group(1)).equals(TargetNames.AS_SPECIFIED);
        return relation(table.group(1))
                + (bare ? " AS " + table.group(1) : Objects.requireNonNullElse(table.group(2), ""));
    }

    private String relation(String name) {
        TargetNames names = names(name);
        String standing = target + "." + name;
        if (names.equals(TargetNames.AS_SPECIFIED)) {
            return standing;
        }
        StringBuilder columns = new StringBuilder("stands.*");
        new TreeMap<>(names.renamed()).forEach((ours, theirs) -> columns.append(", stands.")
                .append(Identifiers.quote(theirs))
                .append(" AS ")
                .append(Identifiers.quote(ours)));
        new TreeSet<>(names.leftOut()).forEach(column -> columns.append(", NULL::")
                .append(Specification.typeOf(name, column))
                .append(" AS ")
                .append(Identifiers.quote(column)));
        return "(SELECT " + columns + " FROM " + standing + " AS stands)";
    }

    private static int closing(String sql, int opening) {
        int depth = 0;
        for (int i = opening; i < sql.length(); i++) {
            depth += sql.charAt(i) == '{' ? 1 : sql.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("a brace is not closed: " + sql.substring(opening));
    }

    private String apply(String rule, String subject, String argument) {
        return switch (rule) {
            case "target" -> target;
            case "ledger" -> ledger;
            case "one of" -> oneOf(subject, argument);
            case "json" -> json(subject);
            case "blanks" -> "'" + blanks + "'";
            case "trimmed" -> trimmed(subject);
            case "kept" -> kept(subject, argument);
            case "instant" -> instant(subject);
            case "required" ->
                "CASE WHEN " + subject + " IS NOT NULL THEN coalesce(" + argument + "::text, " + NO_LEGACY_ID + ") END";
            case "optional" -> optional(subject, argument);
            default -> rest(subject, argument);
        };
    }

    private String oneOf(String column, String values) {
        String set = Arrays.stream(values.split(",\\s*")).collect(Collectors.joining("','", "'", "'"));
        return "CASE WHEN " + trimmed(column) + " <> '' THEN coalesce((SELECT member FROM unnest(ARRAY[" + set
                + "]) AS member WHERE " + folded("member") + " = " + folded(column) + "), " + column + ") END";
    }

    private String folded(String text) {
        // In the collation "C", so that a Turkish database folds I as any other one does.
        return "regexp_replace(lower(" + trimmed(text) + " COLLATE \"C\"), '[" + blanks + "_-]+', '_', 'g')";
    }

    /**
     * Text becomes jsonb once a row; what begins as an object or an array is not blank. Keys are only looked for twice where
     * jsonb has lost some, which shows in fewer quotes, or might not show.
     */
    private String json(String text) {
        return "CASE WHEN " + text + " LIKE '{%' OR " + text + " LIKE '[%' OR " + trimmed(text)
                + " <> '' THEN (SELECT CASE WHEN position('{' IN " + text + ") > 0 AND (" + quotes(text) + " <> "
                + quotes("once.as_jsonb::text") + " OR position('\\u0022' IN " + text + ") > 0) AND "
                + REPEATS_KEYS.formatted(text) + " THEN to_jsonb(" + text
                + ") ELSE nullif(once.as_jsonb, 'null') END FROM (SELECT " + text
                + "::jsonb OFFSET 0) AS once (as_jsonb)) END";
    }

    private static String quotes(String text) {
        return "octet_length(replace(" + text + ", '\"', '\"\"')) - octet_length(" + text + ")";
    }

    private String trimmed(String text) {
        return "btrim(" + text + ", '" + blanks + "')";
    }

    /**
     * PostgreSQL takes the later offset where clocks are set back; the specification takes the earlier one. At either end
     * of the calendar there is no day before, and one such time must not keep all other rows from being read: it stays as
     * it is, as the infinities do.
     */
    private static String instant(String local) {
        String later = "(" + local + " AT TIME ZONE :zone)";
        String dayBefore = "(" + later + " - interval '1 day')";
        String offset = "((" + dayBefore + " AT TIME ZONE :zone) - (" + dayBefore + " AT TIME ZONE 'UTC'))";
        String earlier = "((" + local + " - " + offset + ") AT TIME ZONE 'UTC')";
        return "CASE WHEN " + local + " > timestamp '4714-11-27 BC' AND " + local + " < timestamp '294276-12-29'"
                + " THEN CASE WHEN " + earlier + " < " + later + " AND " + earlier + " AT TIME ZONE :zone = " + local
                + " THEN " + earlier + " ELSE " + later + " END ELSE " + local + " AT TIME ZONE 'UTC' END";
    }

    private static String kept(String rows, String columns) {
        String pairs = Arrays.stream(columns.split(",\\s*"))
                .map(column -> "'" + column + "', " + rows + "." + Identifiers.quote(column))
                .collect(Collectors.joining(", "));
        return "coalesce(nullif(jsonb_build_object('legacy', jsonb_strip_nulls(jsonb_build_object(" + pairs
                + "))), '{\"legacy\": {}}'), '{}')";
    }

    private String optional(String reference, String argument) {
        String[] sides = argument.split(" = ", 2);
        String parent = sides[0].substring(0, sides[0].indexOf('.'));
        String key = sides[0].substring(sides[0].indexOf('.') + 1);
        String rows = relation(parent) + " AS parent WHERE parent.";
        return "CASE WHEN " + reference + " IS NOT NULL THEN coalesce((SELECT parent." + key + "::text FROM " + rows
                + "id = " + reference + "), " + NO_LEGACY_ID + ") WHEN (SELECT count(*) FROM " + rows + key + " = "
                + sides[1] + ") <> 1 THEN (" + sides[1] + ")::text END";
    }

    private static String rest(String metadata, String keys) {
        String bare = metadata
                + Arrays.stream(keys.split(",\\s*"))
                        .map(key -> " #- '{legacy," + key + "}'")
                        .collect(Collectors.joining());
        return "CASE WHEN (" + metadata + " -> 'legacy') - '{" + keys.replace(" ", "") + "}'::text[] = '{}' THEN "
                + metadata + " - 'legacy' ELSE " + bare + " END";
    }
}
