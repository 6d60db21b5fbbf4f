package dev.aftercare.crm.escalation;

import static dev.aftercare.crm.escalation.EscalatingShop.ANN;
import static dev.aftercare.crm.model.sla.Metric.RESOLUTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.CancelReason;
import dev.aftercare.crm.model.ticket.CauseDimension;
import dev.aftercare.crm.model.ticket.ClockEvent.EscalationReached;
import dev.aftercare.crm.model.ticket.ClockEvent.EscalationSnoozed;
import dev.aftercare.crm.model.ticket.ClockEvent.EscalationTaken;
import dev.aftercare.crm.model.ticket.ClockEvent.EscalationWoken;
import dev.aftercare.crm.model.ticket.ClockEvent.TargetBreached;
import dev.aftercare.crm.model.ticket.DigestEvent.DigestReady;
import dev.aftercare.crm.model.ticket.HandlingEvent.PriorityChanged;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Recipient;
import dev.aftercare.crm.model.ticket.StepEvent.TicketEscalated;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.WaitingFor;
import dev.aftercare.crm.sla.EscalationRung;
import dev.aftercare.crm.sla.MetricRule;
import dev.aftercare.crm.sla.OnChange;
import dev.aftercare.crm.sla.OnReopen;
import dev.aftercare.crm.team.Agent;
import dev.aftercare.crm.ticket.EscalationRefused;
import dev.aftercare.crm.ticket.HistoryLine;
import dev.aftercare.crm.ticket.Tickets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rungs of an escalation plan are taken once per round, at business-time offsets, by whichever node sweeps. */
class EscalationsTest {

    private static final Recipient LEAD = Recipient.role("lead");
    private static final Recipient BOSS = Recipient.role("boss");

    private final EscalatingShop shop = new EscalatingShop();
    private final Tickets tickets = shop.crm.shop().tickets();
    private final Escalations escalations = shop.crm.shop().escalations();

    /** Four hours for the resolution, warnings at half and three quarters, levels at the breach and two hours later. */
    private TicketId promised() {
        shop.promising(policy -> policy.target(RESOLUTION, Duration.ofHours(4))
                .escalation(
                        RESOLUTION,
                        EscalationRung.at(50).notify(LEAD),
                        EscalationRung.at(75).notify(LEAD),
                        EscalationRung.breach().notify(LEAD, BOSS).raiseLevel(),
                        EscalationRung.after(Duration.ofHours(2)).notify(BOSS).raiseLevel()));
        return shop.receive();
    }

    private List<String> reached(TicketId id) {
        return shop.happened(id, EscalationReached.class).stream()
                .map(event -> event.rung() + " at " + event.at().toString().substring(5, 16))
                .toList();
    }

    private List<String> taken(TicketId id) {
        return shop.happened(id, EscalationTaken.class).stream()
                .map(EscalationTaken::rung)
                .toList();
    }

    private void resolve(TicketId id) {
        tickets.confirm(id, "A cracked lid", "damage", Priority.NORMAL, ANN);
        tickets.analyze(id, CauseDimension.METHOD, "packing", null, ANN);
        tickets.resolve(id, "A new lid was sent", ANN);
    }

    @Test
    void everyRungIsTakenOnceAtItsBusinessTime() {
        TicketId id = promised();
        shop.at("2026-03-02T02:59:59.999999Z").swept();
        assertThat(reached(id)).isEmpty();

        for (int hour = 3; hour < 12; hour++) {
            shop.at("2026-03-02T" + (hour < 10 ? "0" : "") + hour + ":00:00Z").swept();
        }

        assertThat(reached(id))
                .containsExactly(
                        "50% at 03-02T03:00",
                        "75% at 03-02T04:00", "breach at 03-02T05:00", "breach+PT2H at 03-02T07:00");
        assertThat(shop.happened(id, EscalationTaken.class))
                .extracting(EscalationTaken::notified)
                .containsExactly(List.of(LEAD), List.of(LEAD), List.of(LEAD, BOSS), List.of(BOSS));
        assertThat(shop.happened(id, TicketEscalated.class))
                .extracting(TicketEscalated::level)
                .containsExactly(1, 2);
        assertThat(shop.ticket(id).handling().escalationLevel()).isEqualTo(2);
        assertThat(shop.heard(EscalationTaken.class)).hasSize(4);
        assertThat(tickets.describe(id, HistoryLine.Words.LEFT_OUT))
                .extracting(HistoryLine::what)
                .contains(
                        "noticed that resolution came to 50% of its escalation at 2026-03-02T03:00:00Z",
                        "did what breach of resolution asks for; to be told: role:lead, role:boss");
    }

