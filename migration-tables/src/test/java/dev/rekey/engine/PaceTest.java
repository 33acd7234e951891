package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.LegacyRow;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Times are fed by hand: nobody looks at a clock here. */
@Timeout(60)
final class PaceTest {

    private static final Distance NEAR = distance(0);
    private static final Distance FAR = distance(50);
    private static final MigrationOptions OPTIONS = MigrationOptions.DEFAULTS;
    private static final Pause PAUSE = new Pause("*", Instant.parse("2026-01-02T03:04:05Z"), "ann", "backup");

    private final StopSignal stop = new StopSignal();
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private long now;

    private record Row(long legacyId) implements LegacyRow {}

    private static Distance distance(long millis) {
        return new Distance(Duration.ofMillis(millis), Duration.ofMillis(millis));
    }

    private Pace pace(MigrationOptions options, int processors, Distance distance) {
        return new Pace(options, processors, distance, stop, told::add, () -> now);
    }

    private Pace.Place place(Pace pace) {
        return pace.place(stop::requested);
    }

    /** A full page whose way and work take so long. */
    private void page(Pace.Place place, Distance distance, long workMillis) {
        assertThat(place.ready()).isTrue();
        pass(distance.source().toMillis() + distance.target().toMillis() + workMillis / 2);
        place.taken(Step.JUDGED);
        pass(distance.target().toMillis() + workMillis / 2);
        place.taken(Step.CHECKPOINT_MOVED);
        pass(distance.target().toMillis());
        place.taken(Step.COMMITTED);
        place.done(page(1000, false));
    }

    private void pass(long millis) {
        now += millis * 1_000_000;
    }

    private static Page<Row> page(int rows, boolean last) {
        return new Page<>(0, rows, last, Collections.nCopies(rows, new Row(1)), List.of(), () -> {});
    }

