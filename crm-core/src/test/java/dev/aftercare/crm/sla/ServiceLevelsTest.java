package dev.aftercare.crm.sla;

import static dev.aftercare.crm.model.sla.Metric.FIRST_RESPONSE;
import static dev.aftercare.crm.model.sla.Metric.RESOLUTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.TestCrm;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.IdempotencyKeyReusedException;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.sla.TermsRef;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Standing;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The test's clock starts at Monday 2026-03-02, nine o'clock UTC. */
class ServiceLevelsTest {

    private static final TicketTraits TRAITS =
            new TicketTraits(TicketType.COMPLAINT, null, Priority.NORMAL, Channel.PHONE, Standing.NONE);
    private static final By AMY = By.agent("amy");
    private static final BusinessCalendar OFFICE = Calendars.nineToFive();
    private static final BusinessCalendar SHORTER =
            Calendars.weekdays("office", "10:00-16:00").build();

    private final TestCrm test = new TestCrm();
    private final ServiceLevels levels = test.shop.serviceLevels();

    @Test
    void whatWasDefinedIsRead() {
        assertThat(levels.define(OFFICE, AMY)).isEqualTo(OFFICE);
        assertThat(levels.define(Policies.standard(), AMY)).isEqualTo(Policies.standard());

        assertThat(levels.calendar("office")).contains(OFFICE);
        assertThat(levels.policy("default")).contains(Policies.standard());
        assertThat(levels.calendar("other")).isEmpty();
        assertThat(levels.policy("other")).isEmpty();
        assertThat(test.crm.tenant("other").serviceLevels().calendar("office")).isEmpty();
    }

    @Test
    void withoutAPolicyNothingIsPromised() {
        levels.define(OFFICE, AMY);

        assertThat(levels.terms(TRAITS)).isEqualTo(SlaTerms.NONE);
    }

    @Test
    void thePolicyThatFitsAppliesAndOthersDoNot() {
        levels.define(OFFICE, AMY);
        levels.define(
                SlaPolicy.builder("vip", "office")
                        .target(RESOLUTION, Duration.ofHours(1))
                        .appliesTo(AppliesTo.ANY.tiers("vip"))
                        .build(),
                AMY);
        assertThat(levels.terms(TRAITS)).isEqualTo(SlaTerms.NONE);

        levels.define(Policies.standard(), AMY);
        assertThat(levels.terms(TRAITS)).isEqualTo(SlaTerms.of(Policies.standard(), 1, OFFICE, 1));
    }

