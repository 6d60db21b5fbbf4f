package dev.aftercare.crm.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.ActionStatus;
import dev.aftercare.crm.model.ticket.CancelReason;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A guard that fails names the missing thing; at its limit it does not fail. */
class GuardTest {

    private static final ActionRequest OPTIONAL = ActionRequest.preventive("Use a thicker box", "logistics");
    private static final ActionRequest MANDATORY =
            ActionRequest.corrective("Send a new lid", "logistics").required();

    @Test
    void everyMandatoryActionThatIsOpenIsNamedAtOnce() {
        Course course = Course.at(Stage.ANALYZED)
                .take(TicketCommands.plan(MANDATORY, OPTIONAL, MANDATORY, MANDATORY))
                .take(TicketCommands.done(3));

        assertThat(course.refused(TicketCommands.resolve("done")))
                .isEqualTo(new GuardFailed(
                        TicketStep.RESOLVE,
                        List.of(
                                new Missing(Guard.MANDATORY_ACTIONS_CLOSED, "mandatory action 1 done"),
                                new Missing(Guard.MANDATORY_ACTIONS_CLOSED, "mandatory action 4 done"))));
    }

    @Test
    void whatIsMissingOfSeveralGuardsIsNamedAtOnceInTheirOrder() {
        Course course =
                Course.at(Stage.ANALYZED).take(TicketCommands.plan(MANDATORY)).take(TicketStep.HOLD);

        assertThat(course.refused(TicketCommands.resolve("done")).message())
                .isEqualTo("RESOLVE is not possible yet; missing: the end of the wait; RESUME first, "
                        + "mandatory action 1 done");
    }

