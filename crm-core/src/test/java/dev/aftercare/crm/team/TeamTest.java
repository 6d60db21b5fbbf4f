package dev.aftercare.crm.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.HandTurnedClock;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.due.DueReport;
import dev.aftercare.crm.intake.IncomingMessage;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.customer.Profile;
import dev.aftercare.crm.model.ticket.CancelReason;
import dev.aftercare.crm.model.ticket.CauseDimension;
import dev.aftercare.crm.model.ticket.MessageId;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.model.ticket.WaitingFor;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.TicketFacet;
import dev.aftercare.crm.persistence.TicketQuery;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import dev.aftercare.crm.sla.BusinessCalendar;
import dev.aftercare.crm.ticket.HistoryLine;
import dev.aftercare.crm.ticket.IllegalStep;
import dev.aftercare.crm.ticket.NewTicket;
import dev.aftercare.crm.ticket.TicketCommand;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TeamTest {

    private static final By LEAD = By.agent("lead");

    /** A Monday. */
    private final HandTurnedClock clock = new HandTurnedClock(Instant.parse("2026-03-02T10:00:00Z"));

    private final Crm crm = Crm.builder(new InMemoryStorage()).clock(clock).build();
    private final Shop shop = crm.shop();
    private final Team team = shop.team();

    private CustomerId customer(String name, String locale) {
        Profile profile =
                Profile.builder().locale(Locale.forLanguageTag(locale)).build();
        return shop.customers()
                .register(Set.of(Identity.shopUser(name)), profile, LEAD)
                .id();
    }

    private TicketId ticket(CustomerId customer, Priority priority) {
        return shop.tickets()
                .receive(
                        NewTicket.of(customer, TicketType.COMPLAINT, Channel.APP, "Help")
                                .pressing(priority),
                        LEAD)
                .id();
    }

    private String assignee(TicketId id) {
        return shop.tickets().find(id).orElseThrow().handling().assignee();
    }

    private void day(String calendar, int from, int to) {
        shop.serviceLevels()
                .define(
                        BusinessCalendar.builder(calendar, ZoneOffset.UTC)
                                .open(DayOfWeek.MONDAY, "%02d:00-%02d:00".formatted(from, to))
                                .build(),
                        LEAD);
    }

    @Test
    void ticketsGoToWhoHasRoomAndTheShopCanAskWhy() {
        team.put(Agent.of("ann").carrying(3), LEAD);
        team.put(Agent.of("bob").carrying(3), LEAD);
        team.define(AssignmentPolicy.DEFAULT.weighing(Priority.URGENT, 3).withSticky(false), LEAD);
        CustomerId mei = customer("mei", "und");
        TicketId urgent = ticket(mei, Priority.URGENT);
        TicketId normal = ticket(mei, Priority.NORMAL);

        Assignment first = team.assign(urgent, LEAD);
        assertThat(first.ticket().handling().assignee()).isEqualTo("ann");
        assertThat(team.load("ann")).isEqualTo(3);
        assertThat(team.assign(normal, LEAD).proposal().sentences())
                .containsExactly(
                        "ann: HAS_NO_ROOM (carries 3 of 3, it weighs 1)", "bob: IS_THE_ONLY_ONE (carries 0 of 3)");
        assertThat(team.why(urgent)).contains(first.proposal());
        assertThat(team.why(normal).orElseThrow().chosen()).isEqualTo("bob");
        TicketId more = ticket(mei, Priority.URGENT);
        Proposal nobody = team.propose(more);
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> team.assign(more, LEAD))
                .satisfies(refused -> assertThat(refused.rejection()).isEqualTo(new NobodyFits(nobody)));
        assertThat(team.why(more)).isEmpty();
    }

    @Test
    void categoryLanguageAndShiftDecideWhoCanHaveIt() {
        day("early", 6, 14);
        day("late", 14, 22);
        team.put(Agent.of("ann").in("logistics").speaking("zh").working("early"), LEAD);
        team.put(Agent.of("bob").in("logistics").speaking("zh").working("late"), LEAD);
        team.put(Agent.of("cy").in("logistics").speaking("en").working("early"), LEAD);
        team.put(Agent.of("dan").in("payment").speaking("zh").working("early"), LEAD);
        team.define(AssignmentPolicy.DEFAULT.needing(AssignmentNeed.of("logistics", "logistics")), LEAD);
        TicketId id = ticket(customer("mei", "zh-CN"), Priority.NORMAL);
        shop.tickets().confirm(id, "Wet", "logistics/damage", Priority.NORMAL, LEAD);

        assertThat(team.assign(id, LEAD).proposal().sentences())
                .containsExactly(
                        "ann: IS_THE_ONLY_ONE (carries 0 of 10)",
                        "bob: OFF_SHIFT (by calendar late)",
                        "cy: LACKS_THE_LANGUAGE (zh)",
                        "dan: NOT_OF_THE_DEPARTMENT (logistics)");
        TicketQuery logistics = TicketQuery.builder().department("logistics").build();
        assertThat(shop.tickets().page(logistics, PageRequest.first(5)).items())
                .extracting(Ticket::id)
                .containsExactly(id);
        assertThat(shop.tickets().describe(id, HistoryLine.Words.LEFT_OUT))
                .last()
                .satisfies(line -> assertThat(line.what()).isEqualTo("assigned it to ann of logistics"));
        shop.tickets().apply(id, new TicketCommand.Assign("dan", "payment"), LEAD);
        shop.tickets().assign(id, "ann", LEAD);
        assertThat(shop.tickets().countBy(TicketQuery.ALL, TicketFacet.DEPARTMENT))
                .isEqualTo(Map.of("payment", 1L));
    }

    @Test
    void theAgentWhoHadTheCustomersLastTicketGetsTheNext() {
        team.put(Agent.of("ann"), LEAD);
        team.put(Agent.of("bob"), LEAD);
        CustomerId mei = customer("mei", "und");
        shop.tickets().assign(ticket(mei, Priority.NORMAL), "bob", LEAD);

        Proposal proposal = team.propose(ticket(mei, Priority.NORMAL));
        assertThat(proposal.chosen()).isEqualTo("bob");
        assertThat(team.propose(ticket(customer("lin", "und"), Priority.NORMAL)).chosen())
                .isEqualTo("ann");
    }

    @Test
    void whatAnAgentHasGoesToOthersWhenTheShiftEndsOnce() {
        day("early", 6, 14);
        day("late", 9, 22);
        team.define(AssignmentPolicy.DEFAULT.withHandOver(true), LEAD);
        team.put(Agent.of("ann").working("early"), LEAD);
        CustomerId mei = customer("mei", "und");
        TicketId open = ticket(mei, Priority.NORMAL);
        TicketId held = ticket(mei, Priority.NORMAL);
        team.assign(open, LEAD);
        team.assign(held, LEAD);
        shop.tickets().hold(held, WaitingFor.CUSTOMER, "A photo", LEAD);
        team.put(Agent.of("bob").working("late"), LEAD);

        clock.turnTo(Instant.parse("2026-03-02T13:59:59.999999Z"));
        shop.runDue(100);
        assertThat(assignee(open)).isEqualTo("ann");
        clock.turnTo(Instant.parse("2026-03-02T14:00:00Z"));
        shop.runDue(100);
        shop.runDue(100);

        assertThat(assignee(open)).isEqualTo("bob");
        assertThat(assignee(held)).isEqualTo("ann");
        assertThat(shop.tickets().find(open).orElseThrow().version()).isEqualTo(3);
        assertThat(shop.tickets().history(open))
                .last()
                .satisfies(event -> assertThat(event.actor().id()).isEqualTo("agent-went"));
    }

    @Test
    void whatSomebodyGaveByHandIsHandedOverTooAndWhatNobodyCouldHaveIsAtTheEndOfTheNextShift() {
        day("early", 6, 14);
        team.put(Agent.of("ann").working("early"), LEAD);
        team.define(AssignmentPolicy.DEFAULT.withHandOver(true), LEAD);
        TicketId id = ticket(customer("mei", "und"), Priority.NORMAL);
        shop.tickets().assign(id, "ann", LEAD);

        clock.turnTo(Instant.parse("2026-03-02T14:00:00Z"));
        shop.runDue(100);
        assertThat(assignee(id)).isEqualTo("ann");
        team.put(Agent.of("bob"), LEAD);
        clock.turnTo(Instant.parse("2026-03-09T13:59:00Z"));
        shop.runDue(100);
        assertThat(assignee(id)).isEqualTo("ann");
        clock.turnTo(Instant.parse("2026-03-09T14:00:00Z"));
        shop.runDue(100);
        assertThat(assignee(id)).isEqualTo("bob");
    }

    @Test
    void noShiftHandsOverOnceTheShopWantsThatNoMore() {
        day("early", 6, 14);
        team.define(AssignmentPolicy.DEFAULT.withHandOver(true), LEAD);
        team.put(Agent.of("ann").working("early"), LEAD);
        TicketId id = ticket(customer("mei", "und"), Priority.NORMAL);
        team.assign(id, LEAD);
        team.put(Agent.of("bob"), LEAD);
        team.define(AssignmentPolicy.DEFAULT, LEAD);

        clock.turnTo(Instant.parse("2026-03-02T14:00:00Z"));
        shop.runDue(100);

        assertThat(assignee(id)).isEqualTo("ann");
    }

    @Test
    void whoIsAwayHandsOverWithTheNextSweepAndWhatNobodyElseCanHaveStays() {
        team.put(Agent.of("ann"), LEAD);
        TicketId id = ticket(customer("mei", "und"), Priority.NORMAL);
        team.assign(id, LEAD);
        team.put(Agent.of("ann").being(Availability.AWAY), LEAD);
        shop.runDue(100);
        assertThat(assignee(id)).isEqualTo("ann");

        team.put(Agent.of("bob"), LEAD);
        team.put(Agent.of("ann").being(Availability.AWAY), LEAD);
        shop.runDue(100);
        assertThat(assignee(id)).isEqualTo("bob");
    }

    @Test
    void whatComesBackToSomebodyWhoWentGoesToSomebodyElse() {
        team.put(Agent.of("ann"), LEAD);
        CustomerId mei = customer("mei", "und");
        TicketId resumed = annHas(mei);
        TicketId answered = annHas(customer("jo", "und"));
        TicketId reopened = annHas(mei);
        TicketId merged = annHas(mei);
        TicketId waiting = annHas(mei);
        TicketId survivor = ticket(mei, Priority.NORMAL);
        for (TicketId id : List.of(resumed, answered, waiting)) {
            shop.tickets().hold(id, WaitingFor.CUSTOMER, "A photo", LEAD);
        }
        close(reopened);
        shop.relations().mergers().merge(merged, survivor, "the same", LEAD);
        shop.runDue(100);
        team.put(Agent.of("bob"), LEAD);
        team.put(Agent.of("ann").being(Availability.AWAY), LEAD);
        shop.runDue(100);
        assertThat(List.of(resumed, answered, reopened, merged, waiting))
                .allSatisfy(id -> assertThat(assignee(id)).isEqualTo("ann"));

        shop.tickets().resume(resumed, LEAD);
        shop.intake()
                .receive(
                        IncomingMessage.builder(
                                        Channel.APP,
                                        new MessageId("app", "m-1"),
                                        Identity.shopUser("jo"),
                                        clock.instant())
                                .text("Here it is")
                                .build(),
                        LEAD);
        shop.tickets().reopen(reopened, "Again", LEAD);
        shop.relations().mergers().undo(merged, "another matter", LEAD);
        shop.runDue(100);

        assertThat(List.of(resumed, answered, reopened, merged))
                .allSatisfy(id -> assertThat(assignee(id)).isEqualTo("bob"))
                .allSatisfy(id -> assertThat(shop.tickets().history(id))
                        .last()
                        .satisfies(event -> assertThat(event.actor().id()).isEqualTo("agent-went")));
        assertThat(assignee(waiting)).isEqualTo("ann");
        assertThat(shop.runDue(100)).isEqualTo(DueReport.NOTHING);
    }

    @Test
    void whatComesBackStaysWithWhoIsThereAndWhereNobodyElseCanHaveIt() {
        day("early", 6, 14);
        team.define(AssignmentPolicy.DEFAULT.withHandOver(true), LEAD);
        team.put(Agent.of("ann").working("early"), LEAD);
        CustomerId mei = customer("mei", "und");
        TicketId id = annHas(mei);
        shop.tickets().hold(id, WaitingFor.CUSTOMER, "A photo", LEAD);
        team.put(Agent.of("bob"), LEAD);

        shop.tickets().resume(id, LEAD);
        shop.runDue(100);
        assertThat(assignee(id)).as("she is there").isEqualTo("ann");

        shop.tickets().hold(id, WaitingFor.CUSTOMER, "Another photo", LEAD);
        clock.turnTo(Instant.parse("2026-03-02T15:00:00Z"));
        shop.runDue(100);
        team.put(Agent.of("bob").being(Availability.AWAY), LEAD);
        shop.tickets().resume(id, LEAD);
        shop.runDue(100);
        assertThat(assignee(id)).as("nobody else is there").isEqualTo("ann");

        team.put(Agent.of("bob"), LEAD);
        shop.tickets().hold(id, WaitingFor.CUSTOMER, "A third photo", LEAD);
        shop.tickets().resume(id, LEAD);
        shop.runDue(100);
        assertThat(assignee(id)).as("her shift is over").isEqualTo("bob");
    }

    private TicketId annHas(CustomerId customer) {
        TicketId id = ticket(customer, Priority.NORMAL);
        shop.tickets().assign(id, "ann", LEAD);
        return id;
    }

    private void close(TicketId id) {
        shop.tickets().confirm(id, "It is broken", "quality", Priority.NORMAL, LEAD);
        shop.tickets().analyze(id, CauseDimension.METHOD, "packing", null, LEAD);
        shop.tickets().resolve(id, "A new one", LEAD);
        shop.tickets().feedback(id, "Told", null, null, LEAD);
        shop.tickets().followUp(id, "Fine", true, LEAD);
    }

    @Test
    void whatAnAgentHasIsHandedOverInPartsThatNothingIsLostBetween() {
        team.put(Agent.of("ann").carrying(1_000), LEAD);
        CustomerId mei = customer("mei", "und");
        List<TicketId> all = IntStream.range(0, 2 * HandOver.PART + 3)
                .mapToObj(n -> ticket(mei, Priority.NORMAL))
                .toList();
        all.forEach(id -> shop.tickets().assign(id, "ann", LEAD));
        TicketId held = all.get(HandOver.PART);
        shop.tickets().hold(held, WaitingFor.CUSTOMER, "A photo", LEAD);
        team.put(Agent.of("bob").carrying(1_000), LEAD);
        team.put(Agent.of("ann").being(Availability.AWAY), LEAD);

        shop.runDue(1);
        assertThat(all).filteredOn(id -> assignee(id).equals("bob")).hasSize(HandOver.PART);
        TicketId late = ticket(mei, Priority.NORMAL);
        shop.tickets().assign(late, "ann", LEAD);
        assertThat(shop.runDue(100)).isEqualTo(new DueReport(2, 0, 0));
        assertThat(shop.runDue(100)).isEqualTo(DueReport.NOTHING);

        assertThat(assignee(late)).as("given by hand to somebody who is away").isEqualTo("ann");
        assertThat(assignee(held)).isEqualTo("ann");
        assertThat(all)
                .filteredOn(id -> !id.equals(held))
                .allSatisfy(id -> assertThat(assignee(id)).isEqualTo("bob"))
                .allSatisfy(
                        id -> assertThat(shop.tickets().find(id).orElseThrow().version())
                                .isEqualTo(3));
    }

    @Test
    void whoComesBackBetweenTwoPartsKeepsTheRest() {
        team.put(Agent.of("ann").carrying(1_000), LEAD);
        CustomerId mei = customer("mei", "und");
        List<TicketId> all = IntStream.range(0, HandOver.PART + 1)
                .mapToObj(n -> ticket(mei, Priority.NORMAL))
                .toList();
        all.forEach(id -> shop.tickets().assign(id, "ann", LEAD));
        team.put(Agent.of("bob").carrying(1_000), LEAD);
        team.put(Agent.of("ann").being(Availability.AWAY), LEAD);
        shop.runDue(1);
        team.put(Agent.of("ann"), LEAD);
        shop.runDue(100);

        assertThat(all).filteredOn(id -> assignee(id).equals("ann")).hasSize(1);
    }

    @Test
    void theShiftsOfALargeTeamAreSeenToInStepsHoweverLateTheSweepComes() {
        day("early", 6, 14);
        for (int i = 0; i < 150; i++) {
            team.put(Agent.of("agent-" + i).working("early").carrying(1), LEAD);
        }
        CustomerId mei = customer("mei", "und");
        TicketId last = ticket(mei, Priority.NORMAL);
        shop.tickets().assign(last, "agent-0", LEAD);
        team.put(Agent.of("bob"), LEAD);
        team.define(AssignmentPolicy.DEFAULT.withHandOver(true), LEAD);

        clock.turnBy(Duration.ofHours(5));
        // Two steps that see to the shifts, and as many ends as agents have shifts.
        assertThat(shop.runDue(1_000).done()).isEqualTo(2 + 150);

        assertThat(assignee(last)).isEqualTo("bob");
    }

    @Test
    void aTeamHasAtMostAsManyAgentsAsAreLookedAtAtOnce() {
        for (int i = 0; i < Team.MAX_AGENTS; i++) {
            team.put(Agent.of("agent-" + i), LEAD);
        }

        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> team.put(Agent.of("ann"), LEAD))
                .satisfies(refused -> assertThat(refused.rejection()).isEqualTo(new TeamIsFull(1_000)))
                .withMessageContaining("at most 1000 agents");
        assertThat(team.find("ann")).isEmpty();
        assertThat(team.put(Agent.of("agent-7").carrying(7), LEAD).capacity()).isEqualTo(7);
    }

    @Test
    void commandsAreIdempotentAndWhatDoesNotExistIsSaid() {
        team.put(Agent.of("ann"), LEAD);
        team.put(Agent.of("bob"), LEAD);
        TicketId id = ticket(customer("mei", "und"), Priority.NORMAL);

        Assignment first = team.assign(id, LEAD.once("k"));
        assertThat(team.assign(id, LEAD.once("k"))).isEqualTo(first);
        assertThat(team.page(PageRequest.first(1)).next()).isNotNull();
        assertThat(team.find("ann")).contains(Agent.of("ann"));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> team.put(Agent.of("cy").working("never"), LEAD));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> team.assign(new TicketId(new UUID(1, 1)), LEAD));
        shop.tickets().cancel(id, CancelReason.WITHDRAWN, null, LEAD);
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> team.assign(id, LEAD))
                .satisfies(refused -> assertThat(refused.rejection()).isInstanceOf(IllegalStep.class));
    }

    @Test
    void manyThatAssignAtOnceFillNobodyPastTheBrimAndShareFairly() throws Exception {
        for (String login : List.of("ann", "bob", "cy", "dan")) {
            team.put(Agent.of(login).carrying(5), LEAD);
        }
        team.define(AssignmentPolicy.DEFAULT.withSticky(false), LEAD);
        CustomerId mei = customer("mei", "und");
        List<TicketId> tickets = IntStream.range(0, 24)
                .mapToObj(i -> ticket(mei, Priority.NORMAL))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> calls = tickets.stream()
                    .<Callable<Boolean>>map(id -> () -> given(id))
                    .toList();
            int given = 0;
            for (Future<Boolean> call : threads.invokeAll(calls)) {
                given += call.get() ? 1 : 0;
            }
            assertThat(given).isEqualTo(20);
        } finally {
            threads.shutdownNow();
        }
        assertThat(Map.of(
                        "ann",
                        team.load("ann"),
                        "bob",
                        team.load("bob"),
                        "cy",
                        team.load("cy"),
                        "dan",
                        team.load("dan")))
                .allSatisfy((login, load) -> assertThat(load).isEqualTo(5));
    }

    private boolean given(TicketId id) {
        try {
            team.assign(id, LEAD);
            return true;
        } catch (RejectedException refused) {
            assertThat(refused.rejection()).isInstanceOf(NobodyFits.class);
            return false;
        }
    }
}
