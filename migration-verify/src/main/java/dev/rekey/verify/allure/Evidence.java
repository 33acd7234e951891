package dev.rekey.verify.allure;

import dev.rekey.api.Verification.CheckResult;
import dev.rekey.api.Verification.Deviation;
import dev.rekey.api.Verification.Status;
import dev.rekey.verify.Examination.Outcome;
import dev.rekey.verify.Journal.Question;
import io.qameta.allure.Allure;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands behind a test: the SQL that was asked, the counts, the deviations. Only here do values of rows stand. */
public final class Evidence {

    private static final Set<String> CRITICAL =
            Set.of("accounting", "content", "money", "access_control", "audit_trail");

    private Evidence() {}

    /** Adds it to the test that runs. */
    public static void attach(Outcome outcome) {
        CheckResult result = outcome.result();
        Allure.getLifecycle().updateTestCase(test -> {
            String identity = id(result.table() + "/" + result.check());
            test.setName(result.table() + ": " + result.check());
            test.setFullName("verification." + result.table() + "." + result.check());
            test.setHistoryId(identity);
            test.setTestCaseId(identity);
            test.setDescription(description(outcome));
            test.setLabels(labels(result));
            test.setParameters(List.of(
                    new Parameter()
                            .setName("compared")
                            .setValue(Long.toString(result.compared()))
                            .setExcluded(true),
                    new Parameter()
                            .setName("found")
                            .setValue(Long.toString(result.found()))
                            .setExcluded(true)));
        });
        if (!outcome.questions().isEmpty()) {
            Allure.addAttachment("SQL", "text/plain", sql(outcome.questions()), ".sql");
        }
        if (!result.deviations().isEmpty()) {
            Allure.addAttachment("deviations", "text/csv", csv(result.deviations()), ".csv");
        }
    }

    private static String description(Outcome outcome) {
        CheckResult result = outcome.result();
        List<String> paragraphs = new ArrayList<>(List.of(result.summary()));
        if (result.status() != Status.PASSED) {
            paragraphs.add(result.remedy());
        }
        if (outcome.questions().isEmpty()) {
            paragraphs.add(
                    "Nothing had to be asked for this check alone: the SQL stands with an earlier one of this table.");
        }
        return String.join("\n\n", paragraphs);
    }

    private static List<Label> labels(CheckResult result) {
        return List.of(
                label("epic", "Migration"),
                label("feature", result.table()),
                label("story", result.check()),
                label("parentSuite", "Verification"),
                label("suite", result.table()),
                label("package", "verification." + result.table()),
                label("testClass", "verification." + result.table()),
                label("severity", CRITICAL.contains(result.check()) ? "blocker" : "critical"),
                label("tag", result.status().name().toLowerCase(Locale.ROOT)));
    }

    private static Label label(String name, String value) {
        return new Label().setName(name).setValue(value);
    }

    /** The same in every run, whatever the order of the tests. */
    private static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    static String sql(List<Question> questions) {
        return questions.stream()
                .map(question -> "-- %s, asked %d times, %d rows in answer%n%s;%n"
                        .formatted(question.database(), question.times(), question.rows(), question.sql()))
                .collect(Collectors.joining("\n"));
    }

    static String csv(List<Deviation> deviations) {
        return deviations.stream()
                .map(deviation -> Stream.of(
                                deviation.severity().name().toLowerCase(Locale.ROOT),
                                deviation.legacyId(),
                                deviation.column(),
                                deviation.message(),
                                deviation.expected(),
                                deviation.actual())
                        .map(Evidence::cell)
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "severity,legacy id,column,message,expected,actual\r\n", "\r\n"));
    }

    /** As PostgreSQL writes it: nothing for null, quotation marks around an empty text. */
    private static String cell(@Nullable Object value) {
        return value == null ? "" : '"' + value.toString().replace("\"", "\"\"") + '"';
    }
}
