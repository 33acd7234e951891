package dev.rekey.profiles;

import dev.rekey.fixtures.DemoData;
import dev.rekey.fixtures.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A Django application's database, and what the profile's queries find in it. Its session is in Tokyo, so that a date
 * which is not UTC's would show.
 */
final class DjangoSource implements AutoCloseable {

    private final String url = PostgresServer.shared().createDatabase("django_source");
    private final Connection connection;

    DjangoSource(DemoData.Variant variant) throws SQLException {
        String targetUrl = PostgresServer.shared().createDatabase("django_target");
        DataSource source = PostgresServer.dataSource(url);
        DemoData.fill(source, PostgresServer.dataSource(targetUrl), DemoData.Shape.DJANGO, variant);
        PostgresServer.shared().dropDatabase(targetUrl);
        connection = source.getConnection();
        try (PreparedStatement zone = connection.prepareStatement("SET TIME ZONE 'Asia/Tokyo'")) {
            zone.execute();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        PostgresServer.shared().dropDatabase(url);
    }

    static String query(String table) {
        String query = read(table + ".sql");
        if (query == null) {
            throw new IllegalArgumentException(table);
        }
        return query;
    }

    /** The rows that are planted, all of whose ids are below 1 or above 950000: columns as text, nulls left out. */
    SortedMap<Long, Map<String, String>> planted(String table) throws SQLException {
        return rows("SELECT * FROM (" + query(table) + ") AS source WHERE legacy_id < 1 OR legacy_id > 950000");
    }

    /** The planted rows as they would be after a change, which is undone. */
    SortedMap<Long, Map<String, String>> plantedAfter(String change, String table) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(change)) {
            statement.execute();
            return planted(table);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** One page, as the engine reads it. */
    SortedMap<Long, Map<String, String>> page(String table, long after, int limit) throws SQLException {
        return rows(pageQuery(table, after, limit));
    }

    /** How the database reads a page from the middle of the table, a line a step. */
    List<String> plan(String table) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("EXPLAIN " + pageQuery(table, 5000, 500));
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                lines.add(result.getString(1));
            }
        }
        return lines;
    }

    private static String pageQuery(String table, long after, int limit) {
        return "SELECT * FROM (" + query(table) + ") AS source WHERE legacy_id > " + after
                + " ORDER BY legacy_id LIMIT " + limit;
    }

    private SortedMap<Long, Map<String, String>> rows(String sql) throws SQLException {
        SortedMap<Long, Map<String, String>> rows = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet result = statement.executeQuery()) {
            List<String> columns = columns(result.getMetaData());
            while (result.next()) {
                Map<String, String> row = new TreeMap<>();
                for (String column : columns) {
                    String value = result.getString(column);
                    if (value != null) {
                        row.put(column, value);
                    }
                }
                if (rows.put(result.getLong("legacy_id"), row) != null) {
                    throw new AssertionError("twice: " + row);
                }
            }
        }
        return rows;
    }

    /** The names of the query's columns, in its order. */
    List<String> columns(String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query(table))) {
            return columns(statement.getMetaData());
        }
    }

    /** The number of rows that the query's scope leaves out; 0 where nothing says so. */
    long filtered(String table) throws SQLException {
        String query = read(table + ".filtered.sql");
        return query == null ? 0 : number(query);
    }

    long number(String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet result = statement.executeQuery()) {
            result.next();
            return result.getLong(1);
        }
    }

    private static List<String> columns(ResultSetMetaData metadata) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= metadata.getColumnCount(); i++) {
            columns.add(metadata.getColumnLabel(i));
        }
        return columns;
    }

    private static @Nullable String read(String file) {
        try (InputStream in = DjangoSource.class.getResourceAsStream("/profiles/django/" + file)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
