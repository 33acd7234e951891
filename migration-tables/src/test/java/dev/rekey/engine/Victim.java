package dev.rekey.engine;

import dev.rekey.api.MigrationException;
import dev.rekey.api.ProgressListener;
import dev.rekey.database.Database;
import dev.rekey.database.Pooling;
import dev.rekey.fixtures.KeptSessions;
import dev.rekey.tables.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A process that migrates, says on standard output when it comes to the step that it was told of, and may be killed there. */
final class Victim implements Step.Watch {

    static final String AT = "AT ";
    static final String NOTICED = "NOTICED ";

    private final Orders orders;
    private final AtomicInteger times = new AtomicInteger();
    private final CountDownLatch beaten = new CountDownLatch(1);

    private Victim(Orders orders) {
        this.orders = orders;
    }

    /** Runs in the databases at two URLs; the other arguments are {@link Orders}. */
    public static void main(String[] args) {
        List<String> arguments = List.of(args);
        Orders orders = Orders.parse(arguments.subList(2, arguments.size()));
        Migration.Builder builder = Migration.builder()
                .source(new KeptSessions(arguments.get(0)))
                .target(new Database(new KeptSessions(arguments.get(1)), Pooling.UNKNOWN, orders.silence()))
                .tables(Tables.all())
                .watch(new Victim(orders))
                .listener(new ProgressListener() {
                    @Override
                    public void noticed(String message) {
                        say(NOTICED + message);
                    }
                });
        System.exit(exitCode(orders, builder));
    }

    private static int exitCode(Orders orders, Migration.Builder builder) {
        try {
            return orders.deed().run(builder, orders.options()).exitCode().code();
        } catch (MigrationException e) {
            say(String.valueOf(e.getMessage()));
            return e.exitCode().code();
        }
    }

    @Override
    public void taken(Step step, String table) {
        if (orders.step() == Step.BEATING && orders.occurrence() > 0) {
            awaitHeartbeat(step);
        }
        if (step == orders.step() && times.incrementAndGet() == orders.occurrence()) {
            say(AT + step + " " + table);
            if (orders.waits()) {
                awaitWord();
            }
        }
    }

    /** A short run may be over before the first heartbeat; so let its pages wait for that. */
    private void awaitHeartbeat(Step step) {
        if (step == Step.BEATING) {
            beaten.countDown();
        } else if (step == Step.JUDGED) {
            try {
                beaten.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Until the parent says a word; if it died without one, we must not outlive it. */
    private static void awaitWord() {
        try {
            if (System.in.read() < 0) {
                Runtime.getRuntime().halt(1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
