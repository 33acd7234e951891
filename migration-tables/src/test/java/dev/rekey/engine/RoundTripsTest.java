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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How many round trips a migration makes one after the other beside those of its pages: what far away databases cost
 * however few rows there are.
 */
final class RoundTripsTest {

    private static final Duration DISTANCE = Duration.ofMillis(30);

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

    private static void show(List<Trip> trips) {
        System.out.println(Trips.byPhase(trips));
        if (Boolean.getBoolean("trips.list")) {
            trips.forEach(System.out::println);
        }
    }

    @Test
    void attachments_alone() {
        try (Scenario scenario = Scenario.of(Variant.SMALL)) {
            show(trips(DISTANCE, scenario, "message_attachments"));
        }
    }

    @Test
    void nineTables() {
        try (Scenario scenario = Scenario.of(Variant.SMALL)) {
            show(trips(DISTANCE, scenario));
        }
    }
}
