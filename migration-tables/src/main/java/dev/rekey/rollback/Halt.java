package dev.rekey.rollback;

/** Whether somebody has asked for a pause. */
@FunctionalInterface
public interface Halt {

    boolean requested();
}
