package dev.rekey.report;

import java.util.Map;
import java.util.regex.Pattern;

/** {@code junit.xml}: a suite a table, a case a limit, validation and check, for whatever shows test results. */
final class ReportJunit implements ReportFormat {

    /** What XML 1.0 has no way to write. */
    private static final Pattern ILLEGAL =
            Pattern.compile("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    @Override
    public String fileName() {
        return "junit.xml";
    }

    @Override
    public String render(Report report) {
        String xml = Templates.render(
                "junit.ftlx",
                Map.of("doc", Json.tree(ReportJson.document(report).withoutIssues())));
        return ILLEGAL.matcher(xml).replaceAll("\uFFFD");
    }
}
