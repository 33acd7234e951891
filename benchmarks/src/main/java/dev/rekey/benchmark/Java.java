package dev.rekey.benchmark;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How other processes of Java are started: with the same JDK and the same classes. */
final class Java {

    static final List<String> COMMAND =
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString());

    private Java() {}

    /** Within Maven's own process the classes come from a loader of the plugin, and not from the class path. */
    static String classpath() {
        return Java.class.getClassLoader() instanceof URLClassLoader loader
                ? Arrays.stream(loader.getURLs())
                        .map(URL::toString)
                        .map(URI::create)
                        .map(Path::of)
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path");
    }
}
