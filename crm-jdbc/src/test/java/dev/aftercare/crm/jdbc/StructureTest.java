package dev.aftercare.crm.jdbc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class StructureTest {

    private static final JavaClasses ADAPTER = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.aftercare.crm.jdbc");

    @Test
    void theAdapterKnowsTheSpiAndJdbcOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.aftercare.crm.jdbc",
                        "dev.aftercare.crm.model..",
                        "dev.aftercare.crm.persistence",
                        "dev.aftercare.crm.persistence.json",
                        "java..",
                        "javax.sql",
                        "org.slf4j",
                        "org.jspecify.annotations")
                .check(ADAPTER);
    }

    @Test
    void nothingAsksTheClockOrMakesIds() {
        noClasses().should().callMethod(java.time.Instant.class, "now").check(ADAPTER);
        noClasses().should().callMethod(java.util.UUID.class, "randomUUID").check(ADAPTER);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(ADAPTER);
    }

    @Test
    void storesRunStatementsThroughTheRunnerOnly() {
        noClasses()
                .that()
                .implement(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "a store", type -> type.getPackageName().equals("dev.aftercare.crm.persistence")))
                .and()
                .doNotHaveSimpleName("JdbcStorage")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.sql.Connection")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.sql.PreparedStatement")
                .check(ADAPTER);
    }
}
