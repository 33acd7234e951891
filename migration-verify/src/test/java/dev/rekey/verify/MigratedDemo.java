package dev.rekey.verify;

import dev.rekey.api.DemoDatabases;
import dev.rekey.engine.Migration;
import dev.rekey.fixtures.EmbeddedDemo;
import dev.rekey.fixtures.KeptSessions;
import dev.rekey.profile.SourceProfile;
import dev.rekey.tables.Tables;
import java.nio.file.Path;

/** The demo, migrated: what the suite verifies where nothing is configured. */
public final class MigratedDemo implements MigratedDatabases {

    @Override
    public DemoDatabases.Running start(String profile) {
        DemoDatabases.Running demo = new EmbeddedDemo().start(profile);
        try {
            Migration.builder()
                    .source(new KeptSessions(demo.configuration().getOrDefault("SOURCE_DB_URL", "")))
                    .target(new KeptSessions(demo.configuration().getOrDefault("TARGET_DB_URL", "")))
                    .tables(Tables.all())
                    .profile(SourceProfile.open(profile, Path.of("")))
                    .build()
                    .migrate();
            return demo;
        } catch (RuntimeException e) {
            demo.close();
            throw e;
        }
    }
}