    @Test
    void aSweepThatComesLateTakesAllThatWasReachedAtItsTrueInstants() {
        TicketId id = promised();

        shop.at("2026-03-02T08:30:00Z").swept();

        assertThat(reached(id))
                .containsExactly(
                        "50% at 03-02T03:00",
                        "75% at 03-02T04:00", "breach at 03-02T05:00", "breach+PT2H at 03-02T07:00");
        assertThat(taken(id)).containsExactly("50%", "75%", "breach", "breach+PT2H");
        assertThat(shop.happened(id, TargetBreached.class))
                .extracting(TargetBreached::dueAt)
                .containsExactly(Instant.parse("2026-03-02T05:00:00Z"));
    }

    @Test
    void aPauseMovesWhatIsToCome() {
        TicketId id = promised();
        shop.at("2026-03-02T02:00:00Z");
        tickets.hold(id, WaitingFor.CUSTOMER, "Asked for a photo", ANN);
        assertThat(escalations.outlook(id))
                .containsExactly(new EscalationOutlook(RESOLUTION, 1, List.of(), null, null));
        shop.at("2026-03-02T09:00:00Z").swept();
        assertThat(reached(id)).isEmpty();

        tickets.resume(id, ANN);

        assertThat(escalations.outlook(id))
                .containsExactly(
                        new EscalationOutlook(RESOLUTION, 1, List.of(), "50%", Instant.parse("2026-03-02T10:00:00Z")));
        shop.at("2026-03-03T02:00:00Z").swept();
        assertThat(reached(id)).containsExactly("50% at 03-02T10:00", "75% at 03-03T02:00");
    }

    @Test
    void whatWasLateCountsAsLateThoughItEndedBeforeTheSweep() {
        TicketId id = promised();
        shop.at("2026-03-02T05:00:00.000001Z");
        resolve(id);

        assertThat(reached(id)).containsExactly("50% at 03-02T03:00", "75% at 03-02T04:00", "breach at 03-02T05:00");
        assertThat(taken(id)).isEmpty();
        shop.at("2026-03-02T06:00:00Z").swept();

        assertThat(shop.happened(id, EscalationTaken.class))
                .extracting(EscalationTaken::notified, EscalationTaken::undone)
                .containsExactly(
                        tuple(List.of(), List.of("notify")),
                        tuple(List.of(), List.of("notify")),
                        tuple(List.of(LEAD, BOSS), List.of("raise-level")));
        assertThat(shop.ticket(id).handling().escalationLevel()).isZero();
    }

    @Test
    void whatEndsAtItsDueTimeWasInTime() {
        TicketId id = promised();
        shop.at("2026-03-02T05:00:00Z");
        resolve(id);

        shop.after(Duration.ofHours(3)).swept();

        assertThat(reached(id)).containsExactly("50% at 03-02T03:00", "75% at 03-02T04:00");
        assertThat(shop.happened(id, TargetBreached.class)).isEmpty();
    }

    @Test
    void aCancelledTicketIsNotEscalatedAnyMore() {
        TicketId id = promised();
        shop.at("2026-03-02T03:00:00Z").swept();
        tickets.cancel(id, CancelReason.WITHDRAWN, null, ANN);

        shop.at("2026-03-04T03:00:00Z").swept();

        assertThat(reached(id)).containsExactly("50% at 03-02T03:00");
    }

