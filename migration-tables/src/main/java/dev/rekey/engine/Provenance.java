package dev.rekey.engine;

import dev.rekey.api.Deviations.Origin;
import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.TableSpec;
import dev.rekey.assess.Scene;
import dev.rekey.database.Server;
import dev.rekey.database.Transactions;
import dev.rekey.engine.RunContext.Operation;
import dev.rekey.ledger.Ledger;
import dev.rekey.ledger.RunDao;
import dev.rekey.ledger.RunDetails;
import dev.rekey.source.QueryHash;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether what a verification found is true of these databases still, and may be repaired by. */
final class Provenance {

    /** The setting under which a repair's run keeps whose findings it works off. */
    static final String SETTING = "--repair";

    private static final String VERIFY = "; verify again: mvn verify -pl migration-verify";

    private Provenance() {}

    /** What tells one verification from all others. */
    static String name(Origin origin) {
        return "what was found of run " + origin.runId() + " at " + origin.verifiedAt();
    }

    /** Refuses findings of other databases, or that were compared in another way than rows are migrated in now. */
    static void requireHere(
            Origin origin, Transactions source, Transactions target, MigrationOptions options, String profile) {
        String from = source.read(Server::place);
        String to = target.read(Server::place) + "/" + options.targetSchema();
        if (!origin.source().equals(from) || !origin.target().equals(to)) {
            throw refused("the verification in REPORT_DIR was of other databases (" + origin.source() + " and "
                    + origin.target() + ") than these (" + from + " and " + to + ")" + VERIFY);
        }
        if (!folder(origin.profile()).equals(folder(profile))) {
            throw refused("the verification read the source by SOURCE_PROFILE " + origin.profile() + ", and it is "
                    + profile + " now" + VERIFY);
        }
        String zone = options.sourceTimeZone().getId();
        if (!origin.zone().equals(zone)) {
            throw refused("the verification read times without a zone in SOURCE_TIME_ZONE " + origin.zone()
                    + ", and it is " + zone + " now" + VERIFY);
        }
    }

    /** A profile's name, or its folder's: that may be given from elsewhere. */
    private static String folder(String profile) {
        return String.valueOf(Path.of(profile).normalize().getFileName());
    }

    /** Refuses findings of another run than the latest, unless an unfinished repair works them off. */
    static void requireLatest(Ledger ledger, Origin origin) {
        Optional<String> migrating = ledger.control().unfinishedRun(Operation.MIGRATE.inLedger());
        if (migrating.isPresent()) {
            throw refused("a migration is unfinished; run: rekey migrate. Then verify it (mvn verify -pl"
                    + " migration-verify), and repair after that");
        }
        String latest = ledger.control().latestRun().orElse("");
        if (!origin.runId().equals(latest) && !isWorkedOff(ledger, origin)) {
            throw refused("the verification in REPORT_DIR was of run " + origin.runId() + ", and the latest is "
                    + (latest.isEmpty() ? "none" : latest) + VERIFY);
        }
    }

    /** Refuses queries that the rows were not migrated by: verification compared with other ones. */
    static void requireSameQueries(Ledger ledger, Scene scene) {
        Map<String, RunDetails> begun = RunDao.details(ledger.runs().latest());
        List<String> changed = scene.specs().stream()
                .filter(spec -> begun.containsKey(spec.table()))
                .filter(spec -> differs(begun.get(spec.table()), spec))
                .<String>map(TableSpec::table)
                .toList();
        if (!changed.isEmpty()) {
            throw refused("the source queries or target.json have changed since the rows were migrated: "
                    + String.join(", ", changed) + ". Put them back as they were, or migrate by them"
                    + " (rekey migrate --update)" + VERIFY);
        }
    }

    private static boolean differs(@Nullable RunDetails details, TableSpec<?, ?> spec) {
        String hash = details == null ? null : details.queryHash();
        return hash != null && !hash.equals(QueryHash.of(spec));
    }

    /** Whether an unfinished repair has begun with these very findings. */
    static boolean isWorkedOff(Ledger ledger, Origin origin) {
        return ledger.control()
                .unfinishedRun(Operation.REPAIR.inLedger())
                .filter(run -> ledger.runs().details(run).values().stream().allMatch(details -> name(origin)
                        .equals(details.configuration().get(SETTING))))
                .isPresent();
    }

    private static MigrationException refused(String why) {
        return new MigrationException(ExitCode.CONFIGURATION, why);
    }
}
