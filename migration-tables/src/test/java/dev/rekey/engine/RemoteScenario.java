package dev.rekey.engine;

import dev.rekey.fixtures.DemoData.Variant;
import dev.rekey.fixtures.PostgresServer;
import java.time.Duration;

/** Databases that a migration reaches by wires, which can be cut; a test itself is connected to them directly. */
record RemoteScenario(Scenario scenario, Wire toSource, Wire toTarget) implements AutoCloseable {

    static RemoteScenario of(Variant variant) {
        Scenario scenario = Scenario.of(variant);
        return new RemoteScenario(scenario, Wire.to(scenario.sourceUrl()), Wire.to(scenario.targetUrl()));
    }

    /** A migration through the wires that does not pause for seconds; every transaction has a connection of its own. */
    Migration.Builder builder() {
        return scenario.builder()
                .source(PostgresServer.dataSource(toSource.url(scenario.sourceUrl())))
                .target(PostgresServer.dataSource(toTarget.url(scenario.targetUrl())))
                .firstPause(Duration.ofMillis(1));
    }

    @Override
    public void close() {
        toSource.close();
        toTarget.close();
        scenario.close();
    }
}
