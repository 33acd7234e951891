package dev.rekey.verify;

import dev.rekey.api.DemoDatabases;

/**
 * Databases between which a migration has run, for a verification that nobody configured databases for. Found with {@link
 * java.util.ServiceLoader}; none ships.
 */
public interface MigratedDatabases {

    /**
     * Starts and migrates them; takes seconds.
     *
     * @param profile the source profile by which they are migrated
     */
    DemoDatabases.Running start(String profile);
}
