package dev.rekey.verify;

import dev.rekey.api.MigrationOptions;
import dev.rekey.api.Verification;
import dev.rekey.engine.Migration;
import dev.rekey.fixtures.PostgresServer;
import dev.rekey.fixtures.Schemas;
import dev.rekey.tables.Tables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Two databases that follow from a seed, and what becomes of them. */
final class HostileShape implements AutoCloseable {

    private static final int ROWS = 80;
    private static final int PARENTS = 30;
    private static final List<String> ZONES =
            List.of("UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe");
    private static final List<String> EXTREMES = List.of("0", "-1", "2147483647", "-2147483648");
    private static final List<String> TABLES = List.of(
            "dispatch_template_view_group",
            "dispatch_template_view_role",
            "dispatch_technician",
            "dispatch_technician_role",
            "dispatch_bracket",
            "dispatch_treatment_discussion",
            "dispatch_order_case",
            "dispatch_file",
            "dispatch_purchase",
            "dispatch_purchase_audit");

    /** A column of the legacy system; the first is the key. */
    private record Column(String name, String type, boolean required) {}

    private final PostgresServer server = PostgresServer.shared();
    private final String source = server.createDatabase("hostile_source");
    private final String target = server.createDatabase("hostile_target");
    private final HostileValues values;
    private final ZoneId zone;
    private final boolean verbatim;

    HostileShape(long seed) {
        values = new HostileValues(seed);
        zone = ZoneId.of(ZONES.get((int) (seed % ZONES.size())));
        verbatim = seed % 3 == 0;
    }

    /** Fills both sides. */
    HostileShape fill() throws SQLException {
        DataSource from = PostgresServer.dataSource(source);
        Schemas.LEGACY_DOCUMENTED.create(from);
        Schemas.TARGET_PARENTS.create(PostgresServer.dataSource(target));
        try (Connection connection = from.getConnection()) {
            for (String table : TABLES) {
                fill(connection, table);
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO dispatch_treatment_discussion_participant"
                        + " SELECT d, u FROM generate_series(1, 80) AS d, generate_series(1, 40) AS u"
                        + " WHERE (d * 7919 + u * 104729) % 17 = 0");
            }
        }
        parents();
        if (verbatim) {
            Schemas.TARGET_TABLES.create(PostgresServer.dataSource(target));
            bornThere();
        }
        return this;
    }

    private void fill(Connection connection, String table) throws SQLException {
        List<Column> columns = columns(connection, table);
        String sql = "INSERT INTO " + table + " VALUES ("
                + columns.stream().map(column -> "?::" + column.type()).collect(Collectors.joining(", ")) + ")";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int row = 1; row <= ROWS; row++) {
                insert.setString(1, row > EXTREMES.size() ? Integer.toString(row) : EXTREMES.get(row - 1));
                for (int i = 1; i < columns.size(); i++) {
                    insert.setString(i + 1, value(table, columns.get(i)));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private @Nullable String value(String table, Column column) {
        String value = values.of(table, column.name(), column.type(), PARENTS);
        return value == null && column.required() ? value(table, column) : value;
    }

    private static List<Column> columns(Connection connection, String table) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT column_name, data_type, is_nullable = 'NO' FROM information_schema.columns"
                                + " WHERE table_name = '" + table + "' ORDER BY ordinal_position")) {
            while (rows.next()) {
                columns.add(new Column(rows.getString(1), rows.getString(2), rows.getBoolean(3)));
            }
        }
        return columns;
    }

    /** Some are missing, and those whose legacy ids may repeat do. */
    private void parents() throws SQLException {
        List<String> statements = new ArrayList<>();
        parent(statements, "auth.users", "email", false);
        parent(statements, "profiles", "legacy_user_id", false);
        statements.add("UPDATE profiles SET profile_type = CASE WHEN legacy_user_id % 5 <> 0 THEN 'technician' END,"
                + " user_id = (SELECT id FROM auth.users WHERE email = legacy_user_id::text)");
        parent(statements, "offices", "legacy_office_id", false);
        parent(statements, "patients", "legacy_patient_id", true);
        parent(statements, "orders", "legacy_instruction_id", false);
        parent(statements, "cases", "legacy_patient_id", true);
        parent(statements, "messages", "legacy_record_id", true);
        statements.add("INSERT INTO files (legacy_file_id) SELECT generate_series(-1, 100)");
        inTarget(statements);
    }

    private void parent(List<String> statements, String table, String key, boolean repeats) {
        for (int id = -1; id <= PARENTS; id++) {
            if (!values.once(12)) {
                String insert = "INSERT INTO " + table + " (" + key + ") VALUES (" + id + ")";
                statements.add(insert);
                if (repeats && values.once(12)) {
                    statements.add(insert);
                }
            }
        }
        statements.add("INSERT INTO " + table + " (" + key + ") VALUES (NULL)");
    }

    /** Rows that the new system has had before, without legacy ids. */
    private void bornThere() throws SQLException {
        inTarget(
                List.of(
                        "INSERT INTO order_cases (order_id, case_id, status, linked_at)"
                                + " SELECT o.id, c.id, 'reopened', now() FROM orders AS o, cases AS c LIMIT 5",
                        "INSERT INTO message_attachments (message_id, file_id, attached_at, metadata)"
                                + " SELECT m.id, f.id, now(), '[1.50]' FROM messages AS m, files AS f WHERE f.legacy_file_id > 90 LIMIT 5"));
    }

    private void inTarget(List<String> statements) throws SQLException {
        try (Connection connection = PostgresServer.dataSource(target).getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Migrates what there is. */
    HostileShape migrate() {
        Migration.builder()
                .source(PostgresServer.dataSource(source))
                .target(PostgresServer.dataSource(target))
                .tables(Tables.all())
                .options(MigrationOptions.DEFAULTS.withSourceTimeZone(zone).withWiden(verbatim))
                .build()
                .migrate();
        return this;
    }

    /** Everything, examined in the zone that the migration had. */
    Verification verify() {
        try (Unfinished from = new Unfinished(PostgresServer.dataSource(source));
                Unfinished to = new Unfinished(PostgresServer.dataSource(target))) {
            return Migrated.verify(from.dataSource(), to.dataSource(), zone, Set.of(), Set.of());
        }
    }

    /** How many rows a table of the target has. */
    long rows(String table) throws SQLException {
        try (Connection connection = PostgresServer.dataSource(target).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() {
        server.dropDatabase(source);
        server.dropDatabase(target);
    }
}
