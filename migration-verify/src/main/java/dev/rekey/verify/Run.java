package dev.rekey.verify;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.database.Server;
import dev.rekey.verify.Examination.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The run whose rows are verified. */
final class Run {

    private Run() {}

    /**
     * The latest run in the target's ledger.
     *
     * @throws MigrationException CONFIGURATION, if there is none
     */
    static String latest(Side target, Expectations expectations) {
        boolean ledger = target.number(Sql.of("SELECT count(*) FROM pg_class WHERE oid = to_regclass(:name)")
                        .with("name", expectations.expand("{ledger}.migration_control")))
                > 0;
        List<String> latest = !ledger
                ? List.of()
                : target.list(
                        Sql.of(expectations.expand("SELECT run_id FROM {ledger}.migration_control"
                                + " WHERE operation IN ('migrate', 'retry', 'repair') ORDER BY id DESC LIMIT 1")),
                        (row, context) -> row.getString(1));
        if (latest.isEmpty()) {
            throw new MigrationException(
                    ExitCode.CONFIGURATION,
                    "there is nothing to verify: the target's ledger has no run. Run: rekey migrate (or set"
                            + " LEDGER_SCHEMA to where the ledger is)");
        }
        return latest.get(0);
    }

    /** What a proof holds for: the run, the databases, and the words of every question. */
    static String identity(String runId, Side source, Side target, Request request, Expectations expectations) {
        StringBuilder all = new StringBuilder(runId)
                .append(source.text(Sql.of(Server.PLACE)))
                .append(target.text(Sql.of(Server.PLACE)))
                .append(request.zone());
        for (Subject subject : Specification.tables()) {
            all.append(expectations.expected(subject.table())).append(expectations.actual(subject.table()));
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
