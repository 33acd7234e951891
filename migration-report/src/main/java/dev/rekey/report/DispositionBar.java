package dev.rekey.report;

import dev.rekey.api.TableResult;
import java.util.ArrayList;
import java.util.List;

/**
 * A table's rows as a bar of a hundred units, a segment a fate.
 *
 * @param segments from left to right, without empty ones
 */
record DispositionBar(String table, long source, List<Segment> segments) {

    /** What is there must be seen: one row of a million is still this wide. */
    private static final double NARROWEST = 0.8;

    record Segment(String fate, long rows, double x, double width) {}

    static DispositionBar of(TableResult table) {
        List<Segment> found = new ArrayList<>();
        add(found, "migrated", table.migrated());
        add(found, "unchanged", table.unchanged());
        add(found, "changed", table.changed());
        add(found, "rejected", table.rejected());
        add(found, "unaccounted", table.unaccounted());
        return new DispositionBar(table.table(), table.source(), laidOut(found));
    }

    private static void add(List<Segment> segments, String fate, long rows) {
        if (rows > 0) {
            segments.add(new Segment(fate, rows, 0, 0));
        }
    }

    private static List<Segment> laidOut(List<Segment> segments) {
        double all = segments.stream().mapToLong(Segment::rows).sum();
        List<Double> widths = segments.stream()
                .map(segment -> Math.max(NARROWEST, 100 * segment.rows() / all))
                .toList();
        double scale = 100 / widths.stream().mapToDouble(Double::doubleValue).sum();
        List<Segment> placed = new ArrayList<>();
        double x = 0;
        for (int i = 0; i < segments.size(); i++) {
            double width = widths.get(i) * scale;
            placed.add(new Segment(
                    segments.get(i).fate(), segments.get(i).rows(), Scale.rounded(x), Scale.rounded(width)));
            x += width;
        }
        return List.copyOf(placed);
    }
}
