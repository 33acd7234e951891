package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.ProgressListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where no page is written as soon as it should be, pages become fewer at once and smaller, and the run goes on. */
final class SlowTargetTest {

    private static final int ROWS = 20_000;
    private static final int WORKERS = 4;
    private static final MigrationOptions OPTIONS = MigrationOptions.DEFAULTS.withWorkers(WORKERS);

    private final Scenario scenario = Scenario.empty()
            .inSource("INSERT INTO dispatch_bracket (id, code, name, created_at)"
                    + " SELECT id, 'C' || id, 'Bracket', '2020-01-01' FROM generate_series(1, " + ROWS + ") AS id");

    @AfterEach
    void close() {
        scenario.close();
    }

    /** Pages as the checkpoints have them, and how many are under way at once. */
    private final class Pages implements Step.Watch {
        private final List<Integer> sizes = new ArrayList<>();
        private final List<Integer> atOnce = new ArrayList<>();
        private final List<Integer> lastOfTheirPartition = new ArrayList<>();
        private final Map<String, Integer> processed = new HashMap<>();
        private final AtomicInteger underWay = new AtomicInteger();

        @Override
        public void taken(Step step, String table) {
            if (step == Step.PAGE_READ) {
                int now = underWay.incrementAndGet();
                synchronized (this) {
                    atOnce.add(now);
                }
            } else if (step == Step.COMMITTED) {
                look();
                underWay.decrementAndGet();
            }
        }

        /** A partition's next page does not begin before this has been told of the one before it. */
        private synchronized void look() {
            for (String line : scenario.target("SELECT partition, records_processed, status FROM"
                    + " migration.migration_checkpoints WHERE records_processed > 0 ORDER BY 1")) {
                String[] checkpoint = line.split("\\|", -1);
                int now = Integer.parseInt(checkpoint[1]);
                Integer before = processed.put(checkpoint[0], now);
                int size = now - (before == null ? 0 : before);
                if (size > 0) {
                    (checkpoint[2].equals("completed") ? lastOfTheirPartition : sizes).add(size);
                }
            }
        }
    }

    private MigrationResult migrate(MigrationOptions options, Pages pages, List<String> notices) {
        return scenario.builder()
                .only(List.of("brackets"))
                .options(options)
                .watch(pages)
                .listener(new ProgressListener() {
                    @Override
                    public void noticed(String message) {
                        notices.add(message);
                    }
                })
                .build()
                .migrate();
    }

    @Test
    void pagesThatTakeTooLong_becomeSmallerAndFewer_downTo500AndOne_andTheRunIsComplete() {
        Pages pages = new Pages();
        List<String> notices = new CopyOnWriteArrayList<>();

        MigrationResult result = migrate(OPTIONS.withMaxLatency(Duration.ofMillis(1)), pages, notices);

        assertThat(result.exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(result.tables()).singleElement().satisfies(table -> assertThat(table.migrated())
                .isEqualTo(ROWS));
        assertThat(pages.sizes.get(0)).isEqualTo(1000);
        assertThat(pages.sizes).allMatch(size -> size >= 500 && size <= 1000).hasSizeGreaterThan(25);
        assertThat(pages.sizes.subList(10, pages.sizes.size())).containsOnly(500);
        assertThat(pages.lastOfTheirPartition).allMatch(size -> size <= 500);
        assertThat(pages.atOnce.subList(20, pages.atOnce.size())).containsOnly(1);
        assertThat(notices)
                .singleElement()
                .asString()
                .matches(
                        "the target database takes [1-9]\\d* ms to write a page, and MAX_LATENCY is 1 ms: fewer and smaller"
                                + " pages at once until it is faster");
    }

    @Test
    void withoutMaxLatency_pagesAreFull_andNothingIsSaid() {
        Pages pages = new Pages();
        List<String> notices = new CopyOnWriteArrayList<>();

        MigrationResult result = migrate(OPTIONS.withMaxLatency(Duration.ZERO), pages, notices);

        assertThat(result.exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(pages.sizes).hasSizeGreaterThan(10).containsOnly(1000);
        assertThat(notices).isEmpty();
    }

    @Test
    void batchSizeBelow500_isKept() {
        Pages pages = new Pages();

        migrate(OPTIONS.withBatchSize(300).withMaxLatency(Duration.ofMillis(1)), pages, new CopyOnWriteArrayList<>());

        assertThat(pages.sizes).containsOnly(300);
        assertThat(pages.lastOfTheirPartition).isNotEmpty().allMatch(size -> size < 300);
    }
}
