package dev.rekey.cli;

import dev.rekey.database.LogLevel;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sets up slf4j-simple, which reads its properties once, when the first logger is made, and the driver's own logger. */
final class Logging {
    private static final String PREFIX = "org.slf4j.simpleLogger.";

    /** Held, because the JDK forgets loggers that nobody holds, and with them what was set. */
    private static final Logger DRIVER = Logger.getLogger("org.postgresql");

    private Logging() {}

    static void configure(LogLevel level) {
        String name = level.name().toLowerCase(Locale.ROOT);
        System.setProperty(PREFIX + "logFile", "System.err");
        System.setProperty(PREFIX + "showThreadName", "true");
        System.setProperty(PREFIX + "showDateTime", "true");
        System.setProperty(PREFIX + "dateTimeFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
        System.setProperty(PREFIX + "log.dev.rekey", name);
        // Libraries do not get chattier than WARN: below, they may print what statements and rows contain.
        System.setProperty(PREFIX + "defaultLogLevel", level == LogLevel.ERROR ? "error" : "warn");
        // The pool warns of every broken connection with a stack trace; the engine tells of those that matter.
        System.setProperty(PREFIX + "log.com.zaxxer.hikari", debugging() ? "warn" : "off");
        // The driver prints by itself why a connection failed; it throws the same, and that is told in one line.
        DRIVER.setLevel(debugging() ? Level.WARNING : Level.OFF);
    }

    /** Whether stack traces are wanted. */
    static boolean debugging() {
        String level = System.getProperty(PREFIX + "log.dev.rekey", "");
        return level.equals("debug") || level.equals("trace");
    }
}
