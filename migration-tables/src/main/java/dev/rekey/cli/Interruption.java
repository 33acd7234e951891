package dev.rekey.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;

/** Catches Ctrl-C and SIGTERM while it is open: the first pauses, the second ends the process. */
final class Interruption implements AutoCloseable {
    private static final List<String> SIGNALS = List.of("INT", "TERM");
    private static final int KILLED_BY_SIGINT = 130;

    private final List<Object> previous = new ArrayList<>();
    private final AtomicBoolean asked = new AtomicBoolean();

    Interruption(Runnable pause) {
        for (String signal : SIGNALS) {
            previous.add(Signals.register(signal, () -> caught(pause)));
        }
    }

    private void caught(Runnable pause) {
        if (asked.compareAndSet(false, true)) {
            pause.run();
        } else {
            System.exit(KILLED_BY_SIGINT);
        }
    }

    @Override
    public void close() {
        for (int i = 0; i < SIGNALS.size(); i++) {
            Signals.unregister(SIGNALS.get(i), previous.get(i));
        }
    }
}
