package dev.rekey.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.Verification;
import dev.rekey.api.Verification.CheckResult;
import dev.rekey.api.Verification.Status;
import dev.rekey.fixtures.DemoData.Shape;
import dev.rekey.fixtures.DemoData.Variant;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CleanTest {

    static Stream<Arguments> demos() {
        return Arrays.stream(Shape.values())
                .flatMap(shape -> Arrays.stream(Variant.values()).map(variant -> Arguments.of(shape, variant)));
    }

    @ParameterizedTest
    @MethodSource("demos")
    void migratedData_raisesNoFalseAlarm(Shape shape, Variant variant) {
        try (Migrated migrated = Migrated.of(shape, variant)) {
            Verification verification = migrated.verify(shape.profile());
            assertThat(verification.checks())
                    .filteredOn(check -> !check.check().equals("limits"))
                    .filteredOn(check -> check.status() == Status.FAILED || check.status() == Status.UNREAD)
                    .extracting(CheckResult::table, CheckResult::summary)
                    .isEmpty();
            assertThat(verification.checks()).hasSizeGreaterThan(100);
        }
    }

    /** The two lists of types were written apart; each extension that either has must mean the same to both. */
    @Test
    void mimeTypes_ofBothLists_areTheSame() {
        try (Migrated migrated = Migrated.of(Shape.DJANGO, Variant.SMALL)) {
            String listed = extensions("/profiles/django/message_attachments.sql")
                    + extensions("/expected/django/message_attachments.sql");
            migrated.inSource("INSERT INTO dispatch_file (id, name, ext, record_id, created_at)"
                    + " SELECT 960000 + row_number() OVER (), 'x', ext, (SELECT min(record_id) FROM dispatch_file), now()"
                    + " FROM (SELECT DISTINCT unnest(string_to_array(trim(' ' FROM '" + listed
                    + "'), ' ')) AS ext) AS known");
            migrated.inTarget("INSERT INTO files (legacy_file_id) SELECT generate_series(960001, 960200)");
            migrated.migrate(Migrated.profile(Shape.DJANGO));

            assertThat(migrated.verify(Shape.DJANGO.profile()).checks())
                    .filteredOn(check -> check.table().equals("message_attachments"))
                    .filteredOn(check ->
                            check.check().equals("content") || check.check().equals("accounting"))
                    .hasSize(2)
                    .allMatch(check -> check.status() == Status.PASSED && check.compared() > 60);
        }
    }

    private static String extensions(String resource) {
        return Pattern.compile("\\('(\\.\\w+)', '")
                .matcher(ExpectationFiles.shipped(resource.substring(1)))
                .results()
                .map(extension -> extension.group(1) + " ")
                .collect(Collectors.joining());
    }
}