    @Test
    void farAway_oneMoreAPage_upToAsManyAsHideTheWay() {
        Pace pace = pace(OPTIONS.withWorkers(64), 2, FAR);
        List<Integer> limits = new ArrayList<>(List.of(pace.limit()));
        try (Pace.Place place = place(pace)) {
            for (int i = 0; i < 12; i++) {
                page(place, FAR, 80);
                limits.add(pace.limit());
            }
        }

        assertThat(limits).containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 12, 12);
    }

    @Test
    void workers_areTheMost() {
        assertThat(afterPages(pace(OPTIONS.withWorkers(5), 2, FAR), FAR)).isEqualTo(5);
        assertThat(afterPages(pace(OPTIONS.withWorkers(1), 2, FAR), FAR)).isEqualTo(1);
        assertThat(pace(OPTIONS.withWorkers(1), 2, FAR).limit()).isEqualTo(1);
    }

    @Test
    void near_asManyAsProcessors_fromTwoToFour() {
        assertThat(afterPages(pace(OPTIONS, 1, NEAR), NEAR)).isEqualTo(2);
        assertThat(afterPages(pace(OPTIONS, 3, NEAR), NEAR)).isEqualTo(3);
        assertThat(afterPages(pace(OPTIONS, 64, NEAR), NEAR)).isEqualTo(4);
    }

    private int afterPages(Pace pace, Distance distance) {
        try (Pace.Place place = place(pace)) {
            for (int i = 0; i < 20; i++) {
                page(place, distance, 80);
            }
        }
        return pace.limit();
    }

    @Test
    void pagesThatTakeMoreWork_needFewerAtATime() {
        Pace pace = pace(OPTIONS.withWorkers(64), 2, FAR);
        afterPages(pace, FAR);
        try (Pace.Place place = place(pace)) {
            page(place, FAR, 2_000);
            assertThat(pace.limit()).isEqualTo(11);
            for (int i = 0; i < 20; i++) {
                page(place, FAR, 2_000);
            }
        }

        assertThat(pace.limit()).isEqualTo(2);
    }

    @Test
    void pageThatWasWrittenTwice_refused_orLeftOver_isNotMeasured() {
        Pace pace = pace(OPTIONS, 2, FAR);
        try (Pace.Place place = place(pace)) {
            assertThat(place.ready()).isTrue();
            place.taken(Step.CHECKPOINT_MOVED);
            place.taken(Step.CHECKPOINT_MOVED);
            place.taken(Step.COMMITTED);
            place.done(page(1000, false));

            assertThat(place.ready()).isTrue();
            place.taken(Step.REFUSED);
            place.taken(Step.CHECKPOINT_MOVED);
            place.taken(Step.COMMITTED);
            place.done(page(1000, false));

            assertThat(place.ready()).isTrue();
            place.taken(Step.CHECKPOINT_MOVED);
            place.taken(Step.COMMITTED);
            place.done(page(7, true));
            assertThat(pace.limit()).isEqualTo(2);

            assertThat(place.ready()).isTrue();
            place.taken(Step.CHECKPOINT_MOVED);
            place.taken(Step.COMMITTED);
            place.done(page(7, false)); // Of few rows because they are large.
            assertThat(pace.limit()).isEqualTo(3);
        }
    }

    @Test
    void workerWithoutAPlace_waitsUntilAnotherLeaves_inTheOrderOfComing() throws Exception {
        Pace pace = pace(OPTIONS.withWorkers(1), 2, NEAR);
        Pace.Place one = place(pace);
        assertThat(one.ready()).isTrue();
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        FutureTask<Boolean> two = waiting(pace, "two", order);
        FutureTask<Boolean> three = waiting(pace, "three", order);
        assertThat(one.ready()).as("who has a place keeps it").isTrue();

        try (Pace.Place last = place(pace)) {
            synchronized (pace) { // So that nobody else can be quicker than the last to come.
                one.close();
                assertThat(last.ready()).isTrue();
            }
            assertThat(order).containsExactly("two", "three");
        }

        assertThat(two.get() && three.get()).isTrue();
    }

    /** A worker that waits for its place, takes it, and leaves again. */
    private FutureTask<Boolean> waiting(Pace pace, String name, List<String> order) {
        return waiting(() -> {
            try (Pace.Place place = place(pace)) {
                boolean ready = place.ready();
                order.add(name);
                return ready;
            }
        });
    }

    private static FutureTask<Boolean> waiting(Callable<Boolean> work) {
        FutureTask<Boolean> task = new FutureTask<>(work);
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        while (thread.getState() != Thread.State.WAITING) {
            assertThat(task.isDone()).isFalse();
            Thread.onSpinWait();
        }
        return task;
    }

    @Test
    void slowTarget_takesPlacesAway_atTheirNextPage() throws Exception {
        Pace pace = pace(OPTIONS.withMaxLatency(Duration.ofMillis(100)), 2, NEAR);
        Pace.Place one = place(pace);
        Pace.Place two = place(pace);
        assertThat(one.ready() && two.ready()).isTrue();
        page(one, NEAR, 3_000);
        page(two, NEAR, 3_000);
        assertThat(pace.limit()).isEqualTo(1);
        assertThat(one.rows()).isEqualTo(500);

        FutureTask<Boolean> waiting = waiting(two::ready);
        page(one, NEAR, 80);
        one.close();

        assertThat(waiting.get()).isTrue();
        two.close();
    }

    @Test
    void stop_wakesWhoWaits() throws Exception {
        Pace pace = pace(OPTIONS.withWorkers(1), 2, NEAR);
        Pace.Place one = place(pace);
        assertThat(one.ready()).isTrue();
        FutureTask<Boolean> two = waiting(pace, "two", new ArrayList<>());

        stop.pause();

        assertThat(two.get()).isFalse();
        assertThat(one.ready()).isFalse();
    }

    @Test
    void workerOfATableThatIsHalted_makesWayForTheNext() throws Exception {
        Pace pace = pace(OPTIONS.withWorkers(1), 2, NEAR);
        Pace.Place one = place(pace);
        assertThat(one.ready()).isTrue();
        AtomicBoolean halted = new AtomicBoolean();
        Pace.Place two = pace.place(halted::get);
        FutureTask<Boolean> first = waiting(two::ready);
        FutureTask<Boolean> second = waiting(pace, "three", new ArrayList<>());

        halted.set(true);
        one.close();

        assertThat(first.get()).isFalse();
        assertThat(second.get()).isTrue();
    }

    @Test
    void pause_holdsEverybody_andIsToldOnce() throws Exception {
        Pace pace = pace(OPTIONS, 2, NEAR);
        Pace.Place one = place(pace);
        assertThat(one.ready()).isTrue();
        pace.pausedBy(PAUSE);
        pace.pausedBy(PAUSE);
        FutureTask<Boolean> page = waiting(one::ready);
        FutureTask<Boolean> other = waiting(pace, "two", new ArrayList<>());
        FutureTask<Boolean> table = waiting(pace::goesOn);

        pace.pausedBy(null);
        pace.pausedBy(null);

        assertThat(page.get() && other.get() && table.get()).isTrue();
        assertThat(told)
                .containsExactly(
                        "paused by ann since 2026-01-02T03:04:05Z: backup. Nothing is written until this is taken back:"
                                + " rekey resume",
                        "resumed");
    }

    @Test
    void stopInAPause_wakesEverybody() throws Exception {
        Pace pace = pace(OPTIONS, 2, NEAR);
        pace.pausedBy(PAUSE);
        FutureTask<Boolean> page = waiting(pace, "one", new ArrayList<>());
        FutureTask<Boolean> table = waiting(pace::goesOn);

        stop.fail(new IllegalStateException("planted"));

        assertThat(page.get()).isFalse();
        assertThat(table.get()).isFalse();
    }
}
