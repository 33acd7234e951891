package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.MigrationResult;
import dev.rekey.database.Databases;
import dev.rekey.database.Endpoint;
import dev.rekey.database.Endpoint.Address;
import dev.rekey.engine.Trips.Trip;
import dev.rekey.fixtures.DemoData.Variant;
import dev.rekey.fixtures.PostgresServer;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How many round trips a migration makes one after the other beside those of its pages: what far away databases cost
 * however few rows there are.
 */
final class RoundTripsTest {

    /** Long enough for what is asked at once to be under way at once, also where other work keeps the machine busy. */
    private static final Duration DISTANCE = Duration.ofMillis(50);

    /** Start-up, assessment, validation and report: three seconds, far away. */
    private static final int ATTACHMENTS = 60;

    /**
     * A worker of eight has one or two of nine tables to begin, to account for and to close, at some 25 trips each, and may
     * wait for the tables that its own refer to; start, opening, end and report are the same 30 as for one.
     */
    private static final int NINE_TABLES = 150;

    /** What a page reads, looks up and writes. */
    private static final Set<String> PAGES = EnumSet.range(Step.PAGE_READ, Step.COMMITTED).stream()
            .map(Step::name)
            .collect(Collectors.toSet());

    /** Classes that have yet to be loaded would keep apart what is asked at once. */
    @BeforeAll
    static void warmUp() {
        try (Scenario scenario = Scenario.of(Variant.SMALL)) {
            trips(Duration.ZERO, scenario);
        }
    }

    private static List<Trip> trips(Duration distance, Scenario scenario, String... tables) {
        try (Trips trips = Trips.over(distance)) {
            try (Databases databases = Databases.open(
                    endpoint("SOURCE_DB", scenario.sourceUrl(), trips),
                    endpoint("TARGET_DB", scenario.targetUrl(), trips),
                    MigrationOptions.DEFAULTS.workers())) {
                trips.end("connecting");
                Migration migration = Wired.on(scenario, databases)
                        .only(List.of(tables))
                        .watch((step, table) -> {
                            if (step == Step.BEATING) {
                                trips.passOver();
                            } else {
                                trips.end(step.name());
                            }
                        })
                        .build();
                MigrationResult result = migration.migrate();
                assertThat(result.exitCode()).isEqualTo(ExitCode.COMPLETE);
                migration.facts(result.runId());
                trips.end("REPORT");
            }
            return trips.all();
        }
    }

    private static Endpoint endpoint(String prefix, String url, Trips trips) {
        URI server = URI.create(url.substring("jdbc:".length()));
        Map<String, String> properties = new HashMap<>(trips.properties());
        properties.put("sslmode", "disable");
        return new Endpoint(
                prefix,
                List.of(new Address(server.getHost(), server.getPort())),
                PostgresServer.databaseName(url),
                String.valueOf(Wired.parameter(url, "user")),
                Wired.parameter(url, "password"),
                properties,
                null);
    }

    /** All that are made beside the pages' own. */
    private record Beside(String what, List<Trip> all) {

        static Beside of(String what, List<Trip> trips) {
            Beside counted = new Beside(
                    what,
                    trips.stream().filter(trip -> !PAGES.contains(trip.phase())).toList());
            System.out.println(counted + "\n" + Trips.byPhase(trips));
            if (Boolean.getBoolean("rekey.trips.list")) {
                trips.forEach(System.out::println);
            }
            return counted;
        }

        int inSequence() {
            return Trips.inSequence(all);
        }

        @Override
        public String toString() {
            return "round trips of %s beside those of pages: %d in sequence, %d in all"
                    .formatted(what, inSequence(), all.size());
        }
    }

    @Test
    void attachmentsAlone_takeSixtyAtTheMost() {
        try (Scenario scenario = Scenario.of(Variant.SMALL)) {
            Beside trips = Beside.of("attachments", trips(DISTANCE, scenario, "message_attachments"));

            assertThat(trips.inSequence()).as(trips.toString()).isBetween(20, ATTACHMENTS);
        }
    }

    @Test
    void nineTables_takeThreeTimesAsManyAtTheMost() {
        try (Scenario scenario = Scenario.of(Variant.SMALL)) {
            Beside trips = Beside.of("nine tables", trips(DISTANCE, scenario));

            assertThat(trips.inSequence()).as(trips.toString()).isBetween(20, NINE_TABLES);
        }
    }
}
