package dev.rekey.report;

import dev.rekey.api.RunFacts;
import dev.rekey.api.RunFacts.TableAccess;
import java.util.List;
import java.util.Set;

/** Which tables can be read by whoever has the project's public keys. */
final class Exposure {

    /** Everybody, and the roles that Supabase gives to requests without and with a signed-in user. */
    private static final Set<String> EVERYBODY = Set.of("PUBLIC", "anon", "authenticated");

    private Exposure() {}

    /** Why not everything is closed: a line a table, or one where it is unknown. */
    static List<String> reasons(RunFacts facts) {
        if (facts.access().isEmpty()) {
            return List.of("who may read the tables was not recorded");
        }
        return facts.access().stream()
                .filter(Exposure::open)
                .map(access -> access.table() + ": row level security is off, and "
                        + String.join(", ", everybody(access)) + " may read it")
                .toList();
    }

    /** Whether nothing stands between a table's rows and everybody. */
    static boolean open(TableAccess access) {
        return access.rowSecurity().equals("off") && !everybody(access).isEmpty();
    }

    private static List<String> everybody(TableAccess access) {
        return access.readers().stream()
                .filter(reader -> EVERYBODY.contains(reader.replace(" (some columns)", "")))
                .toList();
    }
}
