package dev.rekey.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.Verification;
import dev.rekey.api.Verification.Status;
import dev.rekey.engine.Migration;
import dev.rekey.tables.Tables;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * How long verification takes beside the migration that it proves, in one run. No test by name, so that only {@code mvn
 * test -pl migration-verify -Dtest=VerificationBenchmark -Dverify.rows=1000000} runs it.
 */
class VerificationBenchmark {

    private static final long ROWS = Long.getLong("verify.rows", 100_000);

    @Test
    void attachments() {
        try (Migrated databases = Migrated.empty()) {
            databases.inSource("""
                    INSERT INTO dispatch_file
                    SELECT i, i %% 100000 + 1, i %% 30000, 'file ' || i || '.stl', 'scan', i * 17, 'model/stl',
                           '{"scale": 1.50, "arch": "upper"}', timestamptz '2020-01-01' + i * interval '71.000013 s', NULL
                    FROM generate_series(1, %d) AS i""".formatted(ROWS), "ANALYZE");
            databases.inTarget(
                    "INSERT INTO messages (legacy_record_id) SELECT i FROM generate_series(1, 100000) AS i",
                    "INSERT INTO files (legacy_file_id) SELECT i FROM generate_series(1, %d) AS i".formatted(ROWS),
                    "ANALYZE");
            Instant start = Instant.now();
            Migration.builder()
                    .source(databases.source())
                    .target(databases.target())
                    .tables(Tables.all())
                    .only(List.of("message_attachments"))
                    .build()
                    .migrate();
            Duration migrated = Duration.between(start, Instant.now());
            databases.inTarget("ANALYZE");
            start = Instant.now();
            Verification verification = databases.verify(Set.of("message_attachments"), Set.of());
            Duration verified = Duration.between(start, Instant.now());
            System.out.printf(
                    "%,d attachments: migrated in %.1f s, verified in %.1f s: %.3f of it%n",
                    ROWS,
                    migrated.toMillis() / 1e3,
                    verified.toMillis() / 1e3,
                    (double) verified.toMillis() / migrated.toMillis());
            verification
                    .checks()
                    .forEach(check -> System.out.printf("  %6.2f s  %s%n", check.seconds(), check.summary()));
            assertThat(verification.checks()).allMatch(check -> check.status() == Status.PASSED);
        }
    }
}
