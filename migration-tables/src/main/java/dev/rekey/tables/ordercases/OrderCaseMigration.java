package dev.rekey.tables.ordercases;

import dev.rekey.api.Mapping;
import dev.rekey.api.Parent;
import dev.rekey.api.Reference;
import dev.rekey.api.RowContext;
import dev.rekey.api.TableSpec;
import dev.rekey.tables.DocumentedSource;
import dev.rekey.tables.JdbiTable;
import dev.rekey.tables.TableDao;
import java.util.Set;

/** Moves the links between orders and cases. */
public final class OrderCaseMigration implements JdbiTable<LegacyOrderCase, OrderCase> {

    private static final Set<String> RELATIONSHIPS = Set.of("primary", "secondary", "revision");
    private static final Set<String> STATUSES = Set.of("active", "completed", "cancelled");
    private static final Set<String> PRIORITIES = Set.of("low", "normal", "high", "urgent");

    private static final Reference<LegacyOrderCase> ORDER = Reference.required(
            "order_id", new Parent("orders", "legacy_instruction_id"), LegacyOrderCase::instructionId);
    private static final Reference<LegacyOrderCase> CASE =
            Reference.required("case_id", new Parent("cases", "legacy_patient_id"), LegacyOrderCase::patientId);

    private static final TableSpec<LegacyOrderCase, OrderCase> SPEC = TableSpec.of(
                    "order_cases", LegacyOrderCase.class, OrderCase.class)
            .legacyKey("legacy_order_case_id")
            .source("dispatch_order_case", DocumentedSource.query("order_cases"))
            .reference(ORDER)
            .reference(CASE)
            .unique("order_id", "case_id", "relationship_type")
            .build();

    @Override
    public TableSpec<LegacyOrderCase, OrderCase> spec() {
        return SPEC;
    }

    @Override
    public Class<? extends TableDao<LegacyOrderCase>> dao() {
        return OrderCaseDao.class;
    }

    @Override
    public Mapping<OrderCase> map(LegacyOrderCase legacy, RowContext<LegacyOrderCase> row) {
        return row.finish(new OrderCase(
                row.parent(ORDER),
                row.parent(CASE),
                row.oneOf("relationship_type", legacy.relationshipType(), RELATIONSHIPS),
                legacy.stageNumber(),
                row.oneOf("status", legacy.status(), STATUSES),
                row.oneOf("priority", legacy.priority(), PRIORITIES),
                legacy.linkedAt(),
                legacy.startedAt(),
                legacy.completedAt(),
                legacy.createdAt(),
                legacy.updatedAt(),
                legacy.legacyId(),
                legacy.instructionId(),
                legacy.patientId()));
    }
}
