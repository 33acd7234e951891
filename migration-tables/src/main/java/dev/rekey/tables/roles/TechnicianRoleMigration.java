package dev.rekey.tables.roles;

import dev.rekey.api.IfInvalid;
import dev.rekey.api.Mapping;
import dev.rekey.api.Parent;
import dev.rekey.api.Reference;
import dev.rekey.api.RowContext;
import dev.rekey.api.TableSpec;
import dev.rekey.tables.DocumentedSource;
import dev.rekey.tables.JdbiTable;
import dev.rekey.tables.TableDao;
import java.util.Set;

/** Moves technicians' roles. */
public final class TechnicianRoleMigration implements JdbiTable<LegacyTechnicianRole, TechnicianRole> {

    private static final String OFFICE_SCOPE = "office";

    private static final Set<String> TYPES = Set.of("system", "clinical", "administrative");
    private static final Set<String> SCOPES = Set.of("global", OFFICE_SCOPE, "department");

    private static final Reference<LegacyTechnicianRole> TECHNICIAN = Reference.required(
            "technician_id", new Parent("technicians", "legacy_technician_id"), LegacyTechnicianRole::technicianId);
    /** Looked up whatever the scope is; asked for where it is an office. */
    private static final Reference<LegacyTechnicianRole> OFFICE =
            Reference.optional("scope_id", new Parent("offices", "legacy_office_id"), LegacyTechnicianRole::scopeId);

    private static final TableSpec<LegacyTechnicianRole, TechnicianRole> SPEC = TableSpec.of(
                    "technician_roles", LegacyTechnicianRole.class, TechnicianRole.class)
            .legacyKey("legacy_role_id")
            .source("dispatch_technician_role", DocumentedSource.query("technician_roles"))
            .reference(TECHNICIAN)
            .reference(OFFICE)
            .build();

    @Override
    public TableSpec<LegacyTechnicianRole, TechnicianRole> spec() {
        return SPEC;
    }

    @Override
    public Class<? extends TableDao<LegacyTechnicianRole>> dao() {
        return TechnicianRoleDao.class;
    }

    @Override
    public Mapping<TechnicianRole> map(LegacyTechnicianRole legacy, RowContext<LegacyTechnicianRole> row) {
        String scope = row.oneOf("scope_type", legacy.scopeType(), SCOPES);
        row.keep("scope_id", legacy.scopeId());
        return row.finish(new TechnicianRole(
                row.parent(TECHNICIAN),
                legacy.roleName(),
                row.oneOf("role_type", legacy.roleType(), TYPES),
                row.jsonStrings("permissions", legacy.permissions(), IfInvalid.REJECT),
                scope,
                OFFICE_SCOPE.equals(scope) ? row.parent(OFFICE) : null,
                legacy.effectiveDate(),
                legacy.expiryDate(),
                legacy.isActive(),
                legacy.createdAt(),
                legacy.updatedAt(),
                legacy.legacyId(),
                legacy.technicianId()));
    }
}
