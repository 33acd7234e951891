package dev.rekey.api;

import java.util.Map;

/**
 * A legacy system and a target, filled with demo data, for running without any set-up. Found with {@link
 * java.util.ServiceLoader}; the runnable jar has none.
 */
public interface DemoDatabases {

    /** Starts a server and fills it; takes seconds. */
    Running start();

    /** Databases that live until they are closed. */
    interface Running extends AutoCloseable {

        /** {@code SOURCE_DB_URL} and {@code TARGET_DB_URL}, as a configuration takes them. */
        Map<String, String> configuration();

        /** Stops the server and removes its data. */
        @Override
        void close();
    }
}
