package dev.rekey.report;

import static dev.rekey.report.CheckQuestions.everyTable;
import static dev.rekey.report.CheckQuestions.verified;
import static dev.rekey.report.CheckQuestions.whereItApplies;
import static dev.rekey.report.LedgerQuestions.progressKept;
import static dev.rekey.report.LedgerQuestions.recovered;
import static dev.rekey.report.LedgerQuestions.scriptsReused;
import static dev.rekey.report.RowQuestions.accounted;
import static dev.rekey.report.RowQuestions.arrived;
import static dev.rekey.report.RowQuestions.everyTableArrived;
import static dev.rekey.report.RowQuestions.reasonsKept;
import static dev.rekey.report.RowQuestions.validated;
import static dev.rekey.report.RunQuestions.documented;
import static dev.rekey.report.RunQuestions.ready;
import static dev.rekey.report.RunQuestions.within;

import java.time.Duration;
import java.util.List;

/** The specification's success criteria, each with the evidence it asks for. */
final class SuccessCriteria {

    static final List<Criterion> ALL = List.of(
            Criterion.of(
                    "SC-001",
                    "All message attachments (100%) are successfully migrated with verified file metadata and message"
                            + " linkages",
                    arrived("message_attachments", 1),
                    verified("message_attachments", "accounting", "content", "edges")),
            Criterion.of(
                    "SC-002",
                    "All technician records (100%) are migrated with functional authentication integration and profile"
                            + " relationships",
                    arrived("technicians", 1),
                    verified("technicians", "accounting", "content", "edges", "personnel")),
            Criterion.of(
                    "SC-003",
                    "All business data tables achieve 95%+ migration success rate with comprehensive error reporting for"
                            + " failures",
                    everyTableArrived(0.95),
                    reasonsKept(),
                    everyTable("quarantine")),
            Criterion.of(
                    "SC-004",
                    "Migration process completes within 4 hours total execution time with progress visibility throughout",
                    within(Duration.ofHours(4)),
                    progressKept()),
            Criterion.of(
                    "SC-005",
                    "Final migration report documents complete system status with actionable recommendations for any"
                            + " issues",
                    documented()),
            Criterion.of(
                    "SC-006",
                    "All existing migration script patterns are reused successfully, maintaining consistency with previous"
                            + " migrations",
                    scriptsReused()),
            Criterion.of(
                    "SC-007",
                    "Zero data corruption occurs during migration with full integrity verification before and after each"
                            + " table",
                    accounted(),
                    validated(),
                    everyTable("accounting", "content"),
                    whereItApplies("edges", "foreign_keys", "money")),
            Criterion.of(
                    "SC-008",
                    "System demonstrates full operational readiness with all migrated data accessible and functional",
                    ready(),
                    whereItApplies("access_control", "personnel")),
            Criterion.of(
                    "SC-009",
                    "Complete audit trail is maintained with all legacy ID mappings preserved for traceability",
                    everyTable("legacy_ids", "ledger"),
                    whereItApplies("audit_trail")),
            Criterion.of(
                    "SC-010",
                    "Migration failures (if any) are automatically recoverable with resume capability from last successful"
                            + " checkpoint",
                    recovered(),
                    everyTable("ledger")));

    private SuccessCriteria() {}
}
