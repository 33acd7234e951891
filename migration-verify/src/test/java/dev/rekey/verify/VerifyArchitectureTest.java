package dev.rekey.verify;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.rekey.database.Identifiers;
import org.junit.jupiter.api.Test;

/** Whom the verification may know: never the code that it judges. */
class VerifyArchitectureTest {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.rekey.verify");

    @Test
    void rules_seeTheChecks() {
        assertThat(MAIN.stream().filter(type -> type.isAssignableTo(Check.class) && !type.isInterface()))
                .hasSizeGreaterThan(Checks.all().size());
    }

    @Test
    void verification_knowsNeitherEngineNorTables() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.rekey.engine..",
                        "dev.rekey.tables..",
                        "dev.rekey.assess..",
                        "dev.rekey.catalog..",
                        "dev.rekey.source..",
                        "dev.rekey.cli..",
                        "dev.rekey.json..",
                        "dev.rekey.fixtures..")
                .check(MAIN);
    }

    @Test
    void checks_askTheDatabasesAlone() {
        classes()
                .that()
                .areAssignableTo(Check.class)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("dev.rekey.verify..", "dev.rekey.api..", "java..", "com.fasterxml.jackson..")
                                .or(type(Identifiers.class))) // names are quoted in one way
                .check(MAIN);
    }

    @Test
    void ledgersCode_isOnlyForTheReport() {
        noClasses()
                .that()
                .doNotHaveSimpleName("ReportCompletion")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.rekey.ledger..")
                .check(MAIN);
    }
}
