package dev.rekey.tables.viewgroups;

import dev.rekey.api.IfInvalid;
import dev.rekey.api.Mapping;
import dev.rekey.api.RowContext;
import dev.rekey.api.TableSpec;
import dev.rekey.tables.DocumentedSource;
import dev.rekey.tables.JdbiTable;
import dev.rekey.tables.TableDao;
import java.util.Set;

/** Moves the groups that may see templates. */
public final class ViewGroupMigration implements JdbiTable<LegacyViewGroup, TemplateViewGroup> {

    private static final Set<String> TYPES = Set.of("role_based", "department", "custom");

    private static final TableSpec<LegacyViewGroup, TemplateViewGroup> SPEC = TableSpec.of(
                    "template_view_groups", LegacyViewGroup.class, TemplateViewGroup.class)
            .legacyKey("legacy_group_id")
            .source("dispatch_template_view_group", DocumentedSource.query("template_view_groups"))
            .build();

    @Override
    public TableSpec<LegacyViewGroup, TemplateViewGroup> spec() {
        return SPEC;
    }

    @Override
    public Class<? extends TableDao<LegacyViewGroup>> dao() {
        return TemplateViewGroupDao.class;
    }

    @Override
    public Mapping<TemplateViewGroup> map(LegacyViewGroup legacy, RowContext<LegacyViewGroup> row) {
        return row.finish(new TemplateViewGroup(
                legacy.name(),
                legacy.description(),
                row.oneOf("group_type", legacy.groupType(), TYPES),
                row.jsonStrings("permissions", legacy.permissions(), IfInvalid.REJECT),
                row.jsonStrings("template_categories", legacy.templateCategories(), IfInvalid.REJECT),
                legacy.isActive(),
                legacy.createdAt(),
                legacy.updatedAt(),
                legacy.legacyId()));
    }
}
