package dev.aftercare.crm.ticket;

import static dev.aftercare.crm.ticket.TicketCommands.checkAction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.ActionEffect;
import dev.aftercare.crm.model.ticket.PlanEvent.ActionChecked;
import dev.aftercare.crm.model.ticket.PlannedAction;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether corrective actions had their effect is recorded one by one, and a workflow may ask for it. */
class ActionEffectTest {

    private static final ActionRequest SEND = ActionRequest.corrective("Send a new lid", "logistics");
    private static final ActionRequest APOLOGIZE = ActionRequest.corrective("Say sorry", "li.na");
    private static final ActionRequest PREVENT = ActionRequest.preventive("Use a thicker box", "logistics");

    /** The standard six steps, but nothing is followed up before the effect of each action was checked. */
    private static final TicketWorkflow CHECKED = TicketWorkflow.named("checked")
            .state(Stage.RECEIVED, "Received")
            .state(Stage.ANALYZED, "Cause found")
            .state(Stage.RESOLVED, "Solved")
            .state(Stage.FOLLOWED_UP, "Closed")
            .step(TicketStep.ANALYZE, "RECEIVED", "ANALYZED")
            .step(TicketStep.PLAN, "ANALYZED", "ANALYZED")
            .step(TicketStep.CLOSE_ACTION, "ANALYZED", "ANALYZED")
            .step(TicketStep.RESOLVE, "ANALYZED", "RESOLVED")
            .step(TicketStep.CHECK_ACTION, "RESOLVED", "RESOLVED")
            .move(WorkflowMove.of(TicketStep.FOLLOW_UP, "RESOLVED", "FOLLOWED_UP")
                    .asking(Guard.ACTION_EFFECTS_CHECKED))
            .step(TicketStep.REOPEN, "RESOLVED", "ANALYZED")
            .step(TicketStep.REOPEN, "FOLLOWED_UP", "ANALYZED")
            .build();

    @Test
    void theLastCheckOfAnActionStandsInThePlanAndEachInTheHistory() {
        Course course = Course.at(Stage.ANALYZED)
                .take(TicketCommands.plan(SEND, APOLOGIZE))
                .take(TicketCommands.done(1))
                .take(TicketStep.RESOLVE)
                .after(Duration.ofDays(3))
                .take(checkAction(1, false, "It is cracked, too"));
        assertThat(course.lastEvent())
                .isEqualTo(new ActionChecked(Stage.RESOLVED, 1, false, new FreeText("It is cracked, too")));

        course.after(Duration.ofDays(1)).take(checkAction(1, true, "The third one fits"));

        assertThat(course.ticket().plan())
                .extracting(PlannedAction::effect)
                .containsExactly(
                        new ActionEffect(true, new FreeText("The third one fits"), course.now(), Course.AGENT), null);
        assertThat(course.lastEvents()).hasSize(1);
    }

    @Test
    void onlyTheEffectOfACorrectiveActionThatIsDoneIsChecked() {
        Course course = Course.at(Stage.ANALYZED)
                .take(TicketCommands.plan(SEND, PREVENT, APOLOGIZE))
                .take(TicketCommands.done(2))
                .take(TicketCommands.giveUp(3, "Done already"));

        assertThat(course.refused(checkAction(1, true, "Fits")))
                .isEqualTo(failed(Guard.ACTION_IS_DONE, "an action that is done; action 1 is OPEN"));
        assertThat(course.refused(checkAction(2, true, "Fits")))
                .isEqualTo(failed(
                        Guard.ACTION_IS_CORRECTIVE,
                        "a corrective action; whether the preventive action 2 had its effect it says itself"));
        assertThat(course.refused(checkAction(3, true, "Fits")))
                .isEqualTo(failed(Guard.ACTION_IS_DONE, "an action that is done; action 3 is VOID"));
        assertThat(course.refused(checkAction(4, true, "Fits")))
                .isEqualTo(failed(Guard.ACTION_EXISTS, "an action 4 in the plan"));
        assertThat(Course.at(Stage.CONFIRMED).refused(checkAction(1, true, "Fits")))
                .isInstanceOfSatisfying(
                        IllegalStep.class,
                        illegal -> assertThat(illegal.legalSteps())
                                .contains(TicketStep.ANALYZE)
                                .doesNotContain(TicketStep.CHECK_ACTION));
    }

