package dev.rekey.assess;

import dev.rekey.api.Assessment.Check;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.TableMigration;
import dev.rekey.api.TableSpec;
import dev.rekey.assess.site.Pass;
import dev.rekey.assess.site.RowsSurvey;
import dev.rekey.assess.site.Site;
import dev.rekey.database.Database;
import dev.rekey.database.Transactions;
import dev.rekey.engine.Scenario;
import dev.rekey.tables.Tables;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** Databases in which nothing is amiss: one row a table, every parent, the nine target tables empty. */
final class Ground {

    private static final String TIMES = "'2020-01-01 00:00:00+00', '2020-01-02 00:00:00+00'";
    private static final MigrationOptions OPTIONS = MigrationOptions.DEFAULTS;
    private static final List<TableSpec<?, ?>> SPECS =
            Tables.all().stream().<TableSpec<?, ?>>map(TableMigration::spec).toList();
    private static final Scenario CLEAN = prepare();
    private static final Scene SURVEYED = surveyWithRows(CLEAN);

    private Ground() {}

    /** A copy of its own for a test to spoil. */
    static Scenario clean() {
        return Scenario.copyOf(CLEAN);
    }

    private static Scenario prepare() {
        Scenario scenario = Scenario.empty();
        scenario.inSource(
                "INSERT INTO dispatch_file VALUES (1, 1, NULL, 'a.pdf', 'document', 10, 'application/pdf', NULL, "
                        + TIMES + ")",
                "INSERT INTO dispatch_technician VALUES (1, 1, 'E1', 'Lab', 'Lead', '2020-01-01', 'active', '1', 'a@b', NULL, "
                        + TIMES + ")",
                "INSERT INTO dispatch_technician_role VALUES (1, 1, 'Lead', 'clinical', '[]', 'global', NULL, '2020-01-01',"
                        + " NULL, true, " + TIMES + ")",
                "INSERT INTO dispatch_bracket VALUES (1, 'C1', 'Bracket', 'Maker', 'Model', 'metal', 'upper', '11', 'standard',"
                        + " 0.018, 1, 1, 1, 9.5, true, " + TIMES + ")",
                "INSERT INTO dispatch_order_case VALUES (1, 1, 1, 'primary', 1, 'active', 'normal', " + TIMES
                        + ", NULL, " + TIMES + ")",
                "INSERT INTO dispatch_purchase VALUES (1, 'P1', 'material', 10, 1, 0, 11, 'USD', 'V', NULL, NULL, 1, 1, 1, 1,"
                        + " 'paid', '2020-01-01', NULL, NULL, '2020-01-01', '2020-01-02')",
                "INSERT INTO dispatch_purchase_audit VALUES (1, 1, 'created', 1, 'note', '2020-01-01')",
                "INSERT INTO dispatch_treatment_discussion VALUES (1, 1, 'Subject', 'review', 'normal', 1, 'active', 'Text',"
                        + " '[]', '2020-01-01', NULL, NULL, " + TIMES + ")",
                "INSERT INTO dispatch_template_view_group VALUES (1, 'Group', 'd', 'custom', '[]', '[]', true, " + TIMES
                        + ")",
                "INSERT INTO dispatch_template_view_role VALUES (1, 1, 'Role', 1, true, true, true, true, true, '[]', '{}',"
                        + " true, " + TIMES + ")");
        scenario.inTarget(
                "INSERT INTO auth.users (email) VALUES ('a@b')",
                "INSERT INTO profiles (user_id, legacy_user_id) SELECT id, 1 FROM auth.users",
                "INSERT INTO offices (legacy_office_id) VALUES (1)",
                "INSERT INTO patients (legacy_patient_id) VALUES (1)",
                "INSERT INTO orders (legacy_instruction_id) VALUES (1)",
                "INSERT INTO cases (legacy_patient_id) VALUES (1)",
                "INSERT INTO messages (legacy_record_id) VALUES (1)",
                "INSERT INTO files (legacy_file_id) VALUES (1)");
        scenario.migration().migrate();
        scenario.inSource("ANALYZE")
                .inTarget(
                        "DROP SCHEMA migration CASCADE",
                        "TRUNCATE "
                                + String.join(
                                        ", ",
                                        SPECS.stream().map(TableSpec::table).toList()),
                        "ANALYZE");
        return scenario;
    }

    /** What the checks that need no pass over the rows answer. */
    static List<Check> look(Scenario scenario) {
        return Checks.run(survey(scenario));
    }

    /** What all checks answer where the clean site is changed after it was surveyed. */
    static List<Check> changed(UnaryOperator<Site> change) {
        return Checks.run(SURVEYED.withSite(change.apply(SURVEYED.site())));
    }

    private static Scene survey(Scenario scenario) {
        return new Survey(SPECS, OPTIONS).take(source(scenario), target(scenario));
    }

    private static Scene surveyWithRows(Scenario scenario) {
        Scene scene = survey(scenario);
        Pass pass = new RowsSurvey(
                        source(scenario),
                        target(scenario),
                        OPTIONS,
                        scene.site().source().state().clock())
                .take(
                        scene.subjects(),
                        scene.parents(),
                        scenario.migration().assess().tables(),
                        Duration.ofSeconds(1));
        return scene.withSite(scene.site().withPass(pass));
    }

    private static Transactions source(Scenario scenario) {
        return new Transactions(Database.shared(scenario.source()));
    }

    private static Transactions target(Scenario scenario) {
        return new Transactions(Database.shared(scenario.target()));
    }
}
