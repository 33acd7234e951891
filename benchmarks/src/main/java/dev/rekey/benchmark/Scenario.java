package dev.rekey.benchmark;

import dev.rekey.fixtures.DemoData;
import dev.rekey.fixtures.DemoData.Variant;
import dev.rekey.fixtures.Schemas;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** What there is to be moved. */
enum Scenario {
    /** So many attachments, and nothing else. */
    ATTACHMENTS {
        @Override
        void fill(Databases databases, long attachments) throws SQLException {
            Schemas.LEGACY_DOCUMENTED.create(databases.source());
            Schemas.TARGET_PARENTS.create(databases.target());
            Schemas.TARGET_TABLES.create(databases.target());
            Attachments.fill(databases, attachments);
        }
    },
    /** So many attachments, and the other eight tables as the demo has them, exceptions included. */
    NINE {
        @Override
        void fill(Databases databases, long attachments) throws SQLException {
            DemoData.fill(databases.source(), databases.target(), Variant.DEMO);
            Schemas.TARGET_TABLES.create(databases.target());
            Databases.execute(databases.source(), "TRUNCATE dispatch_file");
            Databases.execute(
                    databases.target(),
                    "TRUNCATE files, messages CASCADE",
                    "ALTER TABLE brackets ALTER slot_size TYPE DECIMAL(6,4)");
            Attachments.fill(databases, attachments);
        }
    },
    /** The demo; how many attachments it has is its own affair, and the target tables are still to be created. */
    DEMO {
        @Override
        void fill(Databases databases, long attachments) {
            DemoData.fill(databases.source(), databases.target(), Variant.DEMO);
        }
    };

    /** Fills both databases, which are empty. */
    abstract void fill(Databases databases, long attachments) throws SQLException;

    /** The ways that can move it. */
    List<String> ways() {
        return Ways.all().entrySet().stream()
                .filter(way -> way.getValue().moves(this))
                .map(way -> way.getKey())
                .toList();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
