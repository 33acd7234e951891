package dev.rekey.cli;

import dev.rekey.api.ProgressListener;

/** Shows how a run goes on, until it is closed. */
interface ProgressDisplay extends ProgressListener, AutoCloseable {

    /** Bars on a terminal, lines elsewhere. */
    static ProgressDisplay on(Console console) {
        return console.interactive() ? new ProgressBars(console.text()) : new ProgressLines(console, System::nanoTime);
    }

    @Override
    void close();
}
