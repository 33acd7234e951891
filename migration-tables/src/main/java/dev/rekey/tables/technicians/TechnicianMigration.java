package dev.rekey.tables.technicians;

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
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Moves technicians. */
public final class TechnicianMigration implements JdbiTable<LegacyTechnician, Technician> {

    private static final Set<String> STATUSES = Set.of("active", "inactive", "terminated");

    private static final Reference<LegacyTechnician> PROFILE =
            Reference.required("profile_id", new Parent("profiles", "legacy_user_id"), LegacyTechnician::userId);
    private static final Reference<LegacyTechnician> LOGIN = Reference.many(
            "profile_id",
            new Parent("profiles", "legacy_user_id", new Parent.Link("user_id", "auth", "users")),
            TechnicianMigration::user);

    private static final TableSpec<LegacyTechnician, Technician> SPEC = TableSpec.of(
                    "technicians", LegacyTechnician.class, Technician.class)
            .legacyKey("legacy_technician_id")
            .source("dispatch_technician", DocumentedSource.query("technicians"))
            .reference(PROFILE)
            .reference(LOGIN)
            .requiredRate(1.0)
            .build();

    @Override
    public TableSpec<LegacyTechnician, Technician> spec() {
        return SPEC;
    }

    @Override
    public Class<? extends TableDao<LegacyTechnician>> dao() {
        return TechnicianDao.class;
    }

    @Override
    public Mapping<Technician> map(LegacyTechnician legacy, RowContext<LegacyTechnician> row) {
        return row.finish(new Technician(
                profile(legacy, row),
                legacy.employeeId(),
                legacy.department(),
                legacy.position(),
                legacy.hireDate(),
                row.oneOf("status", legacy.status(), STATUSES),
                legacy.phone(),
                legacy.email(),
                row.jsonObject("emergency_contact", legacy.emergencyContact(), IfInvalid.SET_ASIDE),
                legacy.createdAt(),
                legacy.updatedAt(),
                legacy.legacyId(),
                legacy.userId()));
    }

    private static @Nullable UUID profile(LegacyTechnician legacy, RowContext<LegacyTechnician> row) {
        UUID profile = row.parent(PROFILE);
        if (profile != null) {
            for (long user : user(legacy)) {
                if (row.resolve(LOGIN, user) instanceof Resolution.Missing) {
                    row.warn(ReasonCode.NO_AUTH_USER, "profile_id", "profile_id: the profile has no auth user");
                }
            }
        }
        return profile;
    }

    private static Collection<Long> user(LegacyTechnician legacy) {
        Integer user = legacy.userId();
        return user == null ? List.of() : List.of(user.longValue());
    }
}
