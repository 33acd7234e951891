package dev.rekey.engine;

import dev.rekey.api.LegacyRow;
import dev.rekey.api.TableSpec;
import dev.rekey.catalog.TableDefinition;
import dev.rekey.catalog.TargetColumn;
import dev.rekey.catalog.TargetTable;
import dev.rekey.database.Identifiers;
import dev.rekey.ledger.PageStatement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows on their way into a table by COPY. */
final class CopiedRows {

    private static final String UNREADABLE = "22021";

    private final Connection connection;
    private final TargetTable target;
    private final List<String> columns;

    CopiedRows(Connection connection, TableSpec<?, ?> spec, TargetTable target) {
        this.connection = connection;
        this.target = target;
        this.columns = TableDefinition.columns(spec);
    }

    /**
     * Copies the rows that are to be inserted.
     *
     * @throws SQLException which blames a row, if one of them does not go in
     */
    <L extends LegacyRow> void write(List<Fate.Judged<L>> rows) throws SQLException {
        StringBuilder text = new StringBuilder();
        int count = 0;
        for (Fate.Judged<L> row : rows) {
            if (row.fate() instanceof Fate.Insert insert) {
                append(text, insert.columns());
                count++;
            }
        }
        if (count > 0 && copy(encoded(text)) != count) {
            throw new SQLException(target.name() + ": the target left out a row", PageStatement.LEFT_OUT);
        }
    }

    private void append(StringBuilder text, Map<String, @Nullable Object> row) {
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                text.append('\t');
            }
            Object value = row.get(columns.get(i));
            if (value == null) {
                text.append("\\N");
            } else {
                TargetColumn column = target.column(columns.get(i));
                escaped(
                        text,
                        ColumnText.of(value, column == null ? "" : column.type().name()));
            }
        }
        text.append('\n');
    }

    private static void escaped(StringBuilder text, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }

    private long copy(InputStream rows) throws SQLException {
        String into = "COPY " + target.sqlName()
                + columns.stream().map(Identifiers::quote).collect(Collectors.joining(", ", " (", ") FROM STDIN"));
        try {
            return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(into, rows);
        } catch (IOException e) {
            throw new SQLException("a page in memory cannot be read", e);
        }
    }

    private static InputStream encoded(StringBuilder text) throws SQLException {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            return new ByteArrayInputStream(bytes.array(), bytes.arrayOffset(), bytes.remaining());
        } catch (CharacterCodingException e) {
            throw new SQLException("a text is no Unicode", UNREADABLE, e);
        }
    }
}
