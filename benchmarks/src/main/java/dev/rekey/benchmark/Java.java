package dev.rekey.benchmark;

import java.nio.file.Path;
import java.util.List;

/** How other processes of Java are started: with the same JDK and the same classes. */
final class Java {

    static final List<String> COMMAND =
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString());

    private Java() {}

    static String classpath() {
        return System.getProperty("java.class.path");
    }
}
