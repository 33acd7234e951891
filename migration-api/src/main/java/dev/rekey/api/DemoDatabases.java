package dev.rekey.api;

import java.util.Map;

/**
 * A legacy system and a target, filled with demo data, for running without any set-up. Found with {@link
 * java.util.ServiceLoader}; the runnable jar has none.
 */
public interface DemoDatabases {

    /**
     * Starts a server and fills it; takes seconds.
     *
     * @param profile the source profile that is to read the legacy system, by its name
     * @throws MigrationException if there is no demo data in the shape that this profile reads, with the profiles for
     *     which there is
     */
    Running start(String profile);

    /** Databases that live until they are closed. */
    interface Running extends AutoCloseable {

        /** {@code SOURCE_DB_URL} and {@code TARGET_DB_URL}, as a configuration takes them. */
        Map<String, String> configuration();

        /** Stops the server and removes its data. */
        @Override
        void close();
    }
}
