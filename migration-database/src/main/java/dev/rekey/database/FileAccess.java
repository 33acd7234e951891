package dev.rekey.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Who else may read a file that holds a secret. */
final class FileAccess {

    private static final Set<PosixFilePermission> OF_OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private FileAccess() {}

    /** Whether its group or everybody may read or write it; never where files have no such rights, as on Windows. */
    static boolean isOpenToOthers(Path file) {
        try {
            return Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains);
        } catch (UnsupportedOperationException | IOException e) {
            return false;
        }
    }

    static String warning(Path file) {
        return file + " can be read by others, and holds passwords. Run: chmod 600 " + file;
    }
}