    @Test
    void aReopenedTicketGoesOnInItsRoundOrBeginsANewOneAsThePolicySays() {
        MetricRule newCycle = MetricRule.standard(RESOLUTION)
                .orElseThrow()
                .but()
                .onReopen(OnReopen.NEW_CYCLE)
                .build();
        TicketId goesOn = promised();
        shop.at("2026-03-02T03:30:00Z").swept();
        resolve(goesOn);
        shop.promising(policy -> policy.target(RESOLUTION, Duration.ofHours(4))
                .rule(RESOLUTION, newCycle)
                .escalation(RESOLUTION, EscalationRung.at(50).notify(LEAD)));
        shop.at("2026-03-03T01:00:00Z");
        TicketId beginsAnew = shop.receive();
        shop.at("2026-03-03T03:30:00Z").swept();
        resolve(beginsAnew);
        shop.at("2026-03-03T04:00:00Z");
        tickets.reopen(beginsAnew, "Cracked again", ANN);
        tickets.reopen(goesOn, "Cracked again", ANN);

        shop.at("2026-03-03T06:00:00Z").swept();

        assertThat(reached(beginsAnew)).containsExactly("50% at 03-03T03:00", "50% at 03-03T06:00");
        assertThat(shop.ticket(beginsAnew).clock(RESOLUTION).orElseThrow().cycle())
                .isEqualTo(2);
        assertThat(reached(goesOn).get(0)).isEqualTo("50% at 03-02T03:00");
    }

    @Test
    void aClockThatGoesOnAfterAReopeningRepeatsNothing() {
        TicketId id = promised();
        shop.at("2026-03-02T03:30:00Z").swept();
        resolve(id);
        shop.at("2026-03-02T05:00:00Z");
        tickets.reopen(id, "Cracked again", ANN);

        shop.at("2026-03-02T06:00:00Z").swept();

        assertThat(reached(id)).containsExactly("50% at 03-02T03:00", "75% at 03-02T05:30");
    }

    /** The new policy counts from three o'clock on by its own target of eight hours, or from the ticket's start, which is at one. */
    @ParameterizedTest
    @CsvSource({
        "FROM_NOW,   03-02T09:00, 03-03T02:00, 03-03T04:00",
        "FROM_START, 03-02T07:00, 03-02T09:00, 03-03T02:00",
        "CARRY_ON,   03-02T07:00, 03-02T09:00, 03-03T02:00"
    })
    void aPolicyThatCountsAnewRepeatsNothingThatWasReachedInTheCycle(
            OnChange onPolicy, String threeQuarters, String breach, String twoHoursLater) {
        MetricRule rule = MetricRule.standard(RESOLUTION)
                .orElseThrow()
                .but()
                .onPolicy(onPolicy)
                .build();
        TicketId id = promised();
        escalations.snooze(id, Instant.parse("2026-03-02T03:10:00Z"), "Not before the change", ANN);
        shop.at("2026-03-02T03:00:00Z").swept();
        assertThat(taken(id)).isEmpty();
        shop.promising(policy -> policy.target(RESOLUTION, Duration.ofHours(8))
                .rule(RESOLUTION, rule)
                .escalation(
                        RESOLUTION,
                        EscalationRung.at(50).notify(LEAD),
                        EscalationRung.at(75).notify(LEAD),
                        EscalationRung.breach().notify(LEAD),
                        EscalationRung.after(Duration.ofHours(2)).notify(BOSS)));
        tickets.reconsiderTerms(id, ANN);

        for (Instant at = shop.clock.instant();
                at.isBefore(Instant.parse("2026-03-03T10:00:00Z"));
                at = at.plus(Duration.ofMinutes(30))) {
            shop.at(at.toString()).swept();
        }

        assertThat(reached(id))
                .containsExactly(
                        "50% at 03-02T03:00",
                        "75% at " + threeQuarters, "breach at " + breach, "breach+PT2H at " + twoHoursLater);
        assertThat(shop.happened(id, EscalationTaken.class))
                .extracting(EscalationTaken::rung, EscalationTaken::undone)
                .as("what was still to be done before the change is done after it, and all is done once")
                .containsExactly(
                        tuple("50%", List.of()),
                        tuple("75%", List.of()),
                        tuple("breach", List.of()),
                        tuple("breach+PT2H", List.of()));
    }

