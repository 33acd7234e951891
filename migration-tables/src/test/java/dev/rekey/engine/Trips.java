package dev.rekey.engine;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts round trips: whenever a client that has said something waits for what the other end says to it, that is one, and
 * so is a connection that is made. Each takes a while, so that what is asked at once is seen to be asked at once: a trip
 * comes after another one if it began when that had ended, and the longest such chain is what a distance is paid for.
 */
final class Trips implements AutoCloseable {

    private static final Map<String, Trips> NAMED = new ConcurrentHashMap<>();

    private final String name;
    private final long nanos;
    private final List<Trip> trips = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final Set<String> passedOver = new HashSet<>();

    /** One round trip: which thread waited, and what had been said. */
    static final class Trip {
        private final String thread = Thread.currentThread().getName();
        private final long began = System.nanoTime();
        private final StringBuilder said = new StringBuilder();
        private List<String> statements = List.of();
        private long ended;
        private String phase = "";

        String phase() {
            return phase;
        }

        @Override
        public String toString() {
            String sql = String.join("; ", statements).replaceAll("\\s+", " ");
            return "%-18s %-16s %s".formatted(phase, thread, sql.substring(0, Math.min(160, sql.length())));
        }
    }

    private record Mark(String thread, long time, String phase) {}

    private Trips(String name, Duration distance) {
        this.name = name;
        this.nanos = distance.toNanos();
    }

    /** Counts over such a distance, until it is closed. */
    static Trips over(Duration distance) {
        Trips trips = new Trips("trips-" + System.nanoTime(), distance);
        NAMED.put(trips.name, trips);
        return trips;
    }

    static Trips named(String name) {
        Trips trips = NAMED.get(name);
        if (trips == null) {
            throw new IllegalArgumentException("nobody counts under the name " + name);
        }
        return trips;
    }

    /** What the driver is told so that it counts here. */
    Map<String, String> properties() {
        return Map.of("socketFactory", FarSockets.class.getName(), "socketFactoryArg", name);
    }

    /** What this thread, or whoever works for it, asked until now was asked in this phase. */
    synchronized void end(String phase) {
        marks.add(new Mark(Thread.currentThread().getName(), System.nanoTime(), phase));
    }

    /** What this thread asks comes when it will, and nobody waits for it: it is not counted. */
    synchronized void passOver() {
        passedOver.add(Thread.currentThread().getName());
    }

    Way way() {
        return new Way();
    }

    /** A connection, used by one thread at a time. */
    final class Way {
        private final Map<String, String> prepared = new HashMap<>();
        private @Nullable Trip current;
        private boolean waits;

        void connected() {
            current = begin();
            waits = true;
            answered();
        }

        void asked(byte[] bytes, int offset, int length) {
            if (!waits || current == null) {
                current = begin();
                waits = true;
            }
            current.said.append(new String(bytes, offset, length, StandardCharsets.ISO_8859_1));
        }

        void answered() {
            Trip trip = current;
            if (trip == null) {
                return;
            }
            if (waits) {
                waits = false;
                read(trip);
                long due = trip.began + nanos;
                for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
                    LockSupport.parkNanos(due - now);
                }
            }
            trip.ended = System.nanoTime();
        }

        private void read(Trip trip) {
            trip.statements = statements(trip.said.toString());
            trip.said.setLength(0);
        }

        /** Just so much of PostgreSQL's protocol as to know them; before a session has begun there are none. */
        private List<String> statements(String said) {
            List<String> statements = new ArrayList<>();
            int at = 0;
            while (at + 5 <= said.length() && said.charAt(at) != 0) {
                String body = said.substring(at + 5, Math.min(said.length(), at + 1 + number(said, at + 1)));
                switch (said.charAt(at)) {
                    case 'Q' -> statements.add(word(body, 0));
                    case 'P' ->
                        prepared.put(word(body, 0), word(body, word(body, 0).length() + 1));
                    case 'B' ->
                        statements.add(
                                prepared.getOrDefault(word(body, word(body, 0).length() + 1), ""));
                    default -> {}
                }
                at += 1 + number(said, at + 1);
            }
            return statements;
        }

        private static int number(String said, int at) {
            return said.charAt(at) << 24 | said.charAt(at + 1) << 16 | said.charAt(at + 2) << 8 | said.charAt(at + 3);
        }

        private static String word(String body, int from) {
            return body.substring(from, body.indexOf('\0', from));
        }
    }

    private synchronized Trip begin() {
        Trip trip = new Trip();
        trips.add(trip);
        return trip;
    }

    /** All trips, each with the phase that its thread, or else anybody, ended next. */
    synchronized List<Trip> all() {
        trips.removeIf(trip -> trip.ended == 0); // who says goodbye waits for nothing
        trips.removeIf(trip -> passedOver.contains(trip.thread));
        for (Trip trip : trips) {
            trip.phase = marks.stream()
                    .filter(mark -> mark.time() >= trip.ended)
                    .min(Comparator.comparing((Mark mark) -> !mark.thread().equals(trip.thread))
                            .thenComparing(Mark::time))
                    .map(Mark::phase)
                    .orElse("");
        }
        return List.copyOf(trips);
    }

    /** The most of these trips of which each began when the one before it had ended. */
    static int inSequence(List<Trip> trips) {
        List<Trip> byEnd =
                trips.stream().sorted(Comparator.comparing(trip -> trip.ended)).toList();
        int length = 0;
        long last = Long.MIN_VALUE;
        for (Trip trip : byEnd) {
            if (trip.began >= last) {
                length++;
                last = trip.ended;
            }
        }
        return length;
    }

    /** By phase, in the order of their beginning: how many in all, and how many in sequence. */
    static String byPhase(List<Trip> trips) {
        Map<String, List<Trip>> phases =
                trips.stream().collect(Collectors.groupingBy(Trip::phase, LinkedHashMap::new, Collectors.toList()));
        return phases.entrySet().stream()
                .map(phase -> "  %-18s %4d in all, %3d in sequence"
                        .formatted(phase.getKey(), phase.getValue().size(), inSequence(phase.getValue())))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        NAMED.remove(name);
    }
}
