package dev.rekey.benchmark;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jspecify.annotations.Nullable;

/** A thousand rows a batch, parents looked up a batch at a time, a transaction a batch: well written, and nothing more. */
final class SqlBatches implements Way {

    private static final int BATCH = 1000;

    /** What is read. */
    public record Legacy(
            long id,
            int recordId,
            @Nullable Integer instructionId,
            String name,
            String fileType,
            long size,
            String mimeType,
            String parameters,
            OffsetDateTime createdAt,
            @Nullable OffsetDateTime updatedAt) {}

    /** What is written. */
    public record Attachment(UUID messageId, UUID fileId, Legacy legacy) {}

    /** The statement. */
    public interface Attachments {
        @SqlBatch("""
                INSERT INTO message_attachments
                  (message_id, file_id, attachment_type, display_name, file_size, mime_type, attached_at, created_at,
                   updated_at, legacy_file_id, legacy_message_id, legacy_dispatch_record_id, metadata)
                VALUES (:messageId, :fileId, :legacy.fileType, :legacy.name, :legacy.size, :legacy.mimeType,
                        :legacy.createdAt, :legacy.createdAt, CAST(:legacy.updatedAt AS timestamptz), :legacy.id, :legacy.recordId,
                        :legacy.recordId,
                        jsonb_build_object('legacy', jsonb_build_object(
                          'instruction_id', CAST(:legacy.instructionId AS integer),
                          'parameters', CAST(:legacy.parameters AS jsonb))))""")
        void insert(@BindMethods List<Attachment> page);
    }

    @Override
    public void move(Databases databases) {
        Jdbi target = Jdbi.create(databases.target()).installPlugin(new SqlObjectPlugin());
        try (Handle from = Jdbi.create(databases.source()).open();
                Handle to = target.open()) {
            from.registerRowMapper(ConstructorMapper.factory(Legacy.class));
            List<Legacy> page = page(from, 0);
            while (!page.isEmpty()) {
                List<Legacy> rows = page;
                to.useTransaction(handle -> insert(handle, rows));
                page = page(from, page.get(page.size() - 1).id());
            }
        }
    }

    private static List<Legacy> page(Handle source, long after) {
        return source.createQuery("""
                        SELECT id, record_id, instruction_id, name, file_type, size, mime_type, parameters, created_at,
                               updated_at
                        FROM dispatch_file WHERE record_id IS NOT NULL AND id > :after ORDER BY id LIMIT :limit""")
                .bind("after", after)
                .bind("limit", BATCH)
                .mapTo(Legacy.class)
                .list();
    }

    private static void insert(Handle target, List<Legacy> rows) {
        Map<Long, UUID> messages = parents(
                target,
                "SELECT legacy_record_id, id FROM messages WHERE legacy_record_id = ANY(:ids)",
                rows.stream().map(row -> (long) row.recordId()).distinct().toList());
        Map<Long, UUID> files = parents(
                target,
                "SELECT legacy_file_id, id FROM files WHERE legacy_file_id = ANY(:ids)",
                rows.stream().map(Legacy::id).toList());
        target.attach(Attachments.class)
                .insert(rows.stream()
                        .map(row -> new Attachment(parent(messages, row.recordId()), parent(files, row.id()), row))
                        .toList());
    }

    private static Map<Long, UUID> parents(Handle target, String query, List<Long> legacyIds) {
        return target
                .createQuery(query)
                .bindArray("ids", Long.class, legacyIds)
                .map((line, context) -> Map.entry(line.getLong(1), line.getObject(2, UUID.class)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static UUID parent(Map<Long, UUID> parents, long legacyId) {
        UUID id = parents.get(legacyId);
        if (id == null) {
            throw new IllegalStateException("legacy id " + legacyId + " has no parent");
        }
        return id;
    }
}
