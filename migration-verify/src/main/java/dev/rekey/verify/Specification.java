package dev.rekey.verify;

import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** The nine tables as data-model.md and specification.md have them, in the migration's order. A tenth is added here. */
final class Specification {

    private static final List<Subject> TABLES = List.of(
            Subject.of("template_view_groups", "legacy_group_id")
                    .oneOf("group_type", "role_based", "department", "custom")
                    .shape("permissions", "strings")
                    .shape("template_categories", "strings")
                    .build(),
            Subject.of("template_view_roles", "legacy_role_id")
                    .edge("group_id", "template_view_groups", "legacy_group_id")
                    .oneOf("role_level", "1", "2", "3")
                    .shape("template_types", "strings")
                    .shape("restrictions", "object")
                    .build(),
            Subject.of("technicians", "legacy_technician_id")
                    .complete()
                    .setAside("emergency_contact")
                    .edge("profile_id", "profiles", "legacy_user_id")
                    .oneOf("status", "active", "inactive", "terminated")
                    .shape("emergency_contact", "object")
                    .build(),
            Subject.of("technician_roles", "legacy_role_id")
                    .edge("technician_id", "technicians", "legacy_technician_id")
                    .looseEdge("scope_id", "offices", "legacy_office_id")
                    .oneOf("role_type", "system", "clinical", "administrative")
                    .oneOf("scope_type", "global", "office", "department")
                    .shape("permissions", "strings")
                    .build(),
            Subject.of("brackets", "legacy_bracket_id")
                    .oneOf("material", "metal", "ceramic", "plastic")
                    .oneOf("arch_type", "upper", "lower", "both")
                    .oneOf("bracket_type", "standard", "self-ligating", "lingual")
                    .shape("base_dimensions", "object")
                    .amounts("unit_cost")
                    .build(),
            Subject.of("treatment_discussions", "legacy_discussion_id")
                    .setAside("tags")
                    .edge("case_id", "cases", "legacy_patient_id")
                    .edge("started_by", "profiles", "legacy_user_id")
                    .oneOf("discussion_type", "treatment_plan", "review", "consultation")
                    .oneOf("priority", "low", "normal", "high", "urgent")
                    .oneOf("status", "active", "resolved", "archived")
                    .shape("participants", "uuids")
                    .shape("tags", "strings")
                    .build(),
            Subject.of("order_cases", "legacy_order_case_id")
                    .edge("order_id", "orders", "legacy_instruction_id")
                    .edge("case_id", "cases", "legacy_patient_id")
                    .oneOf("relationship_type", "primary", "secondary", "revision")
                    .oneOf("status", "active", "completed", "cancelled")
                    .oneOf("priority", "low", "normal", "high", "urgent")
                    .build(),
            Subject.of("message_attachments", "legacy_file_id")
                    .complete()
                    .setAside("parameters")
                    .edge("message_id", "messages", "legacy_record_id")
                    .edge("file_id", "files", "legacy_file_id")
                    .build(),
            Subject.of("purchases", "legacy_purchase_id")
                    .edge("purchased_by", "profiles", "legacy_user_id")
                    .edge("approved_by", "profiles", "legacy_user_id")
                    .edge("order_id", "orders", "legacy_instruction_id")
                    .edge("case_id", "cases", "legacy_patient_id")
                    .edge("patient_id", "patients", "legacy_patient_id")
                    .oneOf("purchase_type", "material", "service", "equipment")
                    .oneOf("status", "pending", "approved", "paid", "cancelled")
                    .oneOf("currency", currencies())
                    .shape("vendor_contact", "object")
                    .shape("audit_trail", "trail")
                    .amounts("subtotal", "tax_amount", "discount_amount", "total_amount")
                    .build());

    private Specification() {}

    /** ISO 4217, as the Java platform has it. */
    private static String[] currencies() {
        return Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .sorted()
                .toArray(String[]::new);
    }

    static List<Subject> tables() {
        return TABLES;
    }

    /** A column's type in SQL, near enough for a column that is not there. */
    static String typeOf(String table, String column) {
        Optional<Subject> known =
                TABLES.stream().filter(subject -> subject.table().equals(table)).findFirst();
        boolean json = column.equals("metadata")
                || known.filter(subject -> subject.shapes().containsKey(column)).isPresent();
        boolean amount =
                known.filter(subject -> subject.amounts().contains(column)).isPresent();
        boolean reference = known.filter(subject -> subject.refers(column)).isPresent();
        return json ? "jsonb" : amount ? "numeric" : reference ? "uuid" : "text";
    }

    /** A table by its name. */
    static boolean has(String name) {
        return TABLES.stream().anyMatch(table -> table.table().equals(name));
    }

    static Subject table(String name) {
        return TABLES.stream()
                .filter(subject -> subject.table().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
