package dev.aftercare.crm.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.event.EventLine;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.ticket.ActionRef;
import dev.aftercare.crm.model.ticket.ActionStatus;
import dev.aftercare.crm.model.ticket.PreventionEvent.EffectCheckDue;
import dev.aftercare.crm.model.ticket.PreventionEvent.EffectChecked;
import dev.aftercare.crm.model.ticket.PreventionEvent.PreventionClosed;
import dev.aftercare.crm.model.ticket.PreventionEvent.PreventionOverdue;
import dev.aftercare.crm.model.ticket.PreventionEvent.PreventionPlanned;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Preventive actions: planned in a ticket, and alive for as long as it takes. */
class PreventionsTest {

    private static final Instant DUE = Desk.START.plus(Duration.ofDays(30));

    private final Desk desk = new Desk();
    private final Preventions preventions = desk.tickets.preventions();

    private static ActionRequest thickerBox() {
        return ActionRequest.preventive("Use a thicker box", "logistics").dueBy(DUE);
    }

    private TicketId analyzed(ActionRequest... actions) {
        TicketId id = desk.receivedUpTo(Stage.ANALYZED);
        desk.tickets.plan(id, List.of(actions), Desk.AGENT);
        return id;
    }

    private TicketId closed(ActionRequest... actions) {
        TicketId id = analyzed(actions);
        for (TicketStep step : List.of(TicketStep.RESOLVE, TicketStep.FEEDBACK, TicketStep.FOLLOW_UP)) {
            desk.tickets.apply(id, Course.some(step), Desk.AGENT);
        }
        return id;
    }

    private List<Object> told(ActionRef action) {
        return preventions.history(action).stream()
                .map(Event::body)
                .map(Object.class::cast)
                .toList();
    }

    @Test
    void onlyPreventiveActionsHaveALifeOfTheirOwn() {
        TicketId id = analyzed(ActionRequest.corrective("Send a new lid", "logistics"), thickerBox());

        assertThat(preventions.find(new ActionRef(id, 1))).isEmpty();
        Prevention prevention = preventions.find(new ActionRef(id, 2)).orElseThrow();
        assertThat(prevention.status()).isEqualTo(ActionStatus.OPEN);
        assertThat(prevention.customer()).isEqualTo(desk.customer);
        assertThat(prevention.owner()).isEqualTo("logistics");
        assertThat(told(prevention.ref())).containsExactly(new PreventionPlanned("logistics", DUE));
    }

    @Test
    void anActionIsOverdueOnceAlsoWhenItsTicketHasLongBeenClosed() {
        ActionRef action = new ActionRef(closed(thickerBox()), 1);

        desk.at(DUE.minusNanos(1_000).toString()).crm.shop().runDue(100);
        assertThat(preventions.find(action).orElseThrow().overdue()).isFalse();
        desk.after(Duration.ofNanos(1_000)).crm.shop().runDue(100);
        desk.otherNode.shop().runDue(100);
        desk.after(Duration.ofDays(400)).crm.shop().runDue(100);

        assertThat(told(action)).containsExactly(new PreventionPlanned("logistics", DUE), new PreventionOverdue(DUE));
        assertThat(preventions.find(action).orElseThrow().overdue()).isTrue();
        assertThat(preventions.describe(action, HistoryLine.Words.LEFT_OUT))
                .extracting(EventLine::what)
                .containsExactly("planned it for logistics, by " + DUE, "noticed that it was not done by " + DUE);
    }

    @Test
    void whatIsDoneInTimeIsNeverOverdueAndItsEffectIsCheckedLater() {
        TicketId id = closed(thickerBox());
        ActionRef action = new ActionRef(id, 1);
        Instant check = DUE.plus(Duration.ofDays(60));

        preventions.done(action, "New boxes ordered", check, By.agent("wang.wei"));
        desk.at(check.toString()).crm.shop().runDue(100);
        desk.otherNode.shop().runDue(100);
        preventions.check(action, false, "Lids still crack", Desk.AGENT);
        preventions.check(action, true, "No crack for a month", Desk.AGENT.because("The depot asked"));

        assertThat(told(action))
                .containsExactly(
                        new PreventionPlanned("logistics", DUE),
                        new PreventionClosed(ActionStatus.DONE, new FreeText("New boxes ordered"), check),
                        new EffectCheckDue(check),
                        new EffectChecked(false, new FreeText("Lids still crack")),
                        new EffectChecked(true, new FreeText("No crack for a month")));
        assertThat(preventions.describe(action, HistoryLine.Words.INCLUDED))
                .extracting(EventLine::what)
                .containsExactly(
                        "planned it for logistics, by " + DUE + ": Use a thicker box",
                        "closed it as DONE, its effect to be checked at " + check + ": New boxes ordered",
                        "asked for the check of its effect, due at " + check,
                        "found that it did not have its effect: Lids still crack",
                        "found that it had its effect: No crack for a month, because: The depot asked");
        assertThat(preventions.describe(new ActionRef(id, 7), HistoryLine.Words.INCLUDED))
                .isEmpty();
        Prevention checked = preventions.find(action).orElseThrow();
        assertThat(checked.version()).isEqualTo(5);
        assertThat(checked.effect().effective()).isTrue();
        assertThat(desk.ticket(id).plan().get(0).status())
                .as("the archived ticket stays as it was closed")
                .isEqualTo(ActionStatus.OPEN);
    }