    @Test
    void aHigherPriorityMovesWhatIsToComeAndRepeatsNothing() {
        shop.promising(policy -> policy.target(RESOLUTION, Duration.ofHours(8))
                .target(RESOLUTION, Priority.URGENT, Duration.ofHours(4))
                .escalation(
                        RESOLUTION,
                        EscalationRung.at(25).raisePriority(Priority.URGENT),
                        EscalationRung.at(50).notify(LEAD)));
        TicketId id = shop.receive();

        shop.at("2026-03-02T03:00:00Z").swept().swept();

        assertThat(shop.happened(id, PriorityChanged.class))
                .extracting(PriorityChanged::priority)
                .containsExactly(Priority.URGENT);
        assertThat(reached(id)).containsExactly("25% at 03-02T03:00", "50% at 03-02T03:00");
        assertThat(shop.ticket(id).clock(RESOLUTION).orElseThrow().dueAt())
                .isEqualTo(Instant.parse("2026-03-02T05:00:00Z"));
    }

    @Test
    void offsetsCanLieBeforeTheBreach() {
        shop.promising(policy -> policy.target(RESOLUTION, Duration.ofHours(4))
                .escalation(
                        RESOLUTION, EscalationRung.before(Duration.ofHours(1)).notify(LEAD)));
        TicketId id = shop.receive();

        shop.at("2026-03-02T04:30:00Z").swept();

        assertThat(reached(id)).containsExactly("breach-PT1H at 03-02T04:00");
    }

    @Test
    void whatComesWhileTheShopIsClosedIsToldInOneDigestWhenItOpens() {
        TicketId one = promised();
        TicketId other = shop.receive();
        TicketId third = shop.receive();

        shop.at("2026-03-02T16:00:00Z").swept();

        assertThat(shop.heard(EscalationTaken.class)).hasSize(12).allSatisfy(event -> {
            assertThat(event.notified()).isEmpty();
            assertThat(event.held()).isNotEmpty();
        });
        assertThat(shop.heard(DigestReady.class)).isEmpty();
        shop.at("2026-03-03T00:59:59.999999Z").swept();
        assertThat(shop.heard(DigestReady.class)).isEmpty();

        shop.at("2026-03-03T01:00:00Z").swept();

        List<DigestReady> digests = shop.heard(DigestReady.class);
        assertThat(digests).extracting(DigestReady::recipient).containsExactlyInAnyOrder(LEAD, BOSS);
        DigestReady lead = digests.stream()
                .filter(digest -> digest.recipient().equals(LEAD))
                .findFirst()
                .orElseThrow();
        assertThat(lead.notes()).hasSize(9);
        assertThat(lead.notes()).extracting(note -> note.ticket()).contains(one, other, third);
        assertThat(lead.notes()).extracting(note -> note.at()).isSorted();
        shop.at("2026-03-04T01:00:00Z").swept();
        assertThat(shop.heard(DigestReady.class)).hasSize(2);
    }

    @Test
    void aSnoozeHoldsBackWhatIsDoneAndNotWhatIsSo() {
        TicketId id = promised();
        Instant due = shop.ticket(id).clock(RESOLUTION).orElseThrow().dueAt();
        escalations.snooze(id, Instant.parse("2026-03-02T05:30:00Z"), "The courier calls back", ANN);

        shop.at("2026-03-02T05:10:00Z").swept();

        assertThat(shop.ticket(id).clock(RESOLUTION).orElseThrow().dueAt()).isEqualTo(due);
        assertThat(shop.happened(id, TargetBreached.class)).hasSize(1);
        assertThat(reached(id)).hasSize(3);
        assertThat(taken(id)).isEmpty();
        assertThat(shop.ticket(id).escalated().snooze().by().id()).isEqualTo("ann");

        shop.at("2026-03-02T05:30:00Z").swept();

        assertThat(taken(id)).containsExactly("50%", "75%", "breach");
        assertThat(shop.ticket(id).escalated().snooze()).isNull();
        assertThat(tickets.describe(id, HistoryLine.Words.INCLUDED))
                .extracting(HistoryLine::what)
                .contains("held back its escalation until 2026-03-02T05:30:00Z: The courier calls back");
    }

