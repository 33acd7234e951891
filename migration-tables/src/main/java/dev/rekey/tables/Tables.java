package dev.rekey.tables;

import dev.rekey.api.TableMigration;
import dev.rekey.tables.brackets.BracketMigration;
import java.util.List;

/** The tables that ship with Rekey. A tenth is added here. */
public final class Tables {

    private static final List<TableMigration<?, ?>> ALL = List.of(new BracketMigration());

    private Tables() {}

    /** All tables. Their order says nothing: what is migrated when follows from their references. */
    public static List<TableMigration<?, ?>> all() {
        return ALL;
    }
}
