package dev.rekey.database;

import dev.rekey.database.Settings.Setting;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where an endpoint's password is found. Its own come first, that of the highest layer, and within a layer the URL's, then
 * {@code _PASSWORD}, then the file that {@code _PASSWORD_FILE} names; if there is none, {@code PGPASSWORD}, and then a
 * line of {@code PGPASSFILE} or {@code ~/.pgpass}, as PostgreSQL's own programs have it.
 */
final class Passwords {
    static final String FILE = "_PASSWORD_FILE";
    private static final int LARGEST_FILE = 100_000;

    private final Settings settings;
    private final Path base;
    private final Consumer<String> warnings;

    /**
     * Looks for passwords.
     *
     * @param warnings takes what is wrong with a file, if it is no error
     */
    Passwords(Settings settings, Path base, Consumer<String> warnings) {
        this.settings = settings;
        this.base = base;
        this.warnings = warnings;
    }

    /** A password that was set for the endpoint itself, or null. */
    @Nullable String own(String prefix, @Nullable Setting url, @Nullable String fromUrl) {
        Setting inUrl =
                url == null || fromUrl == null ? null : new Setting(url.name(), fromUrl, url.origin(), url.layer());
        Setting file = settings.find(prefix + FILE);
        Setting first = Stream.of(inUrl, settings.find(prefix + "_PASSWORD"), file)
                .filter(Objects::nonNull)
                .min(Comparator.comparingInt(Setting::layer))
                .orElse(null);
        return first == null ? null : first.equals(file) ? contents(first) : first.value();
    }

    /** A password that was set for whatever program connects to the server, or null. */
    @Nullable String common(List<Endpoint.Address> addresses, String database, String user) {
        Setting common = settings.find("PGPASSWORD");
        if (common != null) {
            return common.value();
        }
        Path file = passFile();
        if (file == null || !Files.isRegularFile(file)) {
            return null;
        }
        if (FileAccess.isOpenToOthers(file)) {
            warnings.accept(file + " can be read by others, so that it is not used. Run: chmod 600 " + file);
            return null;
        }
        return PassFile.find(file, addresses, database, user);
    }

    private @Nullable Path passFile() {
        Setting named = settings.find("PGPASSFILE");
        if (named != null) {
            return base.resolve(named.value().strip());
        }
        String home = System.getProperty("user.home");
        return home == null ? null : Path.of(home, ".pgpass");
    }

    private String contents(Setting setting) {
        Path file = base.resolve(setting.value().strip());
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw setting.wrong("names " + file + ", which is too large to hold a password.");
            }
            String password = Files.readString(file, StandardCharsets.UTF_8).replaceFirst("\\R\\z", "");
            if (password.isEmpty()) {
                throw setting.wrong("names " + file + ", which is empty. Write the password into it.");
            }
            if (FileAccess.isOpenToOthers(file)) {
                warnings.accept(FileAccess.warning(file));
            }
            return password;
        } catch (CharacterCodingException e) {
            throw setting.wrong("names " + file + ", which is no text in UTF-8.");
        } catch (IOException e) {
            throw setting.wrong(
                    "names " + file + ", which cannot be read (" + e.getClass().getSimpleName()
                            + "). Write the password into it, and give this user alone the right to read it.");
        }
    }
}
