package dev.rekey.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.MigrationResult.IssueCount;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemediationTest {

    @Test
    void rejectedRows_areListedFromTheQuarantine_andRetried() {
        Remediation remediation = Remediation.of(group(Severity.ERROR, ReasonCode.JSON_INVALID), "migration");

        assertThat(remediation.sql()).isEqualTo("""
                SELECT table_name, legacy_id, column_name, message, remedy
                FROM migration.migration_quarantine
                WHERE state = 'open' AND table_name IN ('purchases') AND code = 'JSON_INVALID'
                ORDER BY table_name, legacy_id;""");
        assertThat(remediation.command()).isEqualTo("rekey retry --reason JSON_INVALID purchases");
    }

    @Test
    void standingRows_areListedFromTheMappings_andRewritten() {
        Remediation remediation = Remediation.of(group(Severity.WARNING, ReasonCode.SOURCE_CHANGED), "Our \"ledger\"");

        assertThat(remediation.sql())
                .contains("FROM \"Our \"\"ledger\"\"\".migration_mappings, jsonb_array_elements(issues) AS issue")
                .contains("entity_type IN ('purchases') AND issue ->> 'code' = 'SOURCE_CHANGED'");
        assertThat(remediation.command()).isEqualTo("rekey migrate --update purchases");
    }

    @Test
    void parentsRejected_allAreRetried_parentsBeforeChildren() {
        assertThat(Remediation.of(group(Severity.ERROR, ReasonCode.PARENT_REJECTED), "migration")
                        .command())
                .isEqualTo("rekey retry");
    }

    private static IssueGroup group(Severity severity, ReasonCode code) {
        return new IssueGroup(
                severity,
                code,
                List.of(new IssueCount(severity, code, "purchases", 2, 7, "Mend it.")),
                List.of("Mend it."));
    }
}
