package dev.rekey.engine;

import dev.rekey.api.MigrationOptions;
import dev.rekey.fixtures.DemoData.Variant;
import dev.rekey.fixtures.Schemas;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Databases in which every deed has hard work to do, and what each leaves when nobody interrupts it. */
final class KillGround implements AutoCloseable {

    /**
     * Two partitions, the second of which begins with codes that the first ends with, and later wants them again: rows are
     * put out, and winners that rejected rows name are put out after that.
     */
    private static final String BRACKETS = """
            INSERT INTO dispatch_bracket (id, code, name, material, created_at)
            SELECT id,
                   'K' || CASE WHEN id BETWEEN 102701 AND 103900 THEN id - 1200
                               WHEN id BETWEEN 104001 AND 104300 THEN id - 2500 ELSE id END,
                   'Bracket', CASE WHEN id % 97 = 0 THEN 'wood' END, '2020-01-01 00:00:00+00'
            FROM generate_series(100001, 105400) AS id""";

    private static final String[] TARGET = {
        // One that the mapping cannot foresee: the page breaks, and is written with savepoints.
        "ALTER TABLE order_cases ADD CONSTRAINT stage CHECK (legacy_order_case_id % 11 <> 5)",
        "DROP TABLE treatment_discussions, message_attachments, purchases"
    };

    /** Rows that change, that take others' keys, that do not fit any more, that come late, that fit now. */
    private static final String[] CHANGES = {
        "UPDATE dispatch_bracket SET name = name || ', new' WHERE id % 3 = 0",
        "UPDATE dispatch_bracket SET material = 'wood' WHERE id % 50 = 0",
        "UPDATE dispatch_bracket SET code = 'K' || (id + 1) WHERE id % 400 = 7",
        "UPDATE dispatch_bracket SET material = NULL WHERE id % 194 = 0",
        "INSERT INTO dispatch_bracket (id, code, name, created_at) SELECT id, 'L' || id % 150, 'Late',"
                + " '2020-01-01 00:00:00+00' FROM generate_series(90001, 90200) AS id",
        "UPDATE dispatch_order_case SET stage_number = 1 WHERE id % 2 = 0",
        "UPDATE dispatch_purchase SET vendor_name = 'Renamed' WHERE id % 2 = 0"
    };

    private static final String[] MENDED_SOURCE = {"UPDATE dispatch_bracket SET material = NULL WHERE material = 'wood'"
    };

    private static final String[] MENDED_TARGET = {
        "ALTER TABLE order_cases DROP CONSTRAINT stage", "INSERT INTO profiles (legacy_user_id) VALUES (999999)"
    };

    private static final MigrationOptions OPTIONS =
            MigrationOptions.DEFAULTS.withWorkers(2).withBatchSize(100);

    private final Map<Deed, Scenario> templates = new EnumMap<>(Deed.class);
    private final Map<Deed, Reference> references = new EnumMap<>(Deed.class);

    /**
     * What an uninterrupted run of a deed comes to.
     *
     * @param steps how often it takes each step
     * @param left what it leaves
     */
    record Reference(int exitCode, Map<Step, Integer> steps, Aftermath left) {}

    KillGround() {
        Scenario fresh = Scenario.of(Variant.DAMAGED).inSource(BRACKETS);
        Schemas.TARGET_TABLES.create(fresh.target());
        templates.put(Deed.MIGRATE, Aftermath.tracked(fresh.inTarget(TARGET)));
        templates.put(Deed.BULK, fresh);
        try (Scenario scenario = scenario(Deed.BULK)) {
            references.put(Deed.BULK, run(Deed.BULK, scenario));
        }
        Scenario migrated = Scenario.copyOf(fresh);
        references.put(Deed.MIGRATE, run(Deed.MIGRATE, migrated));
        templates.put(Deed.UPDATE, Scenario.copyOf(migrated).inSource(CHANGES));
        templates.put(
                Deed.RETRY, Scenario.copyOf(migrated).inSource(MENDED_SOURCE).inTarget(MENDED_TARGET));
        migrated.close();
        for (Deed deed : new Deed[] {Deed.UPDATE, Deed.RETRY}) {
            try (Scenario scenario = scenario(deed)) {
                references.put(deed, run(deed, scenario));
            }
        }
    }

    /** Databases of one's own in which the deed is to be done. */
    Scenario scenario(Deed deed) {
        return Scenario.copyOf(Objects.requireNonNull(templates.get(deed)));
    }

    Reference reference(Deed deed) {
        return Objects.requireNonNull(references.get(deed));
    }

    private static Reference run(Deed deed, Scenario scenario) {
        Map<Step, LongAdder> steps = new ConcurrentHashMap<>();
        int exitCode = deed.run(
                        scenario.builder().watch((step, table) -> steps.computeIfAbsent(step, first -> new LongAdder())
                                .increment()),
                        OPTIONS)
                .exitCode()
                .code();
        Map<Step, Integer> counts = new EnumMap<>(Step.class);
        steps.forEach((step, count) -> counts.put(step, count.intValue()));
        return new Reference(exitCode, counts, Aftermath.of(scenario));
    }

    @Override
    public void close() {
        Set.copyOf(templates.values()).forEach(Scenario::close);
    }
}
