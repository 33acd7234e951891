package dev.rekey.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rekey.api.Deviations;
import dev.rekey.api.Deviations.Origin;
import dev.rekey.api.Deviations.Other;
import dev.rekey.api.Deviations.Rows;
import dev.rekey.api.Deviations.Span;
import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What a verification leaves for a repair, in the report's directory: JSON, a line each. The first line says whose findings
 * they are and how many lines follow; every other has legacy ids, a range, or something of no single row.
 */
public final class DeviationsFile {

    public static final String FILE_NAME = "deviations.jsonl";

    private static final int IDS_A_LINE = 1_000;
    private static final String VERIFY = "run: mvn verify -pl migration-verify";

    /** The first line. */
    private record Head(Origin origin, long lines) {}

    private DeviationsFile() {}

    /**
     * Writes the findings; a reader finds these or those of before, never half of them.
     *
     * @throws MigrationException CONFIGURATION, if the directory cannot be written
     */
    public static void write(Path directory, Deviations found) {
        Path file = directory.resolve(FILE_NAME);
        Path temporary = directory.resolve(
                "." + FILE_NAME + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.createDirectories(directory);
            try (BufferedWriter lines = Files.newBufferedWriter(temporary)) {
                List<Object> all = lines(found);
                line(lines, new Head(found.origin(), all.size()));
                for (Object each : all) {
                    line(lines, each);
                }
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** Takes back what an earlier verification found. */
    public static void forget(Path directory) {
        Path file = directory.resolve(FILE_NAME);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /**
     * Reads what the latest verification found.
     *
     * @throws MigrationException CONFIGURATION, if there is none, it was not finished, or its file is damaged
     */
    public static Deviations read(Path directory) {
        Path file = directory.resolve(FILE_NAME);
        Deviations found;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            found = read(lines);
        } catch (NoSuchFileException e) {
            throw new MigrationException(
                    ExitCode.CONFIGURATION,
                    "there is nothing to repair by: no verification has left its findings (" + file + "); " + VERIFY);
        } catch (IOException e) {
            throw new MigrationException(
                    ExitCode.CONFIGURATION,
                    file + ": not understood (" + e.getClass().getSimpleName() + "); " + VERIFY);
        }
        String unfinished = found.origin().unfinished();
        if (unfinished != null) {
            throw new MigrationException(
                    ExitCode.CONFIGURATION,
                    "the latest verification did not look at everything (" + unfinished + "); " + VERIFY);
        }
        return found;
    }

    private static List<Object> lines(Deviations found) {
        List<Object> lines = new ArrayList<>();
        for (Rows rows : found.rows()) {
            List<Long> ids = rows.legacyIds();
            for (int i = 0; i < ids.size(); i += IDS_A_LINE) {
                List<Long> some = ids.subList(i, Math.min(ids.size(), i + IDS_A_LINE));
                lines.add(new Rows(rows.table(), rows.kind(), rows.check(), some));
            }
        }
        lines.addAll(found.spans());
        lines.addAll(found.others());
        return lines;
    }

    private static void line(BufferedWriter lines, Object value) throws IOException {
        lines.write(Json.MAPPER.writeValueAsString(value));
        lines.write('\n');
    }

    private static Deviations read(BufferedReader lines) throws IOException {
        String first = lines.readLine();
        if (first == null) {
            throw new InvalidObjectException("empty");
        }
        Head head = Json.MAPPER.readValue(first, Head.class);
        List<Rows> rows = new ArrayList<>();
        List<Span> spans = new ArrayList<>();
        List<Other> others = new ArrayList<>();
        long read = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine(), read++) {
            JsonNode node = Json.MAPPER.readTree(line);
            if (node.has("legacyIds")) {
                rows.add(Json.MAPPER.treeToValue(node, Rows.class));
            } else if (node.has("upTo")) {
                spans.add(Json.MAPPER.treeToValue(node, Span.class));
            } else {
                others.add(Json.MAPPER.treeToValue(node, Other.class));
            }
        }
        if (read != head.lines()) {
            throw new InvalidObjectException("cut off");
        }
        return new Deviations(head.origin(), List.copyOf(rows), List.copyOf(spans), List.copyOf(others));
    }

    private static MigrationException unusable(Path file, IOException cause) {
        return new MigrationException(
                ExitCode.CONFIGURATION,
                "REPORT_DIR: cannot use " + file + " (" + cause.getClass().getSimpleName()
                        + "). Make it writable, or set REPORT_DIR to another directory.",
                cause);
    }
}
