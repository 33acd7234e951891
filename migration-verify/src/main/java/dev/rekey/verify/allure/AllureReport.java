package dev.rekey.verify.allure;

import dev.rekey.database.Configuration;
import dev.rekey.database.EnvFile;
import dev.rekey.database.Settings;
import dev.rekey.database.Settings.Layer;
import dev.rekey.report.OwnersDirectory;
import io.qameta.allure.ConfigurationBuilder;
import io.qameta.allure.Extension;
import io.qameta.allure.ReportGenerator;
import io.qameta.allure.core.Plugin;
import io.qameta.allure.ga.GaPlugin;
import io.qameta.allure.plugin.DefaultPluginLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes Allure's report of a verification's results: one file that opens from disk, and a site with the history. */
public final class AllureReport {

    private static final Pattern COMPLETED = Pattern.compile("<completed>(\\d+)</completed>");
    private static final Pattern ANALYTICS = Pattern.compile(
            "<script[^>]*googletagmanager[^>]*></script>|<script>\\s*window\\.dataLayer.*?</script>", Pattern.DOTALL);
    private static final Pattern OUTSIDE = Pattern.compile("(?:src|href)=\"(?:https?:)?//[^\"]*\"");

    private final Path results;
    private final Path reports;

    AllureReport(Path results, Path reports) {
        this.results = results;
        this.reports = reports;
    }

    /**
     * Makes the report in {@code REPORT_DIR}.
     *
     * @param arguments the results' directory, failsafe's summary, the directory of Allure's plugins
     * @throws IOException if there are fewer results than tests, or something cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        Path base = Path.of(System.getProperty("rekey.basedir", ""))
                .toAbsolutePath()
                .normalize();
        // What -D says, the suite heeds too: both must come to the same REPORT_DIR.
        Settings settings = new Settings(List.of(
                new Layer("the system properties", systemProperties()),
                new Layer("the environment", System.getenv()),
                EnvFile.read(base)));
        Path reports = Configuration.read(settings, base).reportDirectory();
        AllureReport report = new AllureReport(Path.of(arguments[0]), reports);
        report.requireResults(tests(Path.of(arguments[1])));
        report.generate(plugins(Path.of(arguments[2])));
    }

    private static Map<String, String> systemProperties() {
        Properties properties = System.getProperties();
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, name -> properties.getProperty(name, "")));
    }

    /** How many tests ran, by failsafe's count. */
    static long tests(Path summary) throws IOException {
        Matcher completed = COMPLETED.matcher(Files.readString(summary));
        if (!completed.find()) {
            throw new IOException(summary + " does not say how many tests ran");
        }
        return Long.parseLong(completed.group(1));
    }

    /** Fails where a test left no result: a listener that breaks would else go unnoticed. */
    void requireResults(long tests) throws IOException {
        long found = 0;
        if (Files.isDirectory(results)) {
            try (Stream<Path> files = Files.list(results)) {
                found = files.filter(file -> file.toString().endsWith("-result.json"))
                        .count();
            }
        }
        if (found == 0 || found < tests) {
            throw new IOException("Allure has " + found + " results of " + tests + " tests in " + results);
        }
    }

    /** Writes the file and the site; of the site before it keeps the history alone, and none of its rows' values. */
    void generate(List<Plugin> plugins) throws IOException {
        OwnersDirectory.create(reports);
        Path site = reports.resolve("allure");
        keepHistory(site.resolve("history"));
        Context.write(results);
        ReportGenerator generator = generator(plugins);
        Path next = reports.resolve("allure-next");
        delete(next);
        generator.generate(next, List.of(results));
        keepInside(next.resolve("index.html"));
        delete(site);
        Files.move(next, site);
        Path single = Files.createTempDirectory("allure");
        generator.generateSingleFile(single, List.of(results));
        keepInside(single.resolve("index.html"));
        Files.move(single.resolve("index.html"), reports.resolve("allure.html"), StandardCopyOption.REPLACE_EXISTING);
        Files.delete(single);
    }

    private static ReportGenerator generator(List<Plugin> plugins) {
        List<Extension> extensions = ConfigurationBuilder.bundled().build().getExtensions().stream()
                .filter(extension -> !(extension instanceof GaPlugin)) // it tells an outside host
                .toList();
        return new ReportGenerator(ConfigurationBuilder.empty()
                .withExtensions(extensions)
                .withPlugins(plugins)
                .withReportName("Verification of the migration")
                .build());
    }

    private static void delete(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void keepHistory(Path history) throws IOException {
        if (Files.isDirectory(history)) {
            Path kept = Files.createDirectories(results.resolve("history"));
            try (Stream<Path> files = Files.list(history)) {
                for (Path file : files.toList()) {
                    Files.copy(file, kept.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** Takes out what the page would load from an outside host. */
    private static void keepInside(Path page) throws IOException {
        String html = ANALYTICS.matcher(Files.readString(page)).replaceAll("");
        Matcher outside = OUTSIDE.matcher(html);
        if (outside.find()) {
            throw new IOException(page + " would load " + outside.group());
        }
        Files.writeString(page, html);
    }

    private static List<Plugin> plugins(Path directory) throws IOException {
        List<Plugin> plugins = new ArrayList<>();
        try (Stream<Path> folders = Files.list(directory)) {
            for (Path folder : folders.sorted().toList()) {
                new DefaultPluginLoader()
                        .loadPlugin(AllureReport.class.getClassLoader(), folder)
                        .ifPresent(plugins::add);
            }
        }
        return plugins;
    }
}
