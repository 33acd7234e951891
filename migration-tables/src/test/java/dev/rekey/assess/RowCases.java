package dev.rekey.assess;

import static dev.rekey.assess.CheckCases.brackets;
import static dev.rekey.assess.Spoiled.assess;
import static dev.rekey.assess.Spoiled.by;
import static dev.rekey.assess.Spoiled.pass;
import static dev.rekey.assess.Spoiled.rowsInSource;
import static dev.rekey.assess.Spoiled.rowsInTarget;

import dev.rekey.api.ProgressListener;
import dev.rekey.assess.CheckCases.Case;
import java.time.Duration;
import java.util.stream.Stream;

/** What only a pass over the rows tells. */
final class RowCases {

    private static final String NO_NAME = "UPDATE dispatch_bracket SET name = NULL";

    private RowCases() {}

    static Stream<Case> rows() {
        return Stream.of(
                new Case(
                        "target.existing_rows",
                        "brackets holds 1 rows that no run of this ledger wrote",
                        rowsInTarget(
                                "INSERT INTO brackets (bracket_code, bracket_name, legacy_bracket_id) VALUES ('X', 'X', 9)"),
                        by(clean -> {
                            clean.migration().migrate();
                            return assess(clean);
                        })),
                new Case(
                        "target.duplicate_legacy_ids",
                        "brackets: 1 legacy ids stand more than once",
                        rowsInTarget(
                                brackets("DROP CONSTRAINT brackets_legacy_bracket_id_key"),
                                "INSERT INTO brackets (bracket_code, bracket_name, legacy_bracket_id)"
                                        + " VALUES ('X', 'X', 9), ('Y', 'Y', 9)")),
                new Case(
                        "source.legacy_id_range",
                        "brackets: legacy ids from 40000 to 40000 go beyond its legacy_bracket_id",
                        by(clean -> assess(clean.inSource("UPDATE dispatch_bracket SET id = 40000")
                                .inTarget(brackets("ALTER COLUMN legacy_bracket_id TYPE smallint"))))),
                new Case(
                        "source.text_lengths",
                        "brackets: the source's manufacturer, for manufacturer, has texts of 101 characters,"
                                + " character varying(100) holds 100",
                        rowsInSource("UPDATE dispatch_bracket SET manufacturer = repeat('x', 101)"),
                        rowsInSource("UPDATE dispatch_bracket SET manufacturer = repeat('ä', 100)")),
                new Case(
                        "source.decimals",
                        "brackets: the source's unit_cost, for unit_cost, needs 4 decimals, numeric(10,2) has 2",
                        rowsInSource("UPDATE dispatch_bracket SET unit_cost = 1.2345"),
                        rowsInSource("UPDATE dispatch_bracket SET unit_cost = 1.2300")),
                new Case(
                        "source.magnitudes",
                        "brackets: the source's unit_cost, for unit_cost, goes beyond numeric(4,2)",
                        by(clean -> assess(clean.inSource("UPDATE dispatch_bracket SET unit_cost = -100")
                                .inTarget(brackets("ALTER COLUMN unit_cost TYPE numeric(4,2)")))),
                        by(clean -> assess(clean.inSource("UPDATE dispatch_bracket SET unit_cost = -99.99")
                                .inTarget(brackets("ALTER COLUMN unit_cost TYPE numeric(4,2)"))))),
                new Case(
                        "target.enum_types",
                        "brackets: 1 rows have a value that is in no closed set; of enum types are material (ceramic)",
                        rowsInTarget(enumType("'ceramic'")),
                        rowsInTarget(enumType("'metal', 'ceramic'"))),
                new Case(
                        "target.check_constraints",
                        "brackets: 1 rows break one of cheap",
                        rowsInTarget(brackets("ADD CONSTRAINT cheap CHECK (unit_cost < 9)")),
                        rowsInTarget(brackets("ADD CONSTRAINT cheap CHECK (unit_cost < 10)"))),
                new Case(
                        "source.orphans",
                        "purchases: 1 child rows whose row does not exist",
                        rowsInSource(
                                "INSERT INTO dispatch_purchase_audit VALUES (9, 99, 'lost', 1, NULL, '2020-01-01')")),
                new Case(
                        "source.paging",
                        "brackets: about",
                        rowsInSource(
                                many(),
                                "ALTER TABLE dispatch_bracket DROP CONSTRAINT dispatch_bracket_pkey",
                                "ANALYZE"),
                        rowsInSource(many(), "ANALYZE")),
                new Case(
                        "source.changing",
                        "brackets had 1 rows at first and 2 at last; brackets: 1 rows were updated since",
                        by(clean -> {
                            String more = "INSERT INTO dispatch_bracket (id, code, name, created_at, updated_at)"
                                    + " VALUES (2, 'C2', 'N', now(), clock_timestamp()) ON CONFLICT DO NOTHING";
                            return clean.builder()
                                    .listener(new ProgressListener() {
                                        @Override
                                        public void progressed(String table, long done, long rejected, long total) {
                                            clean.inSource(more);
                                        }
                                    })
                                    .build()
                                    .assess()
                                    .checks();
                        })),
                new Case(
                        "target.space",
                        "will take about",
                        pass(pass -> With.component(
                                pass,
                                "forecasts",
                                pass.forecasts().stream()
                                        .map(forecast -> With.component(forecast, "migrated", 1_000_000L))
                                        .toList()))),
                new Case(
                        "forecast.duration",
                        "at most about 246 minutes",
                        pass(pass -> With.component(pass, "took", Duration.ofMinutes(123))),
                        pass(pass -> With.component(pass, "took", Duration.ofMinutes(120)))),
                new Case("forecast.limits", "brackets: 1 of 1 rows would be rejected", rowsInSource(NO_NAME)));
    }

    private static String[] enumType(String labels) {
        return new String[] {
            "CREATE TYPE material AS ENUM (" + labels + ")",
            brackets("ALTER COLUMN material TYPE material USING material::material")
        };
    }

    private static String many() {
        return "INSERT INTO dispatch_bracket (id, code, name, created_at)"
                + " SELECT id, 'C' || id, 'N', '2020-01-01' FROM generate_series(2, 12000) AS id";
    }
}
