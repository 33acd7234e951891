package dev.rekey.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.report.OwnersDirectory;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The ranges that a verification has found equal so far, in a file, a line each: one that was cut off goes on there. The
 * file is gone once everything was read, so that the next verification reads everything anew.
 */
final class Proofs {

    private static final java.lang.System.Logger LOG = System.getLogger(Proofs.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A range that was equal.
     *
     * @param identity of the run, the databases and the queries; another's proofs prove nothing
     */
    record Proof(String identity, String rows, long after, long upTo, long count, String at) {}

    private final @Nullable Path file;
    private final String identity;
    private final Map<List<Object>, Proof> known = new HashMap<>();

    private Proofs(@Nullable Path file, String identity) {
        this.file = file;
        this.identity = identity;
    }

    /** No proofs, and none kept. */
    static Proofs none() {
        return new Proofs(null, "");
    }

    /** The proofs that a file has of the same thing; what it has of others is forgotten. */
    static Proofs in(Path file, String identity) {
        Proofs proofs = new Proofs(file, identity);
        try {
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    proofs.recall(line);
                }
                proofs.keepKnown(file);
            }
        } catch (IOException e) {
            throw unusable(file, e);
        }
        return proofs;
    }

    /** Leaves whole lines of the same thing alone, for others to be added to. */
    private void keepKnown(Path lines) throws IOException {
        if (known.isEmpty()) {
            Files.delete(lines);
            return;
        }
        StringBuilder text = new StringBuilder();
        for (Proof proof : known.values()) {
            text.append(JSON.writeValueAsString(proof)).append('\n');
        }
        Files.writeString(lines, text);
    }

    private void recall(String line) {
        try {
            Proof proof = JSON.readValue(line, Proof.class);
            if (proof.identity().equals(identity)) {
                known.put(List.of(proof.rows(), proof.after(), proof.upTo()), proof);
            }
        } catch (JsonProcessingException e) {
            LOG.log(Level.DEBUG, "half a line was being written when the process ended: its range is read again");
        }
    }

    /** How many rows the range has, if it is known to be equal; else null. */
    @Nullable Long rows(String rows, Range range) {
        Proof proof = known.get(List.of(rows, range.after(), range.upTo()));
        return proof == null ? null : proof.count();
    }

    /** When the first of them was found; now, if there is none. */
    Instant since() {
        return known.values().stream()
                .map(proof -> Instant.parse(proof.at()))
                .min(Instant::compareTo)
                .orElseGet(Instant::now);
    }

    /** Keeps a range that is equal. */
    void add(String rows, Range range, long count) {
        if (file == null) {
            return;
        }
        Proof proof = new Proof(
                identity,
                rows,
                range.after(),
                range.upTo(),
                count,
                Instant.now().toString());
        try {
            OwnersDirectory.create(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            Files.writeString(
                    file, JSON.writeValueAsString(proof) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** Everything was read: there is nothing to go on with. */
    void forget() {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static MigrationException unusable(@Nullable Path file, IOException cause) {
        return new MigrationException(
                ExitCode.CONFIGURATION,
                "REPORT_DIR: cannot use " + file + " (" + cause.getClass().getSimpleName()
                        + "). Make it writable, or set REPORT_DIR to another directory.",
                cause);
    }
}