    @Test
    void aWorkflowMayAskForTheCheckOfEveryCorrectiveActionThatIsDone() {
        Course course = Course.received(CHECKED)
                .take(TicketStep.ANALYZE)
                .take(TicketCommands.plan(SEND, APOLOGIZE, PREVENT, SEND, SEND))
                .take(TicketCommands.done(1))
                .take(TicketCommands.done(2))
                .take(TicketCommands.done(3))
                .take(TicketCommands.giveUp(4, "One is enough"))
                .take(TicketStep.RESOLVE);

        assertThat(course.refused(Course.some(TicketStep.FOLLOW_UP)))
                .isEqualTo(new GuardFailed(
                        TicketStep.FOLLOW_UP,
                        List.of(
                                missing("the check whether action 1 had its effect; CHECK_ACTION first"),
                                missing("the check whether action 2 had its effect; CHECK_ACTION first"))));
        course.take(checkAction(1, true, "It fits")).take(checkAction(2, false, "Still angry"));
        assertThat(course.take(TicketStep.FOLLOW_UP).ticket().stage()).isEqualTo(Stage.FOLLOWED_UP);
    }

    @Test
    void theWorkflowSaysSoInItsDiagramAndItsJson() {
        assertThat(CHECKED.toMermaid()).contains("follow up [action effects checked]", ": check action");
        assertThat(TicketWorkflow.fromJson(CHECKED.toJson())).isEqualTo(CHECKED);
    }

    @Test
    void theStandardWorkflowDoesNotAskForIt() {
        Course course =
                Course.at(Stage.ANALYZED).take(TicketCommands.plan(SEND)).take(TicketCommands.done(1));

        course.take(TicketStep.RESOLVE, TicketStep.FEEDBACK, TicketStep.FOLLOW_UP);

        assertThat(course.ticket().stage()).isEqualTo(Stage.FOLLOWED_UP);
    }

    @Test
    void whatACheckMustCarryIsAskedForByItsCommand() {
        assertInvalid("checkAction.number", () -> checkAction(0, true, "x"));
        assertInvalid("checkAction.finding", () -> checkAction(1, true, null));
        assertInvalid("checkAction.finding", () -> checkAction(1, true, "x".repeat(2_001)));
    }

    @Test
    void aCheckIsTakenOnceUnderAKeyAndReadsAsASentence() {
        Desk desk = new Desk();
        TicketType type = new TicketType("warranty");
        desk.tickets.workflows().define(type, CHECKED, Desk.AGENT);
        TicketId id = desk.tickets
                .receive(NewTicket.of(desk.customer, type, Channel.PHONE, "The lid is cracked"), Desk.AGENT)
                .id();
        for (TicketCommand command : List.of(
                Course.some(TicketStep.ANALYZE),
                TicketCommands.plan(SEND),
                TicketCommands.done(1),
                Course.some(TicketStep.RESOLVE))) {
            desk.tickets.apply(id, command, Desk.AGENT);
        }
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> desk.tickets.followUp(id, "All is well", true, Desk.AGENT))
                .withMessageContaining("the check whether action 1 had its effect");

        desk.tickets.checkAction(id, 1, false, "The lid leaks", Desk.AGENT.once("k"));
        desk.tickets.checkAction(id, 1, false, "The lid leaks", Desk.AGENT.once("k"));

        assertThat(desk.happened(id, ActionChecked.class)).hasSize(1);
        assertThat(desk.tickets.describe(id, HistoryLine.Words.INCLUDED))
                .extracting(HistoryLine::what)
                .contains("found that action 1 did not have its effect: The lid leaks");
        assertThat(desk.tickets.followUp(id, "It is as it is", true, Desk.AGENT).stage())
                .isEqualTo(Stage.FOLLOWED_UP);
    }

    private static void assertInvalid(String field, Runnable call) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(call::run)
                .extracting(InvalidInputException::field)
                .isEqualTo(field);
    }

    private static GuardFailed failed(Guard guard, String what) {
        return new GuardFailed(TicketStep.CHECK_ACTION, List.of(new Missing(guard, what)));
    }

    private static Missing missing(String what) {
        return new Missing(Guard.ACTION_EFFECTS_CHECKED, what);
    }
}