    @Test
    void whatIsDoneLateIsToldToBeLateFirstEvenIfNobodySwept() {
        TicketId id = closed(thickerBox(), thickerBox());
        desk.at(DUE.toString());
        preventions.done(new ActionRef(id, 1), null, null, Desk.AGENT);
        desk.after(Duration.ofNanos(1_000));
        Prevention late = preventions.done(new ActionRef(id, 2), null, null, Desk.AGENT);
        desk.crm.shop().runDue(100);

        assertThat(told(new ActionRef(id, 1)))
                .containsExactly(
                        new PreventionPlanned("logistics", DUE), new PreventionClosed(ActionStatus.DONE, null, null));
        assertThat(told(late.ref()))
                .containsExactly(
                        new PreventionPlanned("logistics", DUE),
                        new PreventionOverdue(DUE),
                        new PreventionClosed(ActionStatus.DONE, null, null));
        assertThat(late.overdue()).isTrue();
        assertThat(late.version()).isEqualTo(3);
    }

    @Test
    void whatWasDoneLateGoesOn() {
        ActionRef action = new ActionRef(closed(thickerBox()), 1);
        Instant check = DUE.plus(Duration.ofDays(9));
        desk.at(DUE.toString());
        desk.after(Duration.ofDays(1));
        preventions.done(action, null, check, Desk.AGENT);

        desk.at(check.toString());
        assertThat(desk.crm.shop().runDue(100).failed()).isZero();
        Prevention checked = preventions.check(action, true, "No crack", Desk.AGENT);

        assertThat(checked.version()).isEqualTo(5);
        assertThat(told(action))
                .containsExactly(
                        new PreventionPlanned("logistics", DUE),
                        new PreventionOverdue(DUE),
                        new PreventionClosed(ActionStatus.DONE, null, check),
                        new EffectCheckDue(check),
                        new EffectChecked(true, new FreeText("No crack")));
    }

    @Test
    void aTicketThatIsReopenedLearnsWhatWasClosedMeanwhile() {
        TicketId id = closed(thickerBox(), thickerBox());
        desk.after(Duration.ofDays(1));
        preventions.giveUp(new ActionRef(id, 1), "The old box will do", Desk.AGENT);
        Instant given = desk.now();

        desk.after(Duration.ofDays(1)).tickets.reopen(id, "It cracked again", Desk.AGENT);

        assertThat(desk.ticket(id).plan().get(0).status()).isEqualTo(ActionStatus.VOID);
        assertThat(desk.ticket(id).plan().get(0).closedAt()).isEqualTo(given);
        assertThat(desk.ticket(id).plan().get(1).status()).isEqualTo(ActionStatus.OPEN);
        assertThat(desk.tickets.describe(id, HistoryLine.Words.INCLUDED)).last().satisfies(line -> {
            assertThat(line.actor()).isEqualTo(Actor.rule("closed-meanwhile"));
            assertThat(line.what()).isEqualTo("closed action 1 as VOID: The old box will do");
        });
        desk.tickets.closeAction(id, 2, Desk.AGENT);
        assertThat(told(new ActionRef(id, 1))).hasSize(2);
        assertThat(told(new ActionRef(id, 2))).hasSize(2);
    }

    @Test
    void whileTheTicketIsOpenPlanAndActionAreClosedTogetherFromEitherSide() {
        TicketId id = analyzed(thickerBox().required(), thickerBox());

        desk.tickets.closeAction(id, 1, Desk.AGENT);
        preventions.giveUp(new ActionRef(id, 2), "The old box will do", Desk.AGENT);

        assertThat(preventions.find(new ActionRef(id, 1)).orElseThrow().status())
                .isEqualTo(ActionStatus.DONE);
        assertThat(desk.ticket(id).plan().get(1).status()).isEqualTo(ActionStatus.VOID);
        assertThat(desk.ticket(id).plan().get(1).reason()).isEqualTo(new FreeText("The old box will do"));
        assertThat(desk.tickets.resolve(id, "Sent", Desk.AGENT).stage()).isEqualTo(Stage.RESOLVED);
    }

