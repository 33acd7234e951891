package dev.rekey.engine;

import dev.rekey.api.Column;
import dev.rekey.api.TableSpec;
import dev.rekey.assess.Scene;
import dev.rekey.assess.site.Decimals;
import dev.rekey.catalog.ColumnType;
import dev.rekey.catalog.RecordColumns;
import dev.rekey.catalog.TableDefinition;
import dev.rekey.catalog.TargetColumn;
import dev.rekey.catalog.TargetTable;
import dev.rekey.database.Identifiers;
import dev.rekey.jdbi.Daos;
import dev.rekey.source.SourceInspection.SourceColumn;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds decimal columns that cannot hold their source's values exactly: of target tables that stand, and of those that
 * are about to be created, which a run that goes on would find too narrow otherwise.
 */
final class Widening {

    private Widening() {}

    /** A column that has to be widened. */
    record Wider(TargetTable target, String column, ColumnType type) {

        String ddl() {
            return "ALTER TABLE " + target.sqlName() + " ALTER COLUMN " + Identifiers.quote(column) + " TYPE "
                    + type.sql();
        }
    }

    /** The columns that {@code --widen} widens, by looking at every value of their source columns. */
    static List<Wider> needed(Connection source, Scene scene) {
        List<Wider> needed = new ArrayList<>();
        for (TableSpec<?, ?> spec : scene.specs()) {
            TargetTable target = scene.target(spec.table());
            for (RecordColumns.RecordColumn column : RecordColumns.written(spec)) {
                TargetColumn standing = target.column(column.name());
                Column definition = column.definition();
                if (standing != null
                        && definition != null
                        && definition.from().length == 1
                        && standing.type().name().equals("numeric")
                        && standing.type().limit() >= 0) {
                    addIfNarrow(
                            needed,
                            source,
                            scene,
                            spec,
                            target,
                            standing,
                            definition.from()[0]);
                }
            }
        }
        return needed;
    }

    private static void addIfNarrow(
            List<Wider> needed,
            Connection source,
            Scene scene,
            TableSpec<?, ?> spec,
            TargetTable target,
            TargetColumn standing,
            String sourceColumn) {
        ColumnType type = standing.type();
        int decimals = decimals(source, spec, sourceColumn);
        if (decimals <= type.scale()) {
            return;
        }
        SourceColumn declared =
                scene.sourceColumns().getOrDefault(spec.table(), Map.of()).get(sourceColumn);
        TargetColumn defined =
                new TableDefinition(spec, target.schema()).table().column(standing.name());
        int ours = defined == null ? 0 : defined.type().scale();
        int scale = Math.max(declared != null && declared.scale() >= 0 ? declared.scale() : decimals, ours);
        ColumnType wide = new ColumnType(type.name(), type.limit() - type.scale() + scale, scale);
        needed.add(new Wider(target, standing.name(), wide));
    }

    /** The most decimals that any value of the column needs. */
    private static int decimals(Connection source, TableSpec<?, ?> spec, String column) {
        return Daos.over(
                        source,
                        spec.sourceQuery(),
                        "SELECT " + Decimals.most(Identifiers.quote(column)) + " FROM (<query>\n) AS source")
                .mapTo(Integer.class)
                .one();
    }
}
