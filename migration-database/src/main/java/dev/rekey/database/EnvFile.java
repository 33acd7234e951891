package dev.rekey.database;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvEntry;
import io.github.cdimascio.dotenv.DotenvException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code .env}, if there is one. */
public final class EnvFile {
    private static final String NAME = ".env";
    private static final Pattern QUOTED = Pattern.compile("\\s*([\\w.\\-]+)\\s*=\\s*\"");

    private EnvFile() {}

    public static Settings.Layer read(Path directory) {
        Path file = directory.resolve(NAME);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return new Settings.Layer(NAME, Map.of());
        }
        if (!Files.isRegularFile(file)) {
            throw unreadable(file, "is no file. Remove it, or put a file with lines NAME=value in its place.");
        }
        List<String> lines = lines(file);
        try {
            Map<String, String> values = new LinkedHashMap<>();
            Dotenv dotenv = Dotenv.configure()
                    .directory(directory.toAbsolutePath().toString())
                    .load();
            for (DotenvEntry entry : dotenv.entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)) {
                values.put(entry.getKey(), withoutSingleQuotes(entry.getValue()));
            }
            nothingSwallowed(file, lines, values);
            return new Settings.Layer(NAME, values);
        } catch (DotenvException e) {
            throw unreadable(file, malformed(lines, e));
        }
    }

    /** What is amiss with the file's rights, if anything is. */
    static List<String> warnings(Path directory) {
        Path file = directory.resolve(NAME);
        return FileAccess.isOpenToOthers(file) ? List.of(FileAccess.warning(file)) : List.of();
    }

    /** The library drops what follows a quotation mark that is never closed, and says nothing. */
    private static void nothingSwallowed(Path file, List<String> lines, Map<String, String> values) {
        for (int i = 0; i < lines.size(); i++) {
            Matcher quoted = QUOTED.matcher(lines.get(i));
            if (quoted.lookingAt() && !values.containsKey(quoted.group(1))) {
                throw unreadable(file, "cannot be read: the quotation mark of line " + (i + 1) + " is not closed.");
            }
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable(
                    file,
                    "cannot be read (" + e.getClass().getSimpleName()
                            + "). Give this user the right to read it, and save it as UTF-8.");
        }
    }

    /** The library takes single quotes for quotes when it looks for comments, but leaves them on. */
    private static String withoutSingleQuotes(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("'") && value.endsWith("'");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /** Names the line by its number alone: it may hold a password, and the library's message repeats it. */
    private static String malformed(List<String> lines, DotenvException e) {
        String message = String.valueOf(e.getMessage());
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#") && message.endsWith(" " + lines.get(i))) {
                return "cannot be read: line " + (i + 1) + " is not of the form NAME=value.";
            }
        }
        return "cannot be read: a line is not of the form NAME=value.";
    }

    private static MigrationException unreadable(Path file, String complaint) {
        return new MigrationException(ExitCode.CONFIGURATION, file + " " + complaint);
    }
}
