package dev.rekey.benchmark;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.Job;
import org.springframework.batch.core.JobExecution;
import org.springframework.batch.core.JobParametersBuilder;
import org.springframework.batch.core.Step;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.launch.support.TaskExecutorJobLauncher;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JobRepositoryFactoryBean;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.item.ItemProcessor;
import org.springframework.batch.item.database.JdbcBatchItemWriter;
import org.springframework.batch.item.database.JdbcCursorItemReader;
import org.springframework.batch.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.batch.item.database.builder.JdbcCursorItemReaderBuilder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Spring Batch as its documentation shows it: a cursor, a processor that looks parents up, a batch writer, its own ledger. */
final class SpringBatch implements Way {

    private static final int CHUNK = 1000;

    private record Legacy(
            int id,
            int recordId,
            @Nullable Integer instructionId,
            String name,
            String fileType,
            long size,
            String mimeType,
            String parameters,
            OffsetDateTime createdAt,
            @Nullable OffsetDateTime updatedAt) {

        static Legacy of(ResultSet row, int number) throws SQLException {
            return new Legacy(
                    row.getInt("id"),
                    row.getInt("record_id"),
                    row.getObject("instruction_id", Integer.class),
                    row.getString("name"),
                    row.getString("file_type"),
                    row.getLong("size"),
                    row.getString("mime_type"),
                    row.getString("parameters"),
                    row.getObject("created_at", OffsetDateTime.class),
                    row.getObject("updated_at", OffsetDateTime.class));
        }
    }

    private record Attachment(UUID messageId, UUID fileId, Legacy legacy) {}

    @Override
    public long most() {
        return 100_000;
    }

    @Override
    public void move(Databases databases) throws Exception {
        DataSource target = Pools.of(databases.targetUrl(), 4, null);
        try (Connection connection = target.getConnection()) {
            ScriptUtils.executeSqlScript(
                    connection, new ClassPathResource("org/springframework/batch/core/schema-postgresql.sql"));
        }
        JdbcTransactionManager transactions = new JdbcTransactionManager(target);
        JobRepository repository = repository(target, transactions);
        Step step = new StepBuilder("attachments", repository)
                .<Legacy, Attachment>chunk(CHUNK, transactions)
                .reader(reader(databases.source()))
                .processor(processor(new JdbcTemplate(target)))
                .writer(writer(target))
                .build();
        Job job = new JobBuilder("migrate", repository).start(step).build();
        TaskExecutorJobLauncher launcher = new TaskExecutorJobLauncher();
        launcher.setJobRepository(repository);
        launcher.afterPropertiesSet();
        JobExecution execution = launcher.run(job, new JobParametersBuilder().toJobParameters());
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw new IllegalStateException("the job ended as " + execution.getStatus());
        }
    }

    private static JobRepository repository(DataSource target, JdbcTransactionManager transactions) throws Exception {
        JobRepositoryFactoryBean repository = new JobRepositoryFactoryBean();
        repository.setDataSource(target);
        repository.setTransactionManager(transactions);
        repository.setDatabaseType("POSTGRES");
        repository.afterPropertiesSet();
        return repository.getObject();
    }

    private static JdbcCursorItemReader<Legacy> reader(DataSource source) throws Exception {
        JdbcCursorItemReader<Legacy> reader = new JdbcCursorItemReaderBuilder<Legacy>()
                .name("files")
                .dataSource(source)
                .sql(RowByRow.READ)
                .fetchSize(CHUNK)
                .connectionAutoCommit(false)
                .rowMapper(Legacy::of)
                .build();
        reader.afterPropertiesSet();
        return reader;
    }

    private static ItemProcessor<Legacy, Attachment> processor(JdbcTemplate target) {
        return legacy -> new Attachment(
                target.queryForObject(
                        "SELECT id FROM messages WHERE legacy_record_id = ?", UUID.class, legacy.recordId()),
                target.queryForObject("SELECT id FROM files WHERE legacy_file_id = ?", UUID.class, legacy.id()),
                legacy);
    }

    private static JdbcBatchItemWriter<Attachment> writer(DataSource target) {
        JdbcBatchItemWriter<Attachment> writer = new JdbcBatchItemWriterBuilder<Attachment>()
                .dataSource(target)
                .sql(RowByRow.INSERT)
                .itemPreparedStatementSetter((row, insert) -> {
                    insert.setObject(1, row.messageId());
                    insert.setObject(2, row.fileId());
                    insert.setString(3, row.legacy().fileType());
                    insert.setString(4, row.legacy().name());
                    insert.setLong(5, row.legacy().size());
                    insert.setString(6, row.legacy().mimeType());
                    insert.setObject(7, row.legacy().createdAt());
                    insert.setObject(8, row.legacy().createdAt());
                    insert.setObject(9, row.legacy().updatedAt());
                    insert.setInt(10, row.legacy().id());
                    insert.setInt(11, row.legacy().recordId());
                    insert.setInt(12, row.legacy().recordId());
                    insert.setObject(13, row.legacy().instructionId());
                    insert.setString(14, row.legacy().parameters());
                })
                .build();
        writer.afterPropertiesSet();
        return writer;
    }
}
