package dev.aftercare.crm.examples.adapter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The adapter is what somebody outside could have written. */
class StructureTest {

    private static final JavaClasses ADAPTER = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.aftercare.crm.examples.adapter");

    @Test
    void theAdapterKnowsTheSpiAndItsEngineOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.aftercare.crm.examples.adapter",
                        "dev.aftercare.crm.model..",
                        "dev.aftercare.crm.persistence",
                        "dev.aftercare.crm.persistence.json",
                        "java..",
                        "jetbrains.exodus..",
                        "org.jspecify.annotations",
                        "tools.jackson.core..",
                        "tools.jackson.databind..")
                .check(ADAPTER);
    }

    @Test
    void threeClassesKnowTheEngine() {
        noClasses()
                .that()
                .haveSimpleNameNotStartingWith("Engine")
                .and()
                .haveSimpleNameNotStartingWith("Entries")
                .and()
                .doNotHaveSimpleName("Transaction")
                .and()
                .doNotHaveSimpleName("Failures")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jetbrains.exodus..")
                .check(ADAPTER);
    }

    @Test
    void nothingAsksTheClockOrMakesIds() {
        noClasses().should().callMethod(java.time.Instant.class, "now").check(ADAPTER);
        noClasses().should().callMethod(java.util.UUID.class, "randomUUID").check(ADAPTER);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(ADAPTER);
    }
}