    @ParameterizedTest
    @CsvSource({"DONE", "VOID"})
    void aTicketIsResolvedOnceItsLastMandatoryActionIsClosed(ActionStatus status) {
        Course course = Course.at(Stage.ANALYZED)
                .take(TicketCommands.plan(MANDATORY, OPTIONAL))
                .take(new TicketCommand.CloseAction(1, status, new FreeText("Needless")));

        assertThat(course.decide(TicketCommands.resolve("done")).isAccepted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "AGENT, true, true",
        "CUSTOMER, true, false",
        "SYSTEM, true, false",
        "RULE, true, false",
        "AGENT, false, true",
        "CUSTOMER, false, true",
        "SYSTEM, false, true",
        "RULE, false, true"
    })
    void onlyAPersonOfTheShopGivesUpAMandatoryAction(Actor.Kind kind, boolean mandatory, boolean allowed) {
        Course course = Course.at(Stage.ANALYZED)
                .take(TicketCommands.plan(mandatory ? MANDATORY : OPTIONAL))
                .by(new Actor(kind, "x"));

        assertThat(course.decide(TicketCommands.done(1)).isAccepted()).isTrue();
        assertThat(course.decide(TicketCommands.giveUp(1, "Needless")).isAccepted())
                .isEqualTo(allowed);
        if (!allowed) {
            assertThat(course.refused(TicketCommands.giveUp(1, "Needless")))
                    .isEqualTo(failed(
                            TicketStep.CLOSE_ACTION,
                            Guard.PERSON_GIVES_UP,
                            "a person of the shop to give up the mandatory action 1"));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, true", "2, true", "3, false"})
    void onlyAnActionOfThePlanCanBeClosed(int number, boolean exists) {
        Course course = Course.at(Stage.ANALYZED).take(TicketCommands.plan(OPTIONAL, OPTIONAL));
        TicketCommand close = TicketCommands.done(number);

        assertThat(course.decide(close).isAccepted()).isEqualTo(exists);
        if (!exists) {
            assertThat(course.refused(close))
                    .isEqualTo(failed(TicketStep.CLOSE_ACTION, Guard.ACTION_EXISTS, "an action 3 in the plan"));
        }
    }

    @ParameterizedTest
    @CsvSource({"DONE", "VOID"})
    void anActionIsClosedOnlyOnce(ActionStatus status) {
        Course course = Course.at(Stage.ANALYZED)
                .take(TicketCommands.plan(OPTIONAL))
                .take(new TicketCommand.CloseAction(1, status, new FreeText("Needless")));

        assertThat(course.refused(TicketCommands.done(1)))
                .isEqualTo(
                        failed(TicketStep.CLOSE_ACTION, Guard.ACTION_IS_OPEN, "an open action; action 1 is " + status));
    }

    @Test
    void anOptionalActionMayOutliveTheSolution() {
        Course course = Course.at(Stage.ANALYZED)
                .take(TicketCommands.plan(OPTIONAL))
                .take(TicketStep.RESOLVE, TicketStep.FEEDBACK, TicketStep.CLOSE_ACTION);

        assertThat(course.ticket().plan().get(0).status()).isEqualTo(ActionStatus.DONE);
        assertThat(course.ticket().plan().get(0).closedAt()).isEqualTo(course.now());
    }

    @Test
    void aPlanIsFullAtItsLimitAndNotBefore() {
        Course course = Course.at(Stage.ANALYZED)
                .take(new TicketCommand.Plan(Collections.nCopies(Ticket.MAX_ACTIONS - 1, OPTIONAL)));

        assertThat(course.refused(TicketCommands.plan(OPTIONAL, OPTIONAL)))
                .isEqualTo(failed(
                        TicketStep.PLAN, Guard.PLAN_HAS_ROOM, "room for 2 more actions; the plan has room for 1"));
        course.take(TicketCommands.plan(OPTIONAL));
        assertThat(course.ticket().plan()).hasSize(Ticket.MAX_ACTIONS);
        assertThat(course.refused(TicketCommands.plan(OPTIONAL))).isInstanceOf(GuardFailed.class);
    }

    @Test
    void aTicketIsNoDuplicateOfItself() {
        Course course = Course.received();

        assertThat(course.refused(TicketCommands.duplicate(Course.ID)))
                .isEqualTo(failed(
                        TicketStep.CANCEL, Guard.OTHER_TICKET, "another ticket that this one is a duplicate of"));
        assertThat(course.decide(TicketCommands.duplicate(new TicketId(new UUID(0, 2))))
                        .isAccepted())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"AGENT, true", "SYSTEM, true", "RULE, true", "CUSTOMER, false"})
    void answersComeFromTheShop(Actor.Kind kind, boolean allowed) {
        Course course = Course.received().by(new Actor(kind, "x"));

        assertThat(course.decide(TicketCommands.answer(Channel.PHONE, "Hello")).isAccepted())
                .isEqualTo(allowed);
    }

    @Test
    void whatAStepMustCarryIsAskedForByItsCommand() {
        assertInvalid("confirm.problem", () -> new TicketCommand.Confirm(null, null, null));
        assertInvalid("confirm.problem", () -> TicketCommands.confirm(" ", "a", null));
        assertInvalid("confirm.priority", () -> TicketCommands.confirm("x", "a", null));
        assertInvalid("category", () -> TicketCommands.confirm("x", "a b", null));
        assertInvalid("analyze.cause", () -> new TicketCommand.Analyze(null));
        assertInvalid("plan.actions.size", TicketCommands::plan);
        assertInvalid("closeAction.status", () -> new TicketCommand.CloseAction(1, ActionStatus.OPEN, null));
        assertInvalid("closeAction.reason", () -> new TicketCommand.CloseAction(1, ActionStatus.VOID, null));
        assertInvalid("closeAction.number", () -> TicketCommands.done(0));
        assertInvalid("resolve.solution", () -> TicketCommands.resolve(null));
        assertInvalid("feedback.outcome", () -> TicketCommands.feedback("", null, null));
        assertInvalid("feedback.comment", () -> TicketCommands.feedback("x", null, ""));
        assertInvalid("followUp.finding", () -> TicketCommands.followUp(null, true));
        assertInvalid("reopen.reason", () -> TicketCommands.reopen(null));
        assertInvalid("hold.waitingFor", () -> TicketCommands.hold(null, "x"));
        assertInvalid("hold.reason", () -> TicketCommands.hold(null, null));
        assertInvalid("escalate.reason", () -> TicketCommands.escalate(null));
        assertInvalid("cancel.duplicateOf", () -> TicketCommands.cancel(CancelReason.DUPLICATE, null));
        assertInvalid("cancel.duplicateOf", () -> new TicketCommand.Cancel(CancelReason.WITHDRAWN, Course.ID, null));
        assertInvalid("answer.channel", () -> TicketCommands.answer(null, "x"));
        assertInvalid("assign.assignee", () -> new TicketCommand.Assign("two words"));
        assertInvalid("changePriority.priority", () -> new TicketCommand.ChangePriority(null));
        assertInvalid(
                "action.description",
                () -> ActionRequest.corrective("x".repeat(ActionRequest.MAX_DESCRIPTION + 1), "a"));
    }

    private static void assertInvalid(String field, Runnable call) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(call::run)
                .extracting(InvalidInputException::field)
                .isEqualTo(field);
    }

    private static GuardFailed failed(TicketStep step, Guard guard, String what) {
        return new GuardFailed(step, List.of(new Missing(guard, what)));
    }
}
