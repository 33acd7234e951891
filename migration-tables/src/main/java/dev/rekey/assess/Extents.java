package dev.rekey.assess;

import dev.rekey.api.TableSpec;
import dev.rekey.assess.site.Pass;
import dev.rekey.assess.site.SourceRows.Extent;
import dev.rekey.catalog.ColumnType;
import dev.rekey.catalog.TargetColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** How far the source's values go, beside the columns that they are copied to. */
final class Extents {

    private Extents() {}

    /**
     * What does not fit, a line each.
     *
     * @param misfit words for an extent that a type does not hold, empty where it does
     */
    static List<String> findings(Scene scene, Pass pass, BiFunction<Extent, ColumnType, String> misfit) {
        List<String> findings = new ArrayList<>();
        for (TableSpec<?, ?> spec : scene.specs()) {
            pass.source(spec.table()).columns().forEach((name, extent) -> {
                TargetColumn column = scene.target(spec.table()).column(name);
                String words = column == null ? "" : misfit.apply(extent, column.type());
                if (!words.isEmpty()) {
                    findings.add(spec.table() + ": the source's " + extent.from() + ", for " + name + ", " + words);
                }
            });
        }
        return findings;
    }
}
