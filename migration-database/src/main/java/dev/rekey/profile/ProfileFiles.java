package dev.rekey.profile;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a profile's files, from the classpath or from a folder. */
final class ProfileFiles {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

    private ProfileFiles() {}

    /**
     * A folder's files.
     *
     * @param folder where they are, in words
     * @param texts by the file's name; files of folders in it by their path with slashes
     */
    record Found(String folder, Map<String, String> texts) {}

    /** The profile's files; null where the classpath has none of that name and there is no such folder. */
    static @Nullable Found find(String profile, Path base) {
        try {
            URL onClasspath = NAME.matcher(profile).matches()
                    ? ProfileFiles.class.getResource("/profiles/" + profile + "/")
                    : null;
            if (onClasspath != null) {
                return new Found("profiles/" + profile, onClasspath(onClasspath));
            }
            Path folder = base.resolve(profile).normalize();
            return Files.isDirectory(folder) ? new Found(folder.toString(), read(folder)) : null;
        } catch (CharacterCodingException e) {
            throw unreadable(profile, "its files must be UTF-8");
        } catch (IOException | URISyntaxException e) {
            throw unreadable(profile, String.valueOf(e.getMessage()));
        }
    }

    private static MigrationException unreadable(String profile, String why) {
        return new MigrationException(
                ExitCode.CONFIGURATION, "the source profile " + profile + " cannot be read: " + why);
    }

    private static Map<String, String> onClasspath(URL folder) throws IOException, URISyntaxException {
        if (!(folder.openConnection() instanceof JarURLConnection jar)) {
            return read(Path.of(folder.toURI()));
        }
        Path file = Path.of(URI.create(jar.getJarFileURL().toString()));
        try (FileSystem inside = FileSystems.newFileSystem(file)) {
            return read(inside.getPath(Objects.requireNonNull(jar.getEntryName())));
        }
    }

    private static Map<String, String> read(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.walk(folder)) {
            found.filter(Files::isRegularFile).forEach(files::add);
        }
        Map<String, String> texts = new TreeMap<>();
        for (Path file : files) {
            String name = folder.relativize(file)
                    .toString()
                    .replace(file.getFileSystem().getSeparator(), "/");
            if (name.endsWith(".sql") || name.endsWith(".json")) {
                texts.put(name, Files.readString(file));
            }
        }
        return texts;
    }
}
