package dev.rekey.assess;

import static dev.rekey.assess.Spoiled.asReader;
import static dev.rekey.assess.Spoiled.database;
import static dev.rekey.assess.Spoiled.inSource;
import static dev.rekey.assess.Spoiled.locked;
import static dev.rekey.assess.Spoiled.state;
import static dev.rekey.assess.site.Which.SOURCE;

import dev.rekey.assess.CheckCases.Case;
import java.util.stream.Stream;

/** What the source can have amiss. */
final class SourceCases {

    private SourceCases() {}

    static Stream<Case> source() {
        return Stream.of(
                new Case("source.queries", "column", inSource("ALTER TABLE dispatch_bracket DROP COLUMN model")),
                new Case(
                        "source.legacy_ids",
                        "brackets: 0 rows without a legacy_id, 1 with one that another row has",
                        inSource(
                                "ALTER TABLE dispatch_bracket DROP CONSTRAINT dispatch_bracket_pkey",
                                "INSERT INTO dispatch_bracket SELECT * FROM dispatch_bracket")),
                new Case(
                        "source.time_zone",
                        "is set to Europe/Berlin, SOURCE_TIME_ZONE is Z, and there are timestamps without a zone: purchases",
                        inSource(database("SET timezone = 'Europe/Berlin'"))),
                new Case("source.standby", "a standby", state(SOURCE, "standby", true)),
                new Case(
                        "source.row_level_security",
                        "only a part of dispatch_bracket",
                        asReader(SOURCE, "ALTER TABLE dispatch_bracket ENABLE ROW LEVEL SECURITY")),
                new Case(
                        "source.privileges",
                        "the source role rekey_reader may not read dispatch_bracket",
                        asReader(SOURCE, "REVOKE SELECT ON dispatch_bracket FROM rekey_reader")),
                new Case(
                        "source.write_access",
                        "the source role rekey_reader may write dispatch_bracket",
                        asReader(SOURCE, "GRANT UPDATE ON dispatch_bracket TO rekey_reader"),
                        asReader(SOURCE)),
                new Case(
                        "source.locks",
                        "dispatch_bracket is locked by another session: ExclusiveLock",
                        locked(SOURCE, "dispatch_bracket")),
                new Case(
                        "source.statistics",
                        "never analyzed: dispatch_bracket",
                        inSource(
                                "ALTER TABLE dispatch_bracket RENAME TO before",
                                "CREATE TABLE dispatch_bracket (LIKE before INCLUDING ALL)")),
                new Case("source.empty", "no source rows for brackets", inSource("DELETE FROM dispatch_bracket")));
    }
}
