package dev.rekey.tables.brackets;

import dev.rekey.api.Mapping;
import dev.rekey.api.RowContext;
import dev.rekey.api.TableSpec;
import dev.rekey.tables.DocumentedSource;
import dev.rekey.tables.JdbiTable;
import dev.rekey.tables.TableDao;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Moves brackets. */
public final class BracketMigration implements JdbiTable<LegacyBracket, Bracket> {

    private static final Set<String> MATERIALS = Set.of("metal", "ceramic", "plastic");
    private static final Set<String> ARCHES = Set.of("upper", "lower", "both");
    private static final Set<String> TYPES = Set.of("standard", "self-ligating", "lingual");

    private static final TableSpec<LegacyBracket, Bracket> SPEC = TableSpec.of(
                    "brackets", LegacyBracket.class, Bracket.class)
            .legacyKey("legacy_bracket_id")
            .source("dispatch_bracket", DocumentedSource.query("brackets"))
            .build();

    @Override
    public TableSpec<LegacyBracket, Bracket> spec() {
        return SPEC;
    }

    @Override
    public Class<? extends TableDao<LegacyBracket>> dao() {
        return BracketDao.class;
    }

    @Override
    public Mapping<Bracket> map(LegacyBracket legacy, RowContext<LegacyBracket> row) {
        return row.finish(new Bracket(
                legacy.code(),
                legacy.name(),
                legacy.manufacturer(),
                legacy.model(),
                row.oneOf("material", legacy.material(), MATERIALS),
                row.oneOf("arch_type", legacy.archType(), ARCHES),
                legacy.toothPosition(),
                row.oneOf("bracket_type", legacy.bracketType(), TYPES),
                row.decimal("slot_size", legacy.slotSize()),
                baseDimensions(legacy, row),
                row.decimal("unit_cost", legacy.unitCost()),
                legacy.isActive(),
                legacy.createdAt(),
                legacy.updatedAt(),
                legacy.legacyId()));
    }

    private static @Nullable Map<String, @Nullable Object> baseDimensions(
            LegacyBracket legacy, RowContext<LegacyBracket> row) {
        Map<String, @Nullable Object> dimensions = new LinkedHashMap<>();
        dimensions.put("width", row.decimal("base_dimensions", legacy.baseWidth()));
        dimensions.put("height", row.decimal("base_dimensions", legacy.baseHeight()));
        dimensions.put("thickness", row.decimal("base_dimensions", legacy.baseThickness()));
        dimensions.values().removeIf(value -> value == null);
        return dimensions.isEmpty() ? null : dimensions;
    }
}
