package dev.rekey.assess;

import static dev.rekey.assess.CheckCases.brackets;
import static dev.rekey.assess.Spoiled.by;
import static dev.rekey.assess.Spoiled.inTarget;
import static dev.rekey.assess.Spoiled.locked;
import static dev.rekey.assess.site.Which.TARGET;

import dev.rekey.api.Assessment.Check;
import dev.rekey.api.MigrationOptions;
import dev.rekey.assess.CheckCases.Case;
import dev.rekey.engine.Scenario;
import java.util.List;
import java.util.stream.Stream;

/** What existing target tables can have amiss. */
final class TableCases {

    private static final String TRIGGER = """
            CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN NEW.updated_at := now(); RETURN NEW; END $$""";

    private TableCases() {}

    private static List<Check> inBulk(Scenario scenario) {
        return scenario.builder()
                .options(MigrationOptions.DEFAULTS.withBulk(true))
                .build()
                .assess()
                .checks();
    }

    static Stream<Case> columns() {
        return Stream.of(
                new Case(
                        "target.columns",
                        "the target table brackets has no column model",
                        inTarget(brackets("DROP COLUMN model"))),
                new Case(
                        "target.unfilled_columns",
                        "brackets.extra is NOT NULL, has no default",
                        inTarget(brackets("ADD COLUMN extra text NOT NULL"))),
                new Case(
                        "target.generated_columns",
                        "brackets.model is GENERATED ALWAYS",
                        inTarget(
                                brackets("DROP COLUMN model"),
                                brackets("ADD COLUMN model varchar(100) GENERATED ALWAYS AS ('x') STORED"))),
                new Case(
                        "target.column_kinds",
                        "brackets.is_active is integer, defined as boolean",
                        inTarget(
                                brackets("ALTER COLUMN is_active DROP DEFAULT"),
                                brackets("ALTER COLUMN is_active TYPE integer USING 1"))),
                new Case(
                        "target.column_lengths",
                        "brackets.manufacturer is character varying(10), defined as character varying(100)",
                        inTarget(brackets("ALTER COLUMN manufacturer TYPE varchar(10)"))),
                new Case(
                        "target.column_scales",
                        "brackets.unit_cost is numeric(10,1), defined as numeric(10,2)",
                        inTarget(brackets("ALTER COLUMN unit_cost TYPE numeric(10,1)"))),
                new Case(
                        "target.column_ranges",
                        "message_attachments.file_size is integer, defined as bigint",
                        inTarget("ALTER TABLE message_attachments ALTER COLUMN file_size TYPE integer")),
                new Case(
                        "target.padded_columns",
                        "brackets.tooth_position is character(10)",
                        inTarget(brackets("ALTER COLUMN tooth_position TYPE char(10)"))),
                new Case(
                        "target.required_columns",
                        "brackets.manufacturer is NOT NULL",
                        inTarget(brackets("ALTER COLUMN manufacturer SET NOT NULL"))));
    }

    static Stream<Case> tables() {
        return Stream.of(
                new Case(
                        "target.kinds",
                        "brackets is a view",
                        inTarget("DROP TABLE brackets", "CREATE VIEW brackets AS SELECT 1 AS id")),
                new Case(
                        "target.inheritance",
                        "brackets is a part of a table, or has parts",
                        inTarget("CREATE TABLE old_brackets () INHERITS (brackets)")),
                new Case("target.unlogged", "brackets is unlogged", inTarget(brackets("SET UNLOGGED"))),
                new Case(
                        "target.before_triggers",
                        "brackets has triggers that can change what is written: stamp (stamp)",
                        inTarget(
                                TRIGGER,
                                "CREATE TRIGGER stamp BEFORE INSERT ON brackets FOR EACH ROW EXECUTE FUNCTION stamp()")),
                new Case(
                        "target.rules",
                        "brackets: rules heard",
                        inTarget("CREATE RULE heard AS ON INSERT TO brackets DO ALSO NOTIFY heard")),
                new Case(
                        "target.foreign_keys",
                        "technicians.profile_id has no foreign key",
                        inTarget("ALTER TABLE technicians DROP CONSTRAINT technicians_profile_id_fkey")),
                new Case(
                        "target.foreign_key_targets",
                        "technicians.profile_id refers to public.patients",
                        inTarget("ALTER TABLE technicians ADD FOREIGN KEY (profile_id) REFERENCES patients(id)")),
                new Case(
                        "target.unvalidated_constraints",
                        "brackets: dear is NOT VALID",
                        inTarget(brackets("ADD CONSTRAINT dear CHECK (unit_cost > 0) NOT VALID"))),
                new Case(
                        "target.unique_keys",
                        "brackets has no unique key over bracket_code",
                        inTarget(brackets("DROP CONSTRAINT brackets_bracket_code_key"))),
                new Case(
                        "target.extra_unique_keys",
                        "brackets has a unique key of its own over manufacturer",
                        inTarget(brackets("ADD UNIQUE (manufacturer)"))),
                new Case(
                        "target.deferrable_keys",
                        "later is deferrable",
                        inTarget(brackets("ADD CONSTRAINT later UNIQUE (manufacturer) DEFERRABLE"))),
                new Case(
                        "target.unforeseeable",
                        "unique index one_each",
                        inTarget("CREATE UNIQUE INDEX one_each ON brackets (lower(bracket_name))")),
                new Case(
                        "target.invalid_indexes",
                        "brackets: half_built is invalid",
                        inTarget(
                                "CREATE INDEX half_built ON brackets (model)",
                                "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'half_built'::regclass")),
                new Case(
                        "target.locks",
                        "brackets is locked by another session: ExclusiveLock",
                        locked(TARGET, "brackets")),
                new Case(
                        "target.bulk",
                        "brackets holds rows already, and --bulk fills empty tables alone",
                        by(clean -> inBulk(clean.inTarget("INSERT INTO brackets (bracket_code, bracket_name,"
                                + " legacy_bracket_id) VALUES ('X', 'X', 99)"))),
                        by(TableCases::inBulk)),
                new Case(
                        "target.publications",
                        "brackets is published by realtime",
                        inTarget("CREATE PUBLICATION realtime FOR TABLE brackets")),
                new Case(
                        "target.legacy_key_indexes",
                        "brackets.legacy_bracket_id has no index",
                        inTarget(brackets("DROP CONSTRAINT brackets_legacy_bracket_id_key"))));
    }
}
