package dev.rekey.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A {@code .env} that its owner alone may read, as it should be, and of which nobody is warned. */
final class OwnEnv {

    private OwnEnv() {}

    static void write(Path directory, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(".env"), text);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
