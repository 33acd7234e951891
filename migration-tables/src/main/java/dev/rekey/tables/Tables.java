package dev.rekey.tables;

import dev.rekey.api.TableMigration;
import dev.rekey.tables.attachments.AttachmentMigration;
import dev.rekey.tables.brackets.BracketMigration;
import dev.rekey.tables.discussions.DiscussionMigration;
import dev.rekey.tables.ordercases.OrderCaseMigration;
import dev.rekey.tables.purchases.PurchaseMigration;
import dev.rekey.tables.roles.TechnicianRoleMigration;
import dev.rekey.tables.technicians.TechnicianMigration;
import dev.rekey.tables.viewgroups.ViewGroupMigration;
import dev.rekey.tables.viewroles.ViewRoleMigration;
import java.util.List;

/** The tables that ship with Rekey. A tenth is added here. */
public final class Tables {

    private static final List<TableMigration<?, ?>> ALL = List.of(
            new AttachmentMigration(),
            new TechnicianMigration(),
            new TechnicianRoleMigration(),
            new BracketMigration(),
            new OrderCaseMigration(),
            new PurchaseMigration(),
            new DiscussionMigration(),
            new ViewGroupMigration(),
            new ViewRoleMigration());

    private Tables() {}

    /** All tables. Their order says nothing: what is migrated when follows from their references. */
    public static List<TableMigration<?, ?>> all() {
        return ALL;
    }
}
