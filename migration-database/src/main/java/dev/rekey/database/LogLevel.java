package dev.rekey.database;

/** How much is logged, as {@code LOG_LEVEL} says it. */
public enum LogLevel {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR
}
