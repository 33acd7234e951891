package dev.rekey.rollback;

import java.time.Duration;

/** Whether somebody has asked for a pause. */
public interface Halt {

    boolean requested();

    /** Waits, but no longer than until a pause is asked for. */
    void await(Duration time);
}
