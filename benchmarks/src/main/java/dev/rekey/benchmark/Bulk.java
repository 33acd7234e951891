package dev.rekey.benchmark;

import dev.rekey.api.MigrationOptions;

/** The option {@code --bulk}, of versions that have it. */
final class Bulk {

    private static final String OPTION = "withBulk";

    private Bulk() {}

    static boolean known() {
        try {
            MigrationOptions.class.getMethod(OPTION, boolean.class);
            return true;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    static MigrationOptions of(MigrationOptions options) {
        try {
            return (MigrationOptions)
                    MigrationOptions.class.getMethod(OPTION, boolean.class).invoke(options, true);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
