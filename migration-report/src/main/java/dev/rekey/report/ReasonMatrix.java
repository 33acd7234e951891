package dev.rekey.report;

import dev.rekey.api.MigrationResult.IssueCount;
import java.util.ArrayList;
import java.util.List;

/**
 * How many rows each reason has in each table: a circle each, its area in proportion to the rows.
 *
 * @param tables the columns' names and their middles, in units of the picture
 */
record ReasonMatrix(List<Place> tables, List<Place> reasons, List<Circle> circles, double width, double height) {

    private static final double LEFT = 216;
    private static final double TOP = 96;
    private static final double COLUMN = 64;
    private static final double ROW = 42;
    private static final double LARGEST = 17;
    /** The last column's name leans out to the right. */
    private static final double OVERHANG = 90;

    private static final double SMALLEST = 2.5;

    /** A name and where its middle is. */
    record Place(String name, String severity, double at) {}

    record Circle(String reason, String table, String severity, long rows, double x, double y, double radius) {}

    static ReasonMatrix of(List<IssueGroup> groups, List<String> order) {
        List<IssueCount> all =
                groups.stream().flatMap(group -> group.tables().stream()).toList();
        List<String> tables = order.stream()
                .filter(table -> all.stream().anyMatch(issue -> issue.table().equals(table)))
                .toList();
        double most = all.stream().mapToLong(IssueCount::count).max().orElse(1);
        List<Place> columns = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            columns.add(new Place(tables.get(i), "", LEFT + COLUMN * (i + 0.5)));
        }
        List<Place> rows = new ArrayList<>();
        List<Circle> circles = new ArrayList<>();
        for (IssueGroup group : groups) {
            double y = TOP + ROW * (rows.size() + 0.5);
            rows.add(new Place(group.code().name(), Words.of(group.severity()), y));
            group.tables().stream()
                    .filter(issue -> tables.contains(issue.table()))
                    .map(issue -> circle(
                            issue, columns.get(tables.indexOf(issue.table())).at(), y, most))
                    .forEach(circles::add);
        }
        return new ReasonMatrix(
                columns, rows, circles, LEFT + COLUMN * tables.size() + OVERHANG, TOP + ROW * rows.size());
    }

    private static Circle circle(IssueCount issue, double x, double y, double most) {
        double radius = Math.max(SMALLEST, LARGEST * Math.sqrt(issue.count() / most));
        return new Circle(
                issue.code().name(),
                issue.table(),
                Words.of(issue.severity()),
                issue.count(),
                x,
                y,
                Scale.rounded(radius));
    }
}
