package dev.rekey.assess;

import dev.rekey.api.Severity;
import dev.rekey.assess.site.Pass;
import java.util.List;

/** A page of source rows is found by an index and not by sorting them all. */
final class SourcePaging extends RowsCheck {
    /** Fewer are sorted in no time. */
    private static final long MOST_ROWS = 10_000;

    SourcePaging() {
        super(
                "source.paging",
                Severity.WARNING,
                "pages are read in the order of an index",
                "CREATE INDEX on the column behind legacy_id, ANALYZE the table, or write the source query so that its order comes from an index.");
    }

    @Override
    List<String> findings(Scene scene, Pass pass) {
        return scene.specs().stream()
                .filter(spec -> pass.source(spec.table()).sortedRows() > MOST_ROWS)
                .map(spec -> spec.table() + ": about "
                        + pass.source(spec.table()).sortedRows() + " rows are sorted for every page")
                .toList();
    }
}
