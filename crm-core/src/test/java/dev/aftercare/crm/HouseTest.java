package dev.aftercare.crm;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.aftercare.crm.persistence.CommandStore;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.CustomerStore;
import dev.aftercare.crm.persistence.DocumentStore;
import dev.aftercare.crm.persistence.DueStore;
import dev.aftercare.crm.persistence.Journal;
import dev.aftercare.crm.persistence.PointsStore;
import dev.aftercare.crm.persistence.PurchaseStore;
import dev.aftercare.crm.persistence.TicketStore;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The floors of the house: who may see whom. */
class HouseTest {

    private static final JavaClasses HOUSE = new ClassFileImporter(
                    List.of(new ImportOption.DoNotIncludeTests(), location -> !location.contains("-tests.jar")))
            .importPackages("dev.aftercare.crm");

    @Test
    void theGroundFloorSeesNothingAboveIt() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.aftercare.crm.model..", "dev.aftercare.crm.persistence..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.aftercare.crm",
                        "dev.aftercare.crm.aftersales..",
                        "dev.aftercare.crm.classification..",
                        "dev.aftercare.crm.command..",
                        "dev.aftercare.crm.customer..",
                        "dev.aftercare.crm.definition..",
                        "dev.aftercare.crm.document..",
                        "dev.aftercare.crm.due..",
                        "dev.aftercare.crm.escalation..",
                        "dev.aftercare.crm.event..",
                        "dev.aftercare.crm.holiday..",
                        "dev.aftercare.crm.intake..",
                        "dev.aftercare.crm.knowledge..",
                        "dev.aftercare.crm.loyalty..",
                        "dev.aftercare.crm.purchase..",
                        "dev.aftercare.crm.queue..",
                        "dev.aftercare.crm.relation..",
                        "dev.aftercare.crm.sla..",
                        "dev.aftercare.crm.text..",
                        "dev.aftercare.crm.team..",
                        "dev.aftercare.crm.ticket..",
                        "dev.aftercare.crm.triage..")
                .check(HOUSE);
    }

    @Test
    void recordsKnowNothingOfStores() {
        noClasses()
                .that()
                .resideInAPackage("dev.aftercare.crm.model..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.aftercare.crm.persistence..")
                .check(HOUSE);
    }

    @Test
    void theCoreKnowsNoAdapterAndNoDatabase() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.aftercare.crm.persistence..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.aftercare.crm.persistence.memory..",
                        "dev.aftercare.crm.jdbc..",
                        "java.sql..",
                        "javax.sql..")
                .check(HOUSE);
    }

    @Test
    void domainsDoNotDependOnEachOtherInCircles() {
        slices().matching("dev.aftercare.crm.(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void rulesTouchNoStore() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Rules")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.aftercare.crm.persistence..")
                .check(HOUSE);
    }

    /** An adapter's author writes nothing in vain. Erasing a person, which needs the one that is left, is the host's own desk so far. */
    @Test
    void everyMethodThatAnAdapterImplementsHasACallerInTheCore() {
        List<JavaMethod> methods = Stream.of(
                        CrmStorage.class,
                        UnitOfWork.class,
                        CustomerStore.class,
                        TicketStore.class,
                        PointsStore.class,
                        PurchaseStore.class,
                        Journal.class,
                        DueStore.class,
                        DocumentStore.class,
                        CommandStore.class)
                .flatMap(store -> HOUSE.get(store).getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
                .toList();
        Stream<String> unused = methods.stream()
                .filter(method -> method.getAccessesToSelf().stream()
                        .noneMatch(access -> isCore(access.getOriginOwner().getPackageName())))
                .map(method -> method.getOwner().getSimpleName() + "." + method.getName());

        assertThat(unused).containsExactly("Journal.redact");
        assertThat(methods)
                .as("the number that crm-examples/adapter/README.md states")
                .hasSize(56);
    }

    private static boolean isCore(String name) {
        return !name.startsWith("dev.aftercare.crm.persistence");
    }

    @Test
    void nobodyAsksTheMachineForTheTimeOrForRandomIds() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .check(HOUSE);
    }
}
