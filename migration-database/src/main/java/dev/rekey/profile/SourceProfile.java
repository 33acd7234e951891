package dev.rekey.profile;

import dev.rekey.api.ExitCode;
import dev.rekey.api.LegacyRow;
import dev.rekey.api.MigrationException;
import dev.rekey.api.TableSpec;
import dev.rekey.api.TargetNames;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A folder of source queries, one a table, each in a file named after its table; a table that it has no query for keeps
 * its own. docs/source-profiles.md says what else may be in it.
 */
public final class SourceProfile {

    /** The shape that data-model.md has, for which every table brings its own query. */
    public static final SourceProfile DOCUMENTED = new SourceProfile("documented", "", Map.of(), Map.of());

    private static final String TARGET_NAMES = "target.json";
    /** What verification compares beside tables: the rights that rows of several tables give together. */
    private static final Set<String> RIGHTS = Set.of("expected/technician_rights.sql", "expected/template_rights.sql");

    private static final Pattern FILE = Pattern.compile("(?<table>[^./]+)(\\.(filtered|orphans))?\\.sql");
    private static final Pattern FROM = Pattern.compile("\\A-- from (?<table>\\S+)\\s*$", Pattern.MULTILINE);

    private final String name;
    private final String folder;
    private final Map<String, String> files;
    private final Map<String, TargetNames> targetNames;

    private SourceProfile(String name, String folder, Map<String, String> files, Map<String, TargetNames> targetNames) {
        this.name = name;
        this.folder = folder;
        this.files = files;
        this.targetNames = targetNames;
    }

    /**
     * Opens a profile.
     *
     * @param profile the name of one on the classpath ({@code documented} and {@code django} ship), or a folder
     * @param base where relative folders start from
     * @throws MigrationException CONFIGURATION, if there is no such profile or its files cannot be read
     */
    public static SourceProfile open(String profile, Path base) {
        if (profile.equals(DOCUMENTED.name)) {
            return DOCUMENTED;
        }
        ProfileFiles.Found found = ProfileFiles.find(profile, base);
        if (found == null) {
            throw new MigrationException(
                    ExitCode.CONFIGURATION,
                    "SOURCE_PROFILE is '" + profile + "', but there is no folder "
                            + base.resolve(profile).normalize()
                            + ", and of that name no profile ships. Name documented, django, or a folder with queries.");
        }
        if (found.texts().isEmpty()) {
            throw new MigrationException(
                    ExitCode.CONFIGURATION,
                    "SOURCE_PROFILE is '" + profile + "', but the folder " + found.folder()
                            + " holds neither queries nor " + TARGET_NAMES
                            + ". Name documented, django, or a folder with queries.");
        }
        String names = found.texts().get(TARGET_NAMES);
        return new SourceProfile(
                profile,
                found.folder(),
                found.texts(),
                names == null ? Map.of() : TargetNamesFile.read(found.folder() + "/" + TARGET_NAMES, names));
    }

    /** The profile's name, or the folder, as it was given. */
    public String name() {
        return name;
    }

    /** What the deployment calls the columns of its target tables, by table. */
    public Map<String, TargetNames> targetNames() {
        return targetNames;
    }

    /** A file's text without what a statement ends in, or null where the profile has no such file. */
    public @Nullable String text(String file) {
        String text = files.get(file);
        return text == null
                ? null
                : text.replaceFirst("\\A\uFEFF", "").strip().replaceFirst(";\\s*(--[^\\n]*\\s*)*\\z", "");
    }

    /** Where a file is, for messages. */
    public String path(String file) {
        return folder + "/" + file;
    }

    /** The table as this profile reads it, and as its target names it. */
    public <L extends LegacyRow, T extends Record> TableSpec<L, T> of(TableSpec<L, T> spec) {
        TableSpec<L, T> named = targetNames.isEmpty() ? spec : spec.named(targetNames);
        String file = spec.table() + ".sql";
        String query = text(file);
        if (query == null) {
            return named;
        }
        Matcher from = FROM.matcher(query);
        return named.readBy(
                path(file),
                from.find() ? from.group("table") : name + "/" + spec.table(),
                query,
                text(spec.table() + ".filtered.sql"),
                text(spec.table() + ".orphans.sql"));
    }

    /**
     * Refuses files that nothing would ever read: a misspelt name would leave its table to the default query.
     *
     * @param tables all tables that there are
     * @param parents target tables in which parents are looked up
     * @throws MigrationException CONFIGURATION, naming the files
     */
    public void requireKnown(Collection<String> tables, Collection<String> parents) {
        Set<String> strays = new TreeSet<>();
        for (String file : files.keySet()) {
            Matcher sql = FILE.matcher(file.replaceFirst("^expected/", ""));
            boolean known = sql.matches() && tables.contains(sql.group("table"));
            if (!known && !file.equals(TARGET_NAMES) && !RIGHTS.contains(file)) {
                strays.add(path(file));
            }
        }
        targetNames.keySet().stream()
                .filter(table -> !tables.contains(table) && !parents.contains(table))
                .forEach(table -> strays.add(path(TARGET_NAMES) + " (" + table + ")"));
        if (!strays.isEmpty()) {
            throw new MigrationException(
                    ExitCode.CONFIGURATION,
                    "the source profile " + name + " names no table with " + String.join(", ", strays)
                            + "; the tables are: " + tables.stream().sorted().collect(Collectors.joining(", ")));
        }
    }
}