    @Test
    void aPolicyNeedsItsCalendar() {
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> levels.define(Policies.standard(), AMY))
                .withMessageContaining("calendar");
        assertThat(levels.policy("default")).isEmpty();
    }

    @Test
    void anotherDefinitionIsAnotherVersionAndTheSameIsNot() {
        levels.define(OFFICE, AMY);
        levels.define(Policies.standard(), AMY);
        levels.define(OFFICE, AMY);
        assertThat(levels.terms(TRAITS).calendar()).isEqualTo("office@1");

        levels.define(SHORTER, AMY);
        levels.define(OFFICE, AMY);

        assertThat(levels.terms(TRAITS).calendar()).isEqualTo("office@3");
        assertThat(levels.terms(TRAITS).policy()).isEqualTo("default@1");
    }

    @Test
    void aCommandFindsTheCalendarReadyAndSeesAtOnceThatAnotherNodeChangedIt() {
        InMemoryStorage storage = new InMemoryStorage();
        ServiceLevels here = Crm.builder(storage).build().shop().serviceLevels();
        ServiceLevels there =
                Crm.builder(InMemoryStorage.sharing(storage)).build().shop().serviceLevels();
        here.define(OFFICE, AMY);
        here.define(Policies.standard(), AMY);
        SlaTerms first = here.terms(TRAITS);
        assertThat(here.terms(TRAITS).hours())
                .as("what was found out about its years is not found out again")
                .isSameAs(first.hours());

        there.define(SHORTER, AMY);

        SlaTerms next = here.terms(TRAITS);
        assertThat(next.calendar()).isEqualTo("office@2");
        assertThat(next.hours()).isEqualTo(SHORTER);
        SlaClock counted = ClockRules.start(
                        List.of(), List.of(RESOLUTION), first, Priority.NORMAL, Instant.parse("2026-03-02T09:00:00Z"))
                .get(0);
        assertThat(here.terms(counted).hours()).as("a version never changes").isSameAs(first.hours());
    }

    @Test
    void aKeyCountsOnce() {
        levels.define(OFFICE, AMY.once("monday"));
        levels.define(SHORTER, AMY);

        assertThat(levels.define(OFFICE, AMY.once("monday"))).isEqualTo(OFFICE);

        assertThat(levels.calendar("office")).as("not defined again").contains(SHORTER);
        assertThatExceptionOfType(IdempotencyKeyReusedException.class)
                .isThrownBy(() -> levels.define(SHORTER, AMY.once("monday")));
    }

    @Test
    void whoDefinesAtOnceIsCountedOneAfterTheOther() throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        List<Callable<BusinessCalendar>> definitions = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            BusinessCalendar calendar = Calendars.weekdays("office", "09:00-17:00")
                    .holiday(LocalDate.of(2026, 6, i), "holiday")
                    .build();
            definitions.add(() -> levels.define(calendar, AMY));
        }
        List<Future<BusinessCalendar>> done = nodes.invokeAll(definitions);
        nodes.shutdown();
        for (Future<BusinessCalendar> each : done) {
            each.get();
        }
        levels.define(Policies.standard(), AMY);

        assertThat(levels.terms(TRAITS).calendar()).isEqualTo("office@20");
        assertThat(version("office@20")).isEqualTo(levels.calendar("office"));
        for (int i = 1; i <= 20; i++) {
            assertThat(version("office@" + i)).isPresent();
        }
    }

    @Test
    void aClockIsExplainedByTheVersionsItNames() {
        levels.define(OFFICE, AMY);
        levels.define(Policies.standard(), AMY);
        Ticket ticket = Tickets.withClocks(1, TestCrm.START, levels.terms(TRAITS), Priority.NORMAL);
        SlaTerms promised = levels.terms(TRAITS);
        levels.define(SHORTER, AMY);

        assertThat(levels.terms(ticket.clocks().get(0))).isEqualTo(promised);
        assertThat(levels.terms(TRAITS)).isNotEqualTo(promised);
    }

    @Test
    void stepsGetWhatIsPromisedNowAndWhatWasPromisedThen() {
        levels.define(OFFICE, AMY);
        levels.define(Policies.standard(), AMY);
        SlaTerms then = levels.terms(TRAITS);
        levels.define(SHORTER, AMY);
        SlaTerms now = levels.terms(TRAITS);

        assertThat(then).isNotEqualTo(now);
        test.storage.inTransaction(TenantId.DEFAULT, unit -> {
            Promises promises = StoredPromises.toNew(unit);
            assertThat(promises.inForce(TRAITS)).isEqualTo(now);
            assertThat(promises.named(then.ref())).isEqualTo(then);
            assertThat(promises.named(TermsRef.NONE)).isEqualTo(SlaTerms.NONE);
            return true;
        });
    }

    @Test
    void aVersionThatIsNamedButNotStoredIsCorrupt() {
        SlaTerms unknown = Policies.terms();
        SlaClock clock = Tickets.withClocks(1, TestCrm.START, unknown, Priority.NORMAL)
                .clocks()
                .get(0);

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> levels.terms(clock))
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(StorageException.Reason.CORRUPT));
    }

    @Test
    void aPolicyWhoseCalendarIsGoneIsCorrupt() {
        levels.define(OFFICE, AMY);
        levels.define(Policies.standard(), AMY);
        test.storage.inTransaction(TenantId.DEFAULT, unit -> {
            unit.documents().delete(new DocumentKey("calendar", "office"), 1);
            return true;
        });

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> levels.terms(TRAITS))
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(StorageException.Reason.CORRUPT));
    }

    @Test
    void theClocksOfATicketStandWhereTheHoursHaveBroughtThem() {
        levels.define(OFFICE, AMY);
        levels.define(Policies.standard(), AMY);
        Ticket ticket = store(Tickets.withClocks(1, TestCrm.START, levels.terms(TRAITS), Priority.NORMAL));
        levels.define(SHORTER, AMY);
        test.clock.turnBy(Duration.ofDays(1).plusHours(1));

        List<ClockStanding> standing = levels.standing(ticket.id());

        assertThat(standing)
                .extracting(ClockStanding::elapsed)
                .as("by the hours that were promised")
                .containsExactly(Duration.ofHours(9), Duration.ofHours(9));
        assertThat(standing)
                .extracting(ClockStanding::remaining)
                .containsExactly(Duration.ofHours(-5), Duration.ofHours(7));
        assertThat(standing)
                .extracting(each -> each.clock().isBreached())
                .as("late, also where no sweep has looked")
                .containsExactly(true, false);
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> levels.standing(new TicketId(new UUID(9, 9))));
    }

    @Test
    void attainmentCountsTheTicketsReceivedInThePeriodOverAllPages() {
        levels.define(OFFICE, AMY);
        levels.define(Policies.standard(), AMY);
        Instant from = TestCrm.START;
        Instant before = from.plusSeconds(1_300);
        for (int i = -1; i <= 1_300; i++) {
            Ticket ticket = Tickets.withClocks(i + 2, from.plusSeconds(i), levels.terms(TRAITS), Priority.NORMAL);
            store(ticket.withClocks(
                    ClockRules.stop(ticket.clocks(), FIRST_RESPONSE, levels.terms(TRAITS), from.plusSeconds(i + 60))));
        }
        test.clock.turnTo(Instant.parse("2026-03-03T17:00:00Z"));

        Attainment figures = levels.attainment(from, before);

        assertThat(figures.asOf()).isEqualTo(test.clock.instant());
        assertThat(figures.tickets()).isEqualTo(1_300);
        Spread minute = Spread.of(List.of(Duration.ofMinutes(1)));
        Spread minutes = new Spread(
                1_300,
                minute.mean(),
                minute.median(),
                minute.percentile95(),
                minute.percentile90(),
                minute.percentile99());
        assertThat(figures.of(FIRST_RESPONSE))
                .contains(new MetricFigures(FIRST_RESPONSE, 1_300, 1_300, 0, 0, 0, minutes, minutes));
        assertThat(figures.of(RESOLUTION))
                .as("16 hours are over for the one received at nine")
                .contains(new MetricFigures(RESOLUTION, 1_300, 0, 1, 1_299, 0, null, null));
    }

    @Test
    void aPeriodThatEndsBeforeItBeginsIsRefused() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> levels.attainment(TestCrm.START, TestCrm.START));
    }

    private Optional<BusinessCalendar> version(String reference) {
        return test.storage.inTransaction(
                TenantId.DEFAULT,
                unit -> unit.documents()
                        .find(new DocumentKey("calendar-version", reference))
                        .map(document -> StoredPromises.CALENDARS.byReference(unit, reference)));
    }

    private Ticket store(Ticket ticket) {
        return test.storage.inTransaction(TenantId.DEFAULT, unit -> {
            unit.tickets().insert(ticket);
            return ticket;
        });
    }
}
