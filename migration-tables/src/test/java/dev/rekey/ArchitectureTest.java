package dev.rekey;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who may know whom: of the modules and, within migration-tables, of the packages. */
class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.rekey");

    private static final String TABLES = "dev.rekey.tables..";

    /** What nobody but a clock or a random number generator could say. */
    private static final DescribedPredicate<JavaMethodCall> CLOCK_OR_CHANCE = DescribedPredicate.describe(
            "the clock or a random number",
            call -> (call.getTargetOwner().getPackageName().startsWith("java.time")
                            && call.getName().equals("now"))
                    || (call.getTargetOwner().isEquivalentTo(UUID.class)
                            && call.getName().equals("randomUUID"))
                    || (call.getTargetOwner().isEquivalentTo(System.class)
                            && Set.of("currentTimeMillis", "nanoTime").contains(call.getName())));

    @Test
    void rules_seeEveryModule() {
        Set<String> packages = OURS.stream()
                .map(type -> type.getPackageName().replaceFirst("^dev\\.rekey\\.([^.]+).*", "$1"))
                .collect(Collectors.toSet());

        assertThat(packages)
                .contains("api", "report", "fixtures")
                .contains(
                        "assess",
                        "bulk",
                        "catalog",
                        "cli",
                        "database",
                        "engine",
                        "jdbi",
                        "json",
                        "ledger",
                        "rollback",
                        "source",
                        "tables");
    }

    @Test
    void api_dependsOnTheJdkAndJSpecifyAlone() {
        holds(classes()
                .that()
                .resideInAPackage("dev.rekey.api..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("dev.rekey.api..", "java..", "javax.sql", "org.jspecify..")));
    }

    @Test
    void report_dependsOnTheApiJacksonAndFreeMarker() {
        holds(classes()
                .that()
                .resideInAPackage("dev.rekey.report..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "dev.rekey.report..",
                        "dev.rekey.api..",
                        "java..",
                        "org.jspecify..",
                        "com.fasterxml.jackson..",
                        "freemarker..")));
    }

    @Test
    void fixtures_dependOnTheApi_andNobodyOnThem() {
        holds(knows("dev.rekey.fixtures..", "dev.rekey.fixtures..", "dev.rekey.api.."));
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("dev.rekey.fixtures..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.rekey.fixtures.."));
    }

    @Test
    void packages_knowOnlyThoseBelowThem() {
        holds(knows("dev.rekey.json..", "dev.rekey.json..", "dev.rekey.api.."));
        holds(knows("dev.rekey.profile..", "dev.rekey.profile..", "dev.rekey.api..", "dev.rekey.json.."));
        holds(knows("dev.rekey.jdbi..", "dev.rekey.jdbi..", "dev.rekey.json.."));
        holds(knows("dev.rekey.database..", "dev.rekey.database..", "dev.rekey.api..", "dev.rekey.profile.."));
        holds(knows(
                "dev.rekey.catalog..",
                "dev.rekey.catalog..",
                "dev.rekey.database..",
                "dev.rekey.api..",
                "dev.rekey.jdbi..",
                "dev.rekey.json.."));
        holds(knows(
                "dev.rekey.source..",
                "dev.rekey.source..",
                "dev.rekey.api..",
                "dev.rekey.catalog..",
                "dev.rekey.profile..",
                "dev.rekey.jdbi..",
                "dev.rekey.json.."));
        holds(knows(
                "dev.rekey.ledger..",
                "dev.rekey.ledger..",
                "dev.rekey.api..",
                "dev.rekey.database..",
                "dev.rekey.jdbi..",
                "dev.rekey.json.."));
        holds(knows(
                "dev.rekey.bulk..",
                "dev.rekey.bulk..",
                "dev.rekey.database..",
                "dev.rekey.catalog..",
                "dev.rekey.ledger..",
                "dev.rekey.jdbi..",
                "dev.rekey.json.."));
        holds(knows(
                "dev.rekey.rollback..",
                "dev.rekey.rollback..",
                "dev.rekey.bulk..",
                "dev.rekey.api..",
                "dev.rekey.database..",
                "dev.rekey.catalog..",
                "dev.rekey.ledger..",
                "dev.rekey.jdbi..",
                "dev.rekey.json.."));
        holds(knows(
                "dev.rekey.assess..",
                "dev.rekey.assess..",
                "dev.rekey.bulk..",
                "dev.rekey.api..",
                "dev.rekey.database..",
                "dev.rekey.catalog..",
                "dev.rekey.source..",
                "dev.rekey.ledger..",
                "dev.rekey.jdbi..",
                "dev.rekey.json.."));
        holds(noClasses()
                .that()
                .resideInAPackage("dev.rekey.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.rekey.cli..", TABLES, "dev.rekey.report.."));
        holds(slices().matching("dev.rekey.(*)..").should().beFreeOfCycles());
    }

    @Test
    void tables_knowTheApiAndHowToReadAndWrite() {
        holds(knows(TABLES, TABLES, "dev.rekey.api..", "dev.rekey.jdbi..", "dev.rekey.json.."));
    }

    @Test
    void tables_doNotKnowEachOther() {
        holds(slices().matching("dev.rekey.tables.(*)").should().notDependOnEachOther());
    }

    @Test
    void tables_neverOpenConnectionsLogOrCommit() {
        holds(noClasses()
                .that()
                .resideInAPackage(TABLES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.sql..", "org.slf4j..", "com.zaxxer.hikari..", "java.lang.System.Logger"));
        holds(noClasses()
                .that()
                .resideInAPackage(TABLES)
                .should()
                .callMethodWhere(target(owner(assignableTo(Connection.class)))));
    }

    @Test
    void tables_mapWithoutClockOrChance() {
        holds(noClasses().that().resideInAPackage(TABLES).should().callMethodWhere(CLOCK_OR_CHANCE));
    }

    @Test
    void tables_haveTheirSqlInTheirDao() {
        holds(noClasses()
                .that()
                .resideInAPackage("dev.rekey.tables.*..")
                .and()
                .haveSimpleNameNotEndingWith("Dao")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.jdbi..")
                        .and(not(simpleName("Nested"))))); // Says that a part of a row is a record too.
    }

    /** To describe a statement that was not executed, the driver names it on the server, whatever it was told. */
    @Test
    void statements_areNotDescribedUnexecuted() {
        holds(noClasses()
                .should()
                .callMethodWhere(target(owner(assignableTo(PreparedStatement.class)))
                        .and(target(nameMatching("getMetaData|getParameterMetaData")))));
    }

    @Test
    void consoleAndProcess_areTheCommandLinesAlone() {
        holds(noClasses().that().resideOutsideOfPackage("dev.rekey.cli..").should(ACCESS_STANDARD_STREAMS));
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("dev.rekey.cli..")
                .should()
                .callMethodWhere(target(name("exit")).and(target(owner(assignableTo(System.class))))));
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("dev.rekey.cli..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("picocli..", "me.tongfei..", "org.jline..")));
    }

    /** Of our own packages, the classes in {@code who} depend on these alone. */
    private static ArchRule knows(String who, String... whom) {
        return classes()
                .that()
                .resideInAPackage(who)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(whom).or(not(resideInAPackage("dev.rekey.."))))
                .as(who + " should know, of ours, only " + String.join(", ", whom));
    }

    private static void holds(ArchRule rule) {
        rule.check(OURS);
    }
}
