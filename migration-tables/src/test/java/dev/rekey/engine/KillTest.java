package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.engine.Killing.Moment;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A migrating process is killed with SIGKILL, at every labelled step and at random moments; whoever goes on comes to the
 * same end as if nothing had happened. {@code -Dkill.times=500} is the long form, {@code -Dkill.seed} repeats another
 * one's plan: which steps of which deeds, the how manieth time, how much later. How far a process is by then, only the
 * machine knows.
 */
final class KillTest {

    private static final int LANES = 2;
    private static final int KILLS_A_MIGRATION = 5;
    private static final int CHANCES = 6;
    private static final boolean LONG = System.getProperty("kill.times") != null;
    private static final int TIMES = Integer.getInteger("kill.times", 20);
    private static final long SEED = Long.getLong("kill.seed", System.nanoTime());

    private static final List<Deed> DEEDS = List.of(Deed.values());

    private static KillGround ground;

    @BeforeAll
    static void migrateUninterrupted() {
        System.out.println("KillTest: -Dkill.seed=" + SEED + " -Dkill.times=" + TIMES);
        ground = new KillGround();
    }

    @AfterAll
    static void close() {
        ground.close();
    }

    @Test
    void everyStep_killedThere_endsAsIfNothingHadHappened() throws Exception {
        Set<Step> ordinary = ground.reference(Deed.MIGRATE).steps().keySet();
        Set<Step> inBulk = EnumSet.copyOf(ground.reference(Deed.BULK).steps().keySet());
        assertThat(EnumSet.complementOf(EnumSet.copyOf(ordinary))).isNotEmpty().isSubsetOf(inBulk);
        for (Deed deed : LONG ? DEEDS : List.of(Deed.MIGRATE, Deed.BULK)) {
            Set<Step> left = EnumSet.copyOf(ground.reference(deed).steps().keySet());
            if (!LONG && deed == Deed.BULK) {
                left.removeAll(ordinary);
            }
            List<Step> steps = List.copyOf(left);
            int groups = (steps.size() + KILLS_A_MIGRATION - 1) / KILLS_A_MIGRATION;
            inLanes(groups, group -> {
                        Random random = random(deed, group);
                        List<Moment> moments = new ArrayList<>();
                        for (int i = group; i < steps.size(); i += groups) {
                            int occurrences = ground.reference(deed).steps().getOrDefault(steps.get(i), 0);
                            moments.add(new Moment(steps.get(i), 1 + random.nextInt(1 + occurrences / 5), -1));
                        }
                        return new Killing(ground, deed, random).run(moments);
                    })
                    .forEach(moment -> left.remove(moment.step()));
            // Some had nothing left to do at their step: these get a migration of their own. Whether a row has to give
            // way to
            // one of another partition depends on which of them is first.
            for (int chance = 1; chance <= CHANCES && !left.isEmpty(); chance++) {
                List<Step> again = List.copyOf(left);
                int number = 100 * chance;
                inLanes(again.size(), i -> new Killing(ground, deed, random(deed, number + i))
                                .run(List.of(new Moment(again.get(i), 1, -1))))
                        .forEach(moment -> left.remove(moment.step()));
            }
            assertThat(left).as("steps of %s at which nobody was killed", deed).isEmpty();
        }
    }

    @Test
    void bulkLoad_leavesWhatADefaultRunLeaves() {
        assertThat(ground.reference(Deed.MIGRATE)
                        .left()
                        .deviations(ground.reference(Deed.BULK).left()))
                .isEmpty();
    }

    @Test
    void randomMoment_killedThen_endsAsIfNothingHadHappened() throws Exception {
        AtomicInteger killed = new AtomicInteger();
        AtomicInteger next = new AtomicInteger();
        inLanes(LANES, lane -> {
            while (killed.get() < TIMES) {
                int number = next.getAndIncrement();
                Deed deed = DEEDS.get(number % DEEDS.size());
                Random random = random(deed, 1000 + number);
                List<Moment> moments = new ArrayList<>();
                while (moments.size() < KILLS_A_MIGRATION) {
                    moments.add(moment(deed, moments.size(), random));
                }
                killed.addAndGet(new Killing(ground, deed, random).run(moments).size());
            }
            return List.of();
        });
        System.out.println("KillTest: killed at " + killed + " random moments of " + next + " migrations");
    }

    /**
     * Some time after a step: mostly soon, before the next one is over.
     *
     * @param before how many were killed before: each leaves the next one less to do
     */
    private static Moment moment(Deed deed, int before, Random random) {
        EnumSet<Step> steps = EnumSet.copyOf(ground.reference(deed).steps().keySet());
        steps.remove(Step.ENDED); // Nothing comes after it that could be interrupted.
        Step step = List.copyOf(steps).get(random.nextInt(steps.size()));
        int occurrences = ground.reference(deed).steps().getOrDefault(step, 0);
        long micros = (long) (50_000 * Math.pow(random.nextDouble(), 3));
        return new Moment(step, 1 + random.nextInt(1 + occurrences / (3 + 2 * before)), micros);
    }

    private static Random random(Deed deed, int number) {
        return new Random(SEED * 31 + deed.name().hashCode() * 7919L + number);
    }

    /** Most of the time a process starts, which takes one core. */
    private static List<Moment> inLanes(int times, IntFunction<List<Moment>> work) throws Exception {
        ExecutorService lanes = Executors.newFixedThreadPool(LANES);
        try {
            List<Future<List<Moment>>> started = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                int number = i;
                started.add(lanes.submit(() -> work.apply(number)));
            }
            List<Moment> all = new ArrayList<>();
            for (Future<List<Moment>> each : started) {
                all.addAll(each.get());
            }
            return all;
        } finally {
            lanes.shutdownNow();
        }
    }
}
