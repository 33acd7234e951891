package dev.rekey.benchmark;

import dev.rekey.tables.Tables;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Ways in turn, so many rounds, on one server: what disturbs the machine for a while disturbs all of them. */
final class Rounds {

    private static final String ROWS = Tables.all().stream()
            .map(table -> "(SELECT count(*) FROM " + table.spec().table() + ")")
            .collect(Collectors.joining(" + ", "SELECT ", ""));

    private final DurableServer server;
    private final Plan plan;
    private final Map<Long, String> contents = new HashMap<>();
    private final Set<String> there = new HashSet<>();

    Rounds(DurableServer server, Plan plan) {
        this.server = server;
        this.plan = plan;
    }

    /** Tries them all. */
    Table run() throws Exception {
        Table table = new Table(plan);
        for (int round = 1; round <= plan.rounds(); round++) {
            for (long count : plan.rows()) {
                for (Place place : plan.places()) {
                    for (String name : plan.ways()) {
                        String missing = Ways.named(name).missing();
                        if (missing != null) {
                            table.missing(name, missing);
                        } else {
                            table.add(new Table.Line(name, place, count), trial(name, count, place));
                        }
                    }
                }
            }
        }
        return table;
    }

    private Trial trial(String name, long count, Place place) throws Exception {
        Way way = Ways.named(name);
        long moved = Math.min(count, way.most());
        String target = way.after() == null ? copy(moved) : movedBefore(name, way, moved);
        Databases near = databases(server.port(), server.port(), moved, target);
        // Traffic is counted of what only asks: what moves rows should not have to share its machine with who counts.
        boolean counted = way.after() != null;
        try (Distance source = Distance.from(server.port(), place.source());
                Distance away = Distance.from(server.port(), place.target())) {
            double before = server.cpuSeconds();
            Trial trial = Trial.of(
                            name,
                            databases(
                                    counted || place.source() > 0 ? source.port() : server.port(),
                                    counted || place.target() > 0 ? away.port() : server.port(),
                                    moved,
                                    target),
                            plan.jvm())
                    .with(
                            server.cpuSeconds() - before,
                            counted ? source.bytes() + away.bytes() : Double.NaN,
                            rows(near));
            requireSame(name, near, moved);
            System.err.printf("%s, %,d rows, %s: %.1f s%n", name, trial.rows(), place, trial.seconds());
            return trial;
        } finally {
            server.drop("target");
        }
    }

    /** The target as it was filled, for one trial. */
    private String copy(long moved) throws Exception {
        template(moved);
        server.copy("target_" + moved, "target");
        return "target";
    }

    /** The target after another way was there, for all trials that only look at it. */
    private String movedBefore(String name, Way way, long moved) throws Exception {
        template(moved);
        String target = name.replace('-', '_') + "_" + moved;
        Way before = way.after();
        if (before != null && there.add(target)) {
            server.copy("target_" + moved, target);
            Databases databases = databases(server.port(), server.port(), moved, target);
            before.move(databases);
            Databases.execute(databases.target(), "ANALYZE");
        }
        return target;
    }

    private void template(long moved) throws SQLException {
        if (there.add("target_" + moved)) {
            server.create("source_" + moved);
            server.create("target_" + moved);
            plan.scenario().fill(databases(server.port(), server.port(), moved, "target_" + moved), moved);
        }
    }

    private void requireSame(String name, Databases databases, long moved) throws SQLException {
        if (plan.scenario() == Scenario.DEMO) {
            return;
        }
        String content = Attachments.content(databases);
        String first = contents.putIfAbsent(moved, content);
        if ((first != null && !first.equals(content)) || !content.startsWith(moved + " rows")) {
            throw new IllegalStateException(name + " left " + content + " where " + first + " was expected");
        }
    }

    /** Of all nine tables. */
    private static long rows(Databases databases) throws SQLException {
        try (Connection connection = databases.target().getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(ROWS)) {
            answer.next();
            return answer.getLong(1);
        }
    }

    private static Databases databases(int sourcePort, int targetPort, long moved, String target) {
        return new Databases(DurableServer.url(sourcePort, "source_" + moved), DurableServer.url(targetPort, target));
    }

    /** Runs a plan on a server of its own, and gives the table with the machine it was made on. */
    static String measured(Plan plan) throws Exception {
        try (DurableServer server = DurableServer.start()) {
            return Machine.described(server.version(), plan.command()) + new Rounds(server, plan).run();
        } catch (IOException e) {
            throw new IllegalStateException("no server could be started: " + e.getMessage(), e);
        }
    }
}
