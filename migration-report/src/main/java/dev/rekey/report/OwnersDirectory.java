package dev.rekey.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Directories that nobody but their owner can enter, where the file system knows such a thing: after a verification the
 * report in it holds values of rows. One that stands already stays as open as somebody made it.
 */
public final class OwnersDirectory {

    private OwnersDirectory() {}

    /** Creates the directory, and those above it that are missing. */
    public static void create(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] owners = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        Files.createDirectories(directory, owners);
    }
}
