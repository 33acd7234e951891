package dev.rekey.tables.viewroles;

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

/** Moves the roles of groups that may see templates. */
public final class ViewRoleMigration implements JdbiTable<LegacyViewRole, TemplateViewRole> {

    private static final Set<Integer> LEVELS = Set.of(1, 2, 3);

    private static final Reference<LegacyViewRole> GROUP = Reference.required(
            "group_id", new Parent("template_view_groups", "legacy_group_id"), LegacyViewRole::groupId);

    private static final TableSpec<LegacyViewRole, TemplateViewRole> SPEC = TableSpec.of(
                    "template_view_roles", LegacyViewRole.class, TemplateViewRole.class)
            .legacyKey("legacy_role_id")
            .source("dispatch_template_view_role", DocumentedSource.query("template_view_roles"))
            .reference(GROUP)
            .unique("group_id", "role_name")
            .build();

    @Override
    public TableSpec<LegacyViewRole, TemplateViewRole> spec() {
        return SPEC;
    }

    @Override
    public Class<? extends TableDao<LegacyViewRole>> dao() {
        return TemplateViewRoleDao.class;
    }

    @Override
    public Mapping<TemplateViewRole> map(LegacyViewRole legacy, RowContext<LegacyViewRole> row) {
        return row.finish(new TemplateViewRole(
                row.parent(GROUP),
                legacy.roleName(),
                row.oneOf("role_level", legacy.roleLevel(), LEVELS),
                legacy.canView(),
                legacy.canEdit(),
                legacy.canCreate(),
                legacy.canDelete(),
                legacy.canShare(),
                row.jsonStrings("template_types", legacy.templateTypes(), IfInvalid.REJECT),
                row.jsonObject("restrictions", legacy.restrictions(), IfInvalid.REJECT),
                legacy.isActive(),
                legacy.createdAt(),
                legacy.updatedAt(),
                legacy.legacyId(),
                legacy.groupId()));
    }
}
