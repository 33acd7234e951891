package dev.rekey.assess;

import java.util.List;

/**
 * What the target role may do.
 *
 * @param role its name
 * @param createTables whether it may create tables in the target schema
 * @param createLedger whether it may create the ledger's schema, or has it already
 * @param missing rights on existing tables that it lacks, e.g. {@code INSERT on brackets}
 * @param hidden tables of which row level security shows it only a part
 * @param webRoles those of Supabase's {@code anon} and {@code authenticated} that exist
 */
public record Rights(
        String role,
        boolean createTables,
        boolean createLedger,
        List<String> missing,
        List<String> hidden,
        List<String> webRoles) {}
