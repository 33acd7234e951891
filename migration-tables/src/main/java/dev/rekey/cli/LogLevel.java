package dev.rekey.cli;

/** How much is logged, as {@code LOG_LEVEL} says it. */
enum LogLevel {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR
}
