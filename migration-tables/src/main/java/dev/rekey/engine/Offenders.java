package dev.rekey.engine;

import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds rows that would break what is to come back. */
interface Offenders {

    /** Breaks nothing that we could say of it. */
    Offenders NONE = (connection, limit) -> List.of();

    /**
     * A row that has to go.
     *
     * @param ours whether this run inserted it; others we leave alone
     * @param why how the quarantine has it
     */
    record Offender(UUID id, @Nullable Long legacyId, boolean ours, Outcome.Refused why) {}

    /** Some of them, those with the lowest legacy ids first. */
    List<Offender> find(Connection connection, int limit);
}
