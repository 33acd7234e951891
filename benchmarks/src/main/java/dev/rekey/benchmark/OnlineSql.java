package dev.rekey.benchmark;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.postgresql.PGConnection;

/** An expert's job by hand while the target is in use: COPY into an unlogged table, then one INSERT that joins the parents. */
class OnlineSql implements Way {

    private static final int PIPE_BYTES = 1 << 20;
    private static final String COLUMNS =
            "id, record_id, instruction_id, name, file_type, size, mime_type, parameters, created_at, updated_at";

    private static final String STAGING = """
            CREATE UNLOGGED TABLE staging (
              id integer, record_id integer, instruction_id integer, name text, file_type text, size bigint,
              mime_type text, parameters text, created_at timestamptz, updated_at timestamptz)""";

    private static final String INSERT = """
            INSERT INTO message_attachments
              (message_id, file_id, attachment_type, display_name, file_size, mime_type, attached_at, created_at,
               updated_at, legacy_file_id, legacy_message_id, legacy_dispatch_record_id, metadata)
            SELECT m.id, f.id, s.file_type, s.name, s.size, s.mime_type, s.created_at, s.created_at, s.updated_at, s.id,
                   s.record_id, s.record_id,
                   jsonb_build_object('legacy', jsonb_build_object(
                     'instruction_id', s.instruction_id, 'parameters', s.parameters::jsonb))
            FROM staging AS s JOIN messages AS m ON m.legacy_record_id = s.record_id
                 JOIN files AS f ON f.legacy_file_id = s.id""";

    /** Of nine tables it moves the attachments alone. */
    @Override
    public boolean moves(Scenario scenario) {
        return scenario != Scenario.DEMO;
    }

    @Override
    public void move(Databases databases) throws Exception {
        try (Connection source = databases.source().getConnection();
                Connection target = databases.target().getConnection();
                Statement statement = target.createStatement()) {
            statement.execute(STAGING);
            copy(source, target);
            statement.execute("ANALYZE staging");
            insert(statement);
            statement.execute("DROP TABLE staging");
        }
    }

    void insert(Statement statement) throws SQLException {
        statement.execute(INSERT);
    }

    private static void copy(Connection source, Connection target) throws SQLException, IOException {
        try (PipedInputStream in = new PipedInputStream(PIPE_BYTES)) {
            PipedOutputStream out = new PipedOutputStream(in);
            CompletableFuture<Long> read = CompletableFuture.supplyAsync(() -> {
                try (out) {
                    return source.unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut(
                                    "COPY (SELECT " + COLUMNS
                                            + " FROM dispatch_file WHERE record_id IS NOT NULL) TO STDOUT (FORMAT binary)",
                                    out);
                } catch (SQLException | IOException e) {
                    throw new CompletionException(e);
                }
            });
            target.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY staging (" + COLUMNS + ") FROM STDIN (FORMAT binary)", in);
            read.join();
        }
    }
}
