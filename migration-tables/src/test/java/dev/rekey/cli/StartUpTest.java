package dev.rekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A command that needs no database does not load what databases and reports need: that would be most of its time. */
class StartUpTest {

    private static final Pattern LOADED = Pattern.compile("\\[class,load *\\] (\\S+) source: ");

    @Test
    void help_loadsNoDatabase_noReport_andNoJson() throws IOException, InterruptedException {
        List<String> loaded = loaded("--help");
        assertThat(loaded).contains(Main.class.getName(), "picocli.CommandLine");
        assertThat(loaded)
                .filteredOn(name -> name.matches(
                        "(org\\.(postgresql|jdbi|slf4j|jline)|com\\.(zaxxer|fasterxml)|freemarker|me\\.tongfei"
                                + "|dev\\.rekey\\.(database|ledger|report|assess|tables))\\..*"))
                .isEmpty();
    }

    private static List<String> loaded(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder child = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load",
                Main.class.getName());
        child.command().addAll(List.of(arguments));
        child.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = child.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return LOADED.matcher(said)
                .results()
                .map((MatchResult line) -> line.group(1))
                .toList();
    }
}
