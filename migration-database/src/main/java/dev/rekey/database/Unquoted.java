package dev.rekey.database;

/**
 * An exception that stands for another one, and says nothing that may quote a row. Its message begins with the other's
 * class, its stack trace is the other's.
 */
public interface Unquoted {}
