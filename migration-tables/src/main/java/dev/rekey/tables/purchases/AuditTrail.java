package dev.rekey.tables.purchases;

import dev.rekey.api.Parent;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.Reference;
import dev.rekey.api.Resolution;
import dev.rekey.api.RowContext;
import dev.rekey.json.Dates;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What {@code purchases.audit_trail} says: the legacy entries with their actors' profiles, and the migration. */
final class AuditTrail {

    private static final String COLUMN = "audit_trail";

    /** The profiles of those who did what the trail says. */
    static final Reference<LegacyPurchase> ACTORS =
            Reference.many(COLUMN, new Parent("profiles", "legacy_user_id"), AuditTrail::actors);

    private AuditTrail() {}

    static List<Map<String, @Nullable Object>> of(LegacyPurchase legacy, RowContext<LegacyPurchase> row) {
        Map<Long, UUID> profiles = profiles(legacy, row);
        List<Map<String, @Nullable Object>> trail = new ArrayList<>();
        for (LegacyAudit audit : entries(legacy)) {
            trail.add(entry(audit, profiles));
        }
        Map<String, @Nullable Object> migrated = new LinkedHashMap<>();
        migrated.put("action", "migrated");
        migrated.put("source", row.sourceTable());
        migrated.put("legacy_id", legacy.legacyId());
        trail.add(migrated);
        return trail;
    }

    private static Map<String, @Nullable Object> entry(LegacyAudit audit, Map<Long, UUID> profiles) {
        Integer actor = audit.actorId();
        OffsetDateTime time = audit.occurredAt();
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("action", audit.action());
        entry.put("actor", actor == null ? null : profiles.get(actor.longValue()));
        entry.put("legacy_actor_id", actor);
        entry.put("note", audit.note());
        entry.put("occurred_at", time == null ? null : Dates.format(time));
        return entry;
    }

    /** The actors that have one profile; those that have none, or several, are said once a row each way. */
    private static Map<Long, UUID> profiles(LegacyPurchase legacy, RowContext<LegacyPurchase> row) {
        Map<Long, UUID> profiles = new LinkedHashMap<>();
        Map<ReasonCode, String> warnings = new EnumMap<>(ReasonCode.class);
        for (long actor : actors(legacy)) {
            Resolution resolution = row.resolve(ACTORS, actor);
            if (resolution instanceof Resolution.Found found) {
                profiles.put(actor, found.id());
            } else if (resolution instanceof Resolution.Ambiguous) {
                warnings.put(ReasonCode.PARENT_AMBIGUOUS, "several profiles have the legacy id of an actor");
            } else {
                warnings.put(ReasonCode.OPTIONAL_PARENT_MISSING, "no profile has the legacy id of an actor");
            }
        }
        warnings.forEach((code, message) -> row.warn(code, COLUMN, COLUMN + ": " + message));
        return profiles;
    }

    private static Collection<Long> actors(LegacyPurchase legacy) {
        return entries(legacy).stream()
                .map(LegacyAudit::actorId)
                .filter(Objects::nonNull)
                .map(Integer::longValue)
                .distinct()
                .toList();
    }

    private static List<LegacyAudit> entries(LegacyPurchase legacy) {
        List<LegacyAudit> entries = legacy.audit();
        return entries == null ? List.of() : entries;
    }
}