    @Test
    void aSnoozeCanBeEndedBeforeItsTime() {
        TicketId id = promised();
        By once = ANN.once("quiet");
        Ticket snoozed = escalations.snooze(id, Instant.parse("2026-03-09T01:00:00Z"), "Wait", once);
        assertThat(escalations.snooze(id, Instant.parse("2026-03-09T01:00:00Z"), "Wait", once))
                .isEqualTo(snoozed);
        shop.at("2026-03-02T03:00:00Z").swept();
        assertThat(taken(id)).isEmpty();

        escalations.wake(id, ANN);
        Ticket again = escalations.wake(id, ANN);
        shop.swept();

        assertThat(taken(id)).containsExactly("50%");
        assertThat(shop.happened(id, EscalationWoken.class)).hasSize(1);
        assertThat(shop.happened(id, EscalationSnoozed.class)).hasSize(1);
        assertThat(again.escalated().snooze()).isNull();
    }

    @Test
    void aSnoozeNeedsAnOpenTicketAndATimeToCome() {
        TicketId id = promised();

        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> escalations.snooze(id, EscalatingShop.START, "Wait", ANN))
                .satisfies(refused -> assertThat(refused.rejection()).isInstanceOf(EscalationRefused.class));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> escalations.snooze(id, EscalatingShop.START.plusSeconds(1), " ", ANN));
        tickets.cancel(id, CancelReason.WITHDRAWN, null, ANN);
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> escalations.snooze(id, EscalatingShop.START.plusSeconds(1), "Wait", ANN))
                .withMessageContaining("CANCELLED");
    }

    @Test
    void aRungCanGiveTheTicketToAnotherAgent() {
        shop.promising(policy -> policy.target(RESOLUTION, Duration.ofHours(4))
                .escalation(
                        RESOLUTION,
                        EscalationRung.at(50).reassign("second-line").notify(Recipient.ASSIGNEE),
                        EscalationRung.at(75).reassign("nowhere")));
        shop.crm.shop().team().put(Agent.of("bob").in("first-line").carrying(9), ANN);
        shop.crm.shop().team().put(Agent.of("cleo").in("second-line").carrying(9), ANN);
        TicketId id = shop.receive();
        tickets.assign(id, "bob", ANN);

        shop.at("2026-03-02T03:00:00Z").swept();
        assertThat(shop.ticket(id).handling().assignee()).isEqualTo("cleo");
        shop.at("2026-03-02T04:00:00Z").swept();

        assertThat(shop.ticket(id).handling().assignee()).isEqualTo("cleo");
        assertThat(shop.happened(id, EscalationTaken.class))
                .extracting(EscalationTaken::notified, EscalationTaken::undone)
                .containsExactly(
                        tuple(List.of(Recipient.agent("cleo")), List.of()), tuple(List.of(), List.of("reassign")));
    }

    @Test
    void aHookIsCalledUntilItSucceedsAlwaysUnderTheSameKey() {
        shop.promising(policy -> policy.target(RESOLUTION, Duration.ofHours(4))
                .escalation(RESOLUTION, EscalationRung.breach().callHook("pager")));
        TicketId id = shop.receive();
        shop.failuresToCome = 2;

        shop.at("2026-03-02T05:00:00Z").swept();
        assertThat(shop.calls).hasSize(1);
        assertThat(taken(id)).containsExactly("breach");
        for (int i = 0; i < 5; i++) {
            shop.after(Duration.ofMinutes(6)).swept();
        }

        assertThat(shop.calls).hasSize(3);
        assertThat(shop.calls)
                .extracting(HookCall::key)
                .containsOnly(shop.calls.get(0).key());
        assertThat(shop.calls.get(0).ticket()).isEqualTo(id);
        assertThat(shop.calls.get(0).at()).isEqualTo(Instant.parse("2026-03-02T05:00:00Z"));
    }
}