    @Test
    void whatTheTicketRefusesIsNotDoneToTheActionEither() {
        TicketId id = analyzed(thickerBox().required());
        ActionRef action = new ActionRef(id, 1);

        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> preventions.giveUp(action, "No time", By.system("planner")))
                .withMessageContaining("a person of the shop to give up the mandatory action 1");
        assertThat(preventions.find(action).orElseThrow().status()).isEqualTo(ActionStatus.OPEN);
    }

    @Test
    void whatIsToBeDoneIsListedByOwnerTheFirstDueFirstInPages() {
        Instant soon = Desk.START.plus(Duration.ofDays(3));
        TicketId one = closed(
                thickerBox(),
                ActionRequest.preventive("Train the packers", "people").dueBy(soon),
                ActionRequest.preventive("Think it over", "logistics"));
        TicketId two = closed(
                ActionRequest.preventive("Print labels anew", "logistics").dueBy(soon),
                ActionRequest.preventive("Buy tape", "logistics").dueBy(soon));
        preventions.done(new ActionRef(two, 2), null, null, Desk.AGENT);

        assertThat(listed("logistics"))
                .containsExactly(new ActionRef(two, 1), new ActionRef(one, 1), new ActionRef(one, 3));
        assertThat(listed("people")).containsExactly(new ActionRef(one, 2));
        assertThat(listed(null)).hasSize(4);

        preventions.done(new ActionRef(two, 1), null, Desk.START.plus(Duration.ofDays(90)), Desk.AGENT);
        assertThat(listed("logistics"))
                .as("a check that is to come is to be done as well")
                .containsExactly(new ActionRef(one, 1), new ActionRef(two, 1), new ActionRef(one, 3));
    }

    private List<ActionRef> listed(String owner) {
        List<ActionRef> all = new ArrayList<>();
        PageRequest request = PageRequest.first(1);
        while (true) {
            Page<Prevention> page = preventions.toDo(owner, request);
            page.items().forEach(prevention -> all.add(prevention.ref()));
            if (page.next() == null) {
                return all;
            }
            request = request.after(page.next());
        }
    }

    @Test
    void aClosedActionIsNotClosedAgainAndOneThatIsNotDoneIsNotChecked() {
        ActionRef action = new ActionRef(closed(thickerBox()), 1);

        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> preventions.check(action, true, "Fine", Desk.AGENT))
                .satisfies(e -> assertThat(e.rejection())
                        .isEqualTo(new PreventionRefused(action, ActionStatus.OPEN, false, "an action that is done")));
        preventions.giveUp(action, "No boxes to be had", Desk.AGENT);
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> preventions.done(action, null, null, Desk.AGENT))
                .withMessageContaining("is VOID; needed: an open action");
    }

    @Test
    void sentTwiceUnderAKeyAStepCountsOnce() {
        ActionRef action = new ActionRef(closed(thickerBox()), 1);

        Prevention first = preventions.done(action, null, null, Desk.AGENT.once("k"));

        assertThat(preventions.done(action, null, null, Desk.AGENT.once("k"))).isEqualTo(first);
        assertThat(told(action)).hasSize(2);
    }

    @Test
    void malformedInputIsNamedBeforeAnythingIsStored() {
        ActionRef action = new ActionRef(closed(thickerBox()), 1);

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> preventions.giveUp(action, " ", Desk.AGENT));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> preventions.done(action, null, desk.now(), Desk.AGENT))
                .withMessageContaining("prevention.checkAt");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> preventions.done(new ActionRef(action.ticket(), 2), null, null, Desk.AGENT));
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> ActionRef.parse("x/1"));
        assertThat(told(action)).hasSize(1);
    }

    @Test
    void anActionSurvivesAsJson() {
        ActionRef action = new ActionRef(closed(thickerBox()), 1);
        preventions.done(action, "So", DUE.plusSeconds(1), Desk.AGENT);
        Prevention prevention = preventions.check(action, true, "Fine", Desk.AGENT);

        String json = CrmJson.mapper().writeValueAsString(prevention);
        assertThat(json).startsWith("{\"ref\":\"" + action.text() + "\",");
        assertThat(CrmJson.mapper().readValue(json, Prevention.class)).isEqualTo(prevention);
    }
}
