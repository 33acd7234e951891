package dev.rekey.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.database.Database;
import dev.rekey.database.Patience;
import dev.rekey.fixtures.Schemas;
import dev.rekey.verify.Differences.Value;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A source in its Django shape beside a target that has one row of each table, written by hand: it is as it should be. */
class DjangoComparisonTest {

    private static final OwnDatabase SOURCE = source();
    private static final Unfinished TARGET = target();

    private static OwnDatabase source() {
        OwnDatabase source = new OwnDatabase();
        Schemas.LEGACY_DJANGO.create(source.dataSource());
        return source.executeFile("django.sql");
    }

    private static Unfinished target() {
        OwnDatabase target = new OwnDatabase();
        Schemas.TARGET_PARENTS.create(target.dataSource());
        Schemas.TARGET_TABLES.create(target.dataSource());
        return new Unfinished(target.executeFile("django-target.sql").dataSource());
    }

    @AfterEach
    void undo() {
        TARGET.undo();
    }

    @ParameterizedTest
    @CsvSource({
        "template_view_groups, 11, 2",
        "template_view_roles, 1, 2",
        "technicians, 1, 2",
        "technician_roles, 1, 3",
        "brackets, 1, 2",
        "treatment_discussions, 1, 5",
        "order_cases, 1, 4",
        "message_attachments, 1, 6",
        "purchases, 1, 3"
    })
    void rowAsItShouldBe_isEqual_andTheOthersAreMissing(String table, long legacyId, int missing) {
        Differences found = differences(table);
        assertThat(found.values(column -> true)).isEmpty();
        assertThat(found.unreadable().count()).isZero();
        assertThat(found.extra().count()).isZero();
        assertThat(found.missing().first()).hasSize(missing).doesNotContain(legacyId);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "template_view_groups; metadata = jsonb_set(metadata, '{lineage}', '[3, 10, 7]'); metadata",
                "template_view_groups; template_categories = '[\"cut\", \"Print\"]'; template_categories",
                "template_view_roles; metadata = metadata - 'lineage'; metadata",
                "technicians; metadata = '{}'; metadata.defaulted.hire_date",
                "technicians; metadata = metadata || '{\"defaulted\": [\"hire_date\", \"status\"]}'; status",
                "technicians; email = NULL; email",
                "technician_roles; metadata = jsonb_set(metadata, '{defaulted}', '[\"effective_date\"]'); is_active",
                "technician_roles; metadata = metadata #- '{legacy,order}'; metadata",
                "technician_roles; permissions = permissions - 'B'; permissions",
                "brackets; metadata = metadata #- '{legacy,project_id}'; metadata",
                "brackets; created_at = now(); created_at",
                "treatment_discussions; subject = 'Hello world'; subject",
                "order_cases; relationship_type = 'secondary'; relationship_type",
                "message_attachments; attachment_type = 'document'; attachment_type",
                "message_attachments; metadata = jsonb_set(metadata, '{legacy,uid}', '\"v\"'); metadata",
                "message_attachments; metadata = metadata #- '{legacy,parameters}'; metadata.legacy.parameters",
                "purchases; metadata = jsonb_set(metadata, '{defaulted}', '[\"discount_amount\"]');"
                        + " metadata.defaulted.currency",
                "purchases; currency = 'EUR'; currency",
                "purchases; discount_amount = 5.5; discount_amount",
                "purchases; audit_trail = jsonb_set(audit_trail, '{0,source}', '\"dispatch_purchase\"'); audit_trail",
                "purchases; metadata = jsonb_set(metadata, '{legacy,netsuite}', '\"N\"'); metadata"
            })
    void rowThatIsOtherwise_isFound(String table, String change, String column) {
        TARGET.execute("UPDATE " + table + " SET " + change);
        assertThat(differences(table).values(any -> true))
                .extracting(Value::column)
                .containsExactly(column);
    }

    private Differences differences(String table) {
        Expectations expectations = new Expectations(ExpectationFiles.of("django"), "public", "migration", "UTF8");
        Side target = new Side("target", Database.shared(TARGET.dataSource()), Patience.NONE, new Journal());
        Scene scene = new Scene(SOURCE.side(), target, expectations, Proofs.none(), ZoneOffset.UTC, "public", "run");
        Comparison comparison = scene.comparison(Specification.table(table));
        assertThat(comparison.unread()).isNull();
        return comparison.differences();
    }
}
