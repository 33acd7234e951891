package dev.rekey.tables.discussions;

import dev.rekey.api.IfInvalid;
import dev.rekey.api.Mapping;
import dev.rekey.api.Parent;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.Reference;
import dev.rekey.api.Resolution;
import dev.rekey.api.RowContext;
import dev.rekey.api.TableSpec;
import dev.rekey.tables.DocumentedSource;
import dev.rekey.tables.JdbiTable;
import dev.rekey.tables.TableDao;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Moves clinical discussions. */
public final class DiscussionMigration implements JdbiTable<LegacyDiscussion, TreatmentDiscussion> {

    private static final Set<String> TYPES = Set.of("treatment_plan", "review", "consultation");
    private static final Set<String> PRIORITIES = Set.of("low", "normal", "high", "urgent");
    private static final Set<String> STATUSES = Set.of("active", "resolved", "archived");

    private static final Parent PROFILES = new Parent("profiles", "legacy_user_id");
    private static final Reference<LegacyDiscussion> CASE =
            Reference.required("case_id", new Parent("cases", "legacy_patient_id"), LegacyDiscussion::patientId);
    private static final Reference<LegacyDiscussion> AUTHOR =
            Reference.required("started_by", PROFILES, LegacyDiscussion::authorId);
    private static final Reference<LegacyDiscussion> PARTICIPANTS =
            Reference.many("participants", PROFILES, DiscussionMigration::users);

    private static final TableSpec<LegacyDiscussion, TreatmentDiscussion> SPEC = TableSpec.of(
                    "treatment_discussions", LegacyDiscussion.class, TreatmentDiscussion.class)
            .legacyKey("legacy_discussion_id")
            .source("dispatch_treatment_discussion", DocumentedSource.query("treatment_discussions"))
            .orphans(DocumentedSource.orphans("treatment_discussions"))
            .reference(CASE)
            .reference(AUTHOR)
            .reference(PARTICIPANTS)
            .build();

    @Override
    public TableSpec<LegacyDiscussion, TreatmentDiscussion> spec() {
        return SPEC;
    }

    @Override
    public Class<? extends TableDao<LegacyDiscussion>> dao() {
        return TreatmentDiscussionDao.class;
    }

    @Override
    public Mapping<TreatmentDiscussion> map(LegacyDiscussion legacy, RowContext<LegacyDiscussion> row) {
        return row.finish(new TreatmentDiscussion(
                row.parent(CASE),
                legacy.subject(),
                row.oneOf("discussion_type", legacy.discussionType(), TYPES),
                row.oneOf("priority", legacy.priority(), PRIORITIES),
                row.parent(AUTHOR),
                participants(legacy, row),
                row.oneOf("status", legacy.status(), STATUSES),
                legacy.initialMessage(),
                row.jsonStrings("tags", legacy.tags(), IfInvalid.SET_ASIDE),
                legacy.startedAt(),
                legacy.lastActivityAt(),
                legacy.resolvedAt(),
                legacy.createdAt(),
                legacy.updatedAt(),
                legacy.legacyId(),
                legacy.patientId(),
                legacy.authorId()));
    }

    private static List<UUID> participants(LegacyDiscussion legacy, RowContext<LegacyDiscussion> row) {
        List<UUID> profiles = new ArrayList<>();
        List<Long> leftOut = new ArrayList<>();
        for (long user : users(legacy)) {
            if (row.resolve(PARTICIPANTS, user) instanceof Resolution.Found found) {
                profiles.add(found.id());
            } else {
                leftOut.add(user);
            }
        }
        if (!leftOut.isEmpty()) {
            row.keep("participants", leftOut);
            row.warn(
                    ReasonCode.PARTICIPANT_MISSING,
                    "participants",
                    "participants: " + leftOut.size() + " without a profile of their own are left out");
        }
        return profiles;
    }

    private static Collection<Long> users(LegacyDiscussion legacy) {
        List<Integer> participants = legacy.participants();
        return participants == null
                ? List.of()
                : participants.stream()
                        .filter(Objects::nonNull)
                        .map(Integer::longValue)
                        .distinct()
                        .sorted()
                        .toList();
    }
}
