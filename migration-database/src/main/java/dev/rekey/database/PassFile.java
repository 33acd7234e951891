package dev.rekey.database;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's own file of passwords: lines {@code host:port:database:user:password}, of which the first that fits counts. */
final class PassFile {

    private PassFile() {}

    /** The password for the first of the addresses that a line fits, or null. */
    static @Nullable String find(Path file, List<Endpoint.Address> addresses, String database, String user) {
        List<List<String>> lines = lines(file);
        for (Endpoint.Address address : addresses) {
            String host = address.host().replaceAll("[\\[\\]]", "");
            List<String> wanted = List.of(host, String.valueOf(address.port()), database, user);
            for (List<String> line : lines) {
                if (fits(line, wanted)) {
                    return line.get(wanted.size());
                }
            }
        }
        return null;
    }

    private static boolean fits(List<String> line, List<String> wanted) {
        if (line.size() <= wanted.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!line.get(i).equals("*") && !line.get(i).equals(wanted.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<List<String>> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(PassFile::fields)
                    .toList();
        } catch (IOException e) {
            throw new MigrationException(
                    ExitCode.CONFIGURATION,
                    file + " cannot be read (" + e.getClass().getSimpleName()
                            + "). Give this user the right to read it, save it as UTF-8, or set PGPASSFILE to another.");
        }
    }

    /** A backslash takes the colon or the backslash after it as it is. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == ':') {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c == '\\' && i + 1 < line.length() ? line.charAt(++i) : c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
