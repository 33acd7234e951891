package dev.rekey.verify;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.TargetNames;
import dev.rekey.profile.SourceProfile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The shape that a source has, as far as verification needs to know it: SQL that says what its rows should become, a file a
 * table. Either ours, on the classpath, or a directory with the source queries of a migration and, beside them, files of
 * the same kind. Tables of which a profile has nothing are as data-model.md describes them.
 */
final class ExpectationFiles {

    static final String DOCUMENTED = "documented";

    /** Where a profile on disk has what to expect. */
    private static final String WRITTEN = "expected/";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

    /** The tables of the files that are named after something else. */
    private static final Map<String, List<String>> TABLES = Map.of(
            "technician_rights", List.of("technician_roles"),
            "template_rights", List.of("template_view_roles", "template_view_groups"));

    private final String name;
    private final @Nullable SourceProfile onDisk;

    private ExpectationFiles(String name, @Nullable SourceProfile onDisk) {
        this.name = name;
        this.onDisk = onDisk;
    }

    /** What the deployment calls the columns of its target tables, by table. */
    Map<String, TargetNames> targetNames() {
        return onDisk == null ? Map.of() : onDisk.targetNames();
    }

    /**
     * A profile.
     *
     * @param name of one that ships, or a directory
     * @throws MigrationException CONFIGURATION, if it is neither
     */
    static ExpectationFiles of(String name) {
        if (ships(name)) {
            return new ExpectationFiles(name, null);
        }
        try {
            Path directory = Path.of(name);
            if (Files.isDirectory(directory)) {
                return new ExpectationFiles(
                        name, SourceProfile.open(directory.toAbsolutePath().toString(), directory));
            }
        } catch (InvalidPathException e) {
            throw unknown(name, e);
        }
        throw unknown(name, null);
    }

    /** Whether we know what to expect of a profile of this name. */
    static boolean ships(String name) {
        ExpectationFiles ours = new ExpectationFiles(name, null);
        return NAME.matcher(name).matches()
                && Specification.tables().stream().anyMatch(subject -> ours.replaces(subject.table()));
    }

    private static MigrationException unknown(String name, @Nullable Throwable cause) {
        return new MigrationException(
                ExitCode.CONFIGURATION,
                "SOURCE_PROFILE: '" + name + "' is neither a profile of which the verification knows what to expect"
                        + " (documented, django) nor a directory",
                cause);
    }

    /** What the rows of a table, or of something else, should be; null where nothing says so. */
    @Nullable String expected(String what) {
        String own = own(what + ".sql");
        boolean documented =
                own == null && TABLES.getOrDefault(what, List.of(what)).stream().noneMatch(this::replaces);
        return documented ? resource(file(DOCUMENTED, what)) : own;
    }

    /** Where that stands, or would have to. */
    String file(String what) {
        return onDisk == null ? file(name, what) : onDisk.path(WRITTEN + what + ".sql");
    }

    /** The migration's own query of a table, for its legacy ids. */
    String query(String table) {
        String sql = migrations(table + ".sql");
        if (sql == null) {
            throw new IllegalArgumentException("nothing says what to expect: " + file(table) + " is missing");
        }
        return sql;
    }

    /** A query that counts the source's rows outside a table's scope, or null where all are in it. */
    @Nullable String filtered(String table) {
        String own = own(table + ".filtered.sql");
        if (own == null) {
            own = migrations(table + ".filtered.sql");
        }
        return own != null || replaces(table) ? own : resource(file(DOCUMENTED, table + ".filtered"));
    }

    private boolean replaces(String table) {
        return own(table + ".sql") != null || migrations(table + ".sql") != null;
    }

    private @Nullable String own(String file) {
        return onDisk == null ? resource("expected/" + name + "/" + file) : ended(onDisk.text(WRITTEN + file));
    }

    /** A file that the migration reads; null where the profile is none on disk, or has no such file. */
    private @Nullable String migrations(String file) {
        return onDisk == null ? null : ended(onDisk.text(file));
    }

    private static String file(String profile, String what) {
        return "expected/" + profile + "/" + what + ".sql";
    }

    /** A file that ships, whatever the profile. */
    static String shipped(String file) {
        String sql = resource(file);
        if (sql == null) {
            throw new IllegalArgumentException(file + " is missing");
        }
        return sql;
    }

    private static @Nullable String resource(String file) {
        try (InputStream in = ExpectationFiles.class.getResourceAsStream("/" + file)) {
            return in == null ? null : ended(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To stand in parentheses: with a new line after what may be a comment. */
    private static @Nullable String ended(@Nullable String text) {
        return text == null ? null : text + "\n";
    }
}
