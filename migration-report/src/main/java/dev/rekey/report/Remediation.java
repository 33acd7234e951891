package dev.rekey.report;

import dev.rekey.api.ReasonCode;
import dev.rekey.api.Severity;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What can be pasted to work on the rows of one reason.
 *
 * @param sql lists the rows, from the ledger
 * @param command takes them up once the cause is mended
 */
public record Remediation(String sql, String command) {

    /**
     * For an issue's reason.
     *
     * @param ledgerSchema where the ledger is
     */
    static Remediation of(IssueGroup group, String ledgerSchema) {
        List<String> tables =
                group.tables().stream().map(issue -> issue.table()).distinct().toList();
        boolean rejected = group.severity() == Severity.ERROR;
        String sql = (rejected ? QUARANTINED : STANDING)
                .formatted(
                        identifier(ledgerSchema),
                        tables.stream().map(Remediation::literal).collect(Collectors.joining(", ")),
                        literal(group.code().name()));
        return new Remediation(sql, command(group.code(), rejected, String.join(" ", tables)));
    }

    private static final String QUARANTINED = """
            SELECT table_name, legacy_id, column_name, message, remedy
            FROM %s.migration_quarantine
            WHERE state = 'open' AND table_name IN (%s) AND code = %s
            ORDER BY table_name, legacy_id;""";

    private static final String STANDING = """
            SELECT entity_type, legacy_id, new_id, issue ->> 'column' AS column_name, issue ->> 'message' AS message
            FROM %s.migration_mappings, jsonb_array_elements(issues) AS issue
            WHERE entity_type IN (%s) AND issue ->> 'code' = %s
            ORDER BY entity_type, legacy_id;""";

    private static String command(ReasonCode code, boolean rejected, String tables) {
        if (!rejected) {
            return switch (code) {
                case SOURCE_CHANGED, JSON_INVALID -> "rekey migrate --update " + tables;
                default -> "";
            };
        }
        String retry = "rekey retry --reason " + code + " " + tables;
        return switch (code) {
            case PRECISION_LOSS -> "rekey migrate --widen " + tables + "\n" + retry;
            // Parents come first, so all tables are taken up.
            case PARENT_REJECTED -> "rekey retry";
            default -> retry;
        };
    }

    private static String identifier(String name) {
        return name.matches("[a-z_][a-z0-9_]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
