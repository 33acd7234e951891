package dev.rekey.engine;

import dev.rekey.api.Assessment.Check;
import dev.rekey.api.Deviations.Origin;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.Reference;
import dev.rekey.api.RejectedLimits;
import dev.rekey.api.TableSpec;
import dev.rekey.database.Server;
import dev.rekey.ledger.RunDetails;
import dev.rekey.ledger.RunDetails.ParentKey;
import dev.rekey.source.ColumnOrigins;
import dev.rekey.source.QueryHash;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run works under, and what the ledger keeps of that because nobody could see it later.
 *
 * @param repairing whose findings a repair works off, or null
 * @param assessment what the checks answered before anything was written
 */
record Circumstances(
        MigrationOptions options,
        String profile,
        @Nullable Origin repairing,
        Runner runner,
        Server source,
        Server target,
        List<Check> assessment) {

    /**
     * What is kept of a table.
     *
     * @param first whether the table is the run's first: it keeps what is the whole run's, too
     */
    RunDetails details(TableSpec<?, ?> spec, boolean first) {
        List<ParentKey> parents = spec.references().stream()
                .map(Reference::parent)
                .map(parent -> new ParentKey(parent.table(), parent.legacyKey()))
                .distinct()
                .toList();
        return new RunDetails(
                versions(),
                configuration(),
                null,
                parents,
                ColumnOrigins.of(spec),
                QueryHash.of(spec),
                first ? assessment : List.of());
    }

    private Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("Rekey", Release.version());
        versions.put("Java", Runtime.version().toString());
        versions.put("source PostgreSQL", source.version());
        versions.put("target PostgreSQL", target.version());
        return versions;
    }

    /** Under the names that they are set by. */
    private Map<String, String> configuration() {
        Map<String, String> settings = new LinkedHashMap<>();
        put(settings, "SOURCE_DB", source);
        put(settings, "TARGET_DB", target);
        settings.put("BATCH_SIZE", Integer.toString(options.batchSize()));
        settings.put("WORKERS", Integer.toString(options.workers()));
        settings.put(
                "MAX_LATENCY",
                options.maxLatency().isZero() ? "off" : options.maxLatency().toMillis() + "ms");
        settings.put("MAX_RETRY_ATTEMPTS", Integer.toString(options.maxRetryAttempts()));
        if (!options.maxRejected().equals(RejectedLimits.NONE)) {
            settings.put("MAX_REJECTED", options.maxRejected().toString());
        }
        settings.put("SOURCE_TIME_ZONE", options.sourceTimeZone().getId());
        settings.put("SOURCE_PROFILE", profile);
        settings.put("TARGET_SCHEMA", options.targetSchema());
        settings.put("LEDGER_SCHEMA", options.ledgerSchema());
        settings.put("--widen", Boolean.toString(options.widen()));
        settings.put("--update", Boolean.toString(options.update()));
        if (options.bulk()) {
            settings.put("--bulk", "true");
        }
        if (repairing != null) {
            settings.put(Provenance.SETTING, Provenance.name(repairing));
        }
        return settings;
    }

    private static void put(Map<String, String> settings, String prefix, Server server) {
        if (server.host() != null) {
            settings.put(prefix + "_HOST", server.host());
        }
        settings.put(prefix + "_NAME", server.database());
    }
}
