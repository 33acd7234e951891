package dev.rekey.report;

import static dev.rekey.report.CheckQuestions.everyTable;
import static dev.rekey.report.CheckQuestions.verified;
import static dev.rekey.report.LedgerQuestions.progressKept;
import static dev.rekey.report.LedgerQuestions.resumed;
import static dev.rekey.report.LedgerQuestions.scriptsReused;
import static dev.rekey.report.RowQuestions.arrived;
import static dev.rekey.report.RowQuestions.validated;
import static dev.rekey.report.RunQuestions.documented;

import java.util.List;

/** The specification's functional requirements, each with the evidence it asks for. */
final class Requirements {

    static final List<Criterion> ALL = List.of(
            Criterion.of(
                    "FR-001",
                    "System MUST migrate all message_attachments with preserved file metadata and message relationships",
                    arrived("message_attachments", 1),
                    verified("message_attachments", "content", "edges")),
            Criterion.of(
                    "FR-002",
                    "System MUST migrate technicians table with proper profile linkages and authentication integration",
                    arrived("technicians", 1),
                    verified("technicians", "content", "edges", "personnel")),
            Criterion.of(
                    "FR-003",
                    "System MUST migrate technician_roles with correct permission mappings and access control preservation",
                    arrived("technician_roles", 0.95),
                    verified("technician_roles", "content", "edges", "access_control")),
            Criterion.of(
                    "FR-004",
                    "System MUST migrate brackets table with product relationships and specification data intact",
                    arrived("brackets", 0.95),
                    verified("brackets", "content")),
            Criterion.of(
                    "FR-005",
                    "System MUST migrate order_cases with proper order and case relationship mappings",
                    arrived("order_cases", 0.95),
                    verified("order_cases", "content", "edges")),
            Criterion.of(
                    "FR-006",
                    "System MUST migrate purchases with accurate financial data and audit trail preservation",
                    arrived("purchases", 0.95),
                    verified("purchases", "content", "money", "audit_trail"),
                    new MoneyQuestion("purchases")),
            Criterion.of(
                    "FR-007",
                    "System MUST migrate treatment_discussions with proper case and participant linkages",
                    arrived("treatment_discussions", 0.95),
                    verified("treatment_discussions", "content", "edges")),
            Criterion.of(
                    "FR-008",
                    "System MUST migrate template_view_groups and template_view_roles with correct access control"
                            + " structure",
                    arrived("template_view_groups", 0.95),
                    arrived("template_view_roles", 0.95),
                    verified("template_view_groups", "content"),
                    verified("template_view_roles", "content", "edges", "access_control")),
            Criterion.of(
                    "FR-009",
                    "System MUST utilize existing migration scripts where applicable for consistency and reliability",
                    scriptsReused()),
            Criterion.of(
                    "FR-010",
                    "System MUST provide progress tracking and status reporting for all migration operations",
                    progressKept()),
            Criterion.of(
                    "FR-011",
                    "System MUST generate comprehensive final migration report with success metrics and system status",
                    documented()),
            Criterion.of(
                    "FR-012",
                    "System MUST preserve all legacy ID mappings for audit trails and data traceability",
                    everyTable("legacy_ids", "ledger")),
            Criterion.of(
                    "FR-013",
                    "System MUST handle migration failures gracefully with resume capability",
                    resumed(),
                    everyTable("ledger")),
            Criterion.of(
                    "FR-014", "System MUST validate data integrity before and after each table migration", validated()),
            Criterion.of(
                    "FR-015",
                    "System MUST use remote Supabase destination as configured in .env file",
                    new TargetQuestion()));

    private Requirements() {}
}
