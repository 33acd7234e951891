package dev.rekey.tables;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The source queries that ship for the legacy tables as data-model.md names them. */
public final class DocumentedSource {

    private DocumentedSource() {}

    /** The query that yields a table's rows. */
    public static String query(String table) {
        String query = read(table + ".sql");
        if (query == null) {
            throw new IllegalArgumentException(table + ": no source query ships for it");
        }
        return query;
    }

    /** The query that counts the rows outside its scope, or null where it has all of them in. */
    public static @Nullable String filtered(String table) {
        return read(table + ".filtered.sql");
    }

    /** The query that counts child rows without a parent row, or null where there are no child rows. */
    public static @Nullable String orphans(String table) {
        return read(table + ".orphans.sql");
    }

    private static @Nullable String read(String file) {
        try (InputStream in = DocumentedSource.class.getResourceAsStream("/profiles/documented/" + file)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
