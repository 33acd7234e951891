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

    private static final int NEWEST_LEDGER = 3;

    private Run() {}

    /**
     * The latest run in the target's ledger.
     *
     * @throws MigrationException CONFIGURATION, if there is none
     */
    static String latest(Side target, Expectations expectations, String ledgerSchema) {
        if (!stands(target, ledgerSchema, "migration_control")) {
            throw nothing("the target's ledger has no run");
        }
        requireKnown(target, expectations, ledgerSchema);
        List<String> latest =
                runs(target, expectations, "operation IN ('migrate', 'retry', 'repair') AND " + Undone.NOT);
        if (latest.isEmpty()) {
            List<String> undone = runs(target, expectations, "operation = 'rollback'");
            throw nothing(
                    undone.isEmpty()
                            ? "the target's ledger has no run"
                            : "run " + undone.get(0) + " was rolled back, and no other stands");
        }
        return latest.get(0);
    }

    private static boolean stands(Side target, String ledgerSchema, String table) {
        return target.number(Sql.of("SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                                + " WHERE n.nspname = :ledger AND c.relname = :table")
                        .with("ledger", ledgerSchema)
                        .with("table", table))
                > 0;
    }

    /** What a newer ledger means by its words nobody here can know. */
    private static void requireKnown(Side target, Expectations expectations, String ledgerSchema) {
        if (!stands(target, ledgerSchema, "migration_ledger_version")) {
            return;
        }
        long version = target.number(
                Sql.of(expectations.expand("SELECT coalesce(max(version), 1) FROM {ledger}.migration_ledger_version")));
        if (version > NEWEST_LEDGER) {
            throw new MigrationException(
                    ExitCode.CONFIGURATION,
                    "the ledger has version " + version + ", and this verification knows versions up to "
                            + NEWEST_LEDGER + ": a newer Rekey has worked on it; verify with that one");
        }
    }

    private static List<String> runs(Side target, Expectations expectations, String condition) {
        return target.list(
                Sql.of(expectations.expand("SELECT run_id FROM {ledger}.migration_control AS c WHERE " + condition
                        + " ORDER BY id DESC LIMIT 1")),
                (row, context) -> row.getString(1));
    }

    private static MigrationException nothing(String why) {
        return new MigrationException(
                ExitCode.CONFIGURATION,
                "there is nothing to verify: " + why + ". Run: rekey migrate (or set LEDGER_SCHEMA to where the ledger"
                        + " is)");
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
