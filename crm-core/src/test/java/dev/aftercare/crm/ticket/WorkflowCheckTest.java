package dev.aftercare.crm.ticket;

import static dev.aftercare.crm.ticket.TicketStep.ANALYZE;
import static dev.aftercare.crm.ticket.TicketStep.CANCEL;
import static dev.aftercare.crm.ticket.TicketStep.CHECK_ACTION;
import static dev.aftercare.crm.ticket.TicketStep.CLOSE_ACTION;
import static dev.aftercare.crm.ticket.TicketStep.CONFIRM;
import static dev.aftercare.crm.ticket.TicketStep.FEEDBACK;
import static dev.aftercare.crm.ticket.TicketStep.FOLLOW_UP;
import static dev.aftercare.crm.ticket.TicketStep.PLAN;
import static dev.aftercare.crm.ticket.TicketStep.REOPEN;
import static dev.aftercare.crm.ticket.TicketStep.RESOLVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.Stage;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A workflow that makes no sense is not built, and the message names the state or step. */
class WorkflowCheckTest {

    /** Received, solved, closed. */
    private static TicketWorkflowBuilder simple() {
        return TicketWorkflow.named("w")
                .state("IN", "In", Stage.RECEIVED)
                .state("OK", "Solved", Stage.RESOLVED)
                .state("END", "Closed", Stage.FOLLOWED_UP)
                .step(RESOLVE, "IN", "OK")
                .step(FEEDBACK, "OK", "END");
    }

    @Test
    void whatMakesSenseIsBuilt() {
        assertThat(simple().build().definition().moves()).hasSize(2);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("an unknown state", w -> w.step(CONFIRM, "IN", "OUT"), "workflow.step CONFIRM at IN", "OUT"),
                mistake("a step from nowhere", w -> w.own("x", "OUT", "IN"), "workflow.step x at OUT", "OUT"),
                mistake("a state twice", w -> w.state("IN", "In", Stage.RECEIVED), "workflow.state IN", "twice"),
                mistake("a step twice", w -> w.step(RESOLVE, "IN", "END"), "workflow.step RESOLVE at IN", "twice"),
                mistake(
                        "a state never reached",
                        w -> w.state("LOST", "Lost", Stage.CONFIRMED).own("x", "LOST", "OK"),
                        "workflow.state LOST",
                        "never reached"),
                mistake(
                        "a dead end",
                        w -> w.state("PIT", "Pit", Stage.CONFIRMED).own("x", "IN", "PIT"),
                        "workflow.state PIT",
                        "dead end"),
                mistake(
                        "a way that only leads to being cancelled",
                        w -> w.state("PIT", "Pit", Stage.CONFIRMED)
                                .state("C", "Cancelled", Stage.CANCELLED)
                                .own("x", "IN", "PIT")
                                .step(CANCEL, "PIT", "C"),
                        "workflow.state PIT",
                        "dead end"),
                mistake(
                        "a guard without a fact",
                        w -> w.move(WorkflowMove.own("x", "IN", "OK").asking(Guard.CAUSE_FOUND)),
                        "workflow.step x at IN",
                        "CAUSE_FOUND"),
                mistake(
                        "a guard of effects that no step checks",
                        w -> w.step(PLAN, "IN", "IN")
                                .step(CLOSE_ACTION, "IN", "IN")
                                .move(WorkflowMove.own("x", "OK", "END").asking(Guard.ACTION_EFFECTS_CHECKED)),
                        "workflow.step x at OK",
                        "ACTION_EFFECTS_CHECKED"),
                mistake(
                        "checking that moves",
                        w -> w.step(CHECK_ACTION, "IN", "OK"),
                        "workflow.step CHECK_ACTION at IN",
                        "same state"),
                mistake(
                        "a guard of the order that is not asked for at the receipt",
                        w -> w.state("A", "A", Stage.CONFIRMED)
                                .own("a", "IN", "A")
                                .move(WorkflowMove.own("x", "A", "OK").asking(Guard.PURCHASE_KNOWN)),
                        "workflow.step x at A",
                        "PURCHASE_KNOWN"),
                mistake(
                        "a fact that is not declared",
                        w -> w.move(WorkflowMove.own("x", "IN", "OK").needing("serial-number")),
                        "workflow.step x at IN",
                        "serial-number"),
                mistake(
                        "a guard that no workflow selects",
                        w -> w.move(WorkflowMove.own("x", "IN", "OK").asking(Guard.WAIT_IS_OVER)),
                        "workflow.step x at IN",
                        "WAIT_IS_OVER"),
                mistake(
                        "a receipt that asks for a cause",
                        w -> w.receivedWith(Guard.CAUSE_FOUND),
                        "workflow.receipt",
                        "PURCHASE_KNOWN"),
                mistake("planning that moves", w -> w.step(PLAN, "IN", "OK"), "workflow.step PLAN at IN", "same state"),
                mistake(
                        "an analysis after the solution",
                        w -> w.step(ANALYZE, "OK", "OK"),
                        "workflow.step ANALYZE at OK",
                        "before the solution"),
                mistake(
                        "a solution that solves nothing",
                        w -> w.state("B", "B", Stage.CONFIRMED)
                                .step(RESOLVE, "B", "IN")
                                .own("x", "IN", "B"),
                        "workflow.step RESOLVE at B",
                        "RECEIVED"),
                mistake(
                        "a check of the effect that cannot reopen",
                        w -> w.step(FOLLOW_UP, "OK", "END"),
                        "workflow.step FOLLOW_UP at OK",
                        "REOPEN from END"),
                mistake(
                        "reopening what is open",
                        w -> w.step(REOPEN, "IN", "IN"),
                        "workflow.step REOPEN at IN",
                        "RECEIVED"),
                mistake(
                        "cancelling into the open",
                        w -> w.step(CANCEL, "IN", "OK"),
                        "workflow.step CANCEL at IN",
                        "RESOLVED"),
                mistake(
                        "an own step that cancels",
                        w -> w.state("C", "C", Stage.CANCELLED).own("x", "IN", "C"),
                        "workflow.step x at IN",
                        "CANCEL"),
                mistake("an own step that reopens", w -> w.own("x", "OK", "IN"), "workflow.step x at OK", "REOPEN"),
                mistake("a step from the end", w -> w.own("x", "END", "OK"), "workflow.step x at END", "closed"),
                mistake(
                        "a timer for a step that needs words",
                        w -> w.byItself("RESOLVE", "IN", null),
                        "workflow.timer at IN",
                        "RESOLVE"),
                mistake(
                        "a timer for a step that is not there",
                        w -> w.byItself("x", "IN", null),
                        "workflow.timer at IN",
                        "takes x"),
                mistake(
                        "a timer for a step that asks for something",
                        w -> w.move(WorkflowMove.own("x", "IN", "OK").asking(Guard.AGENT_ASSIGNED))
                                .byItself("x", "IN", null),
                        "workflow.timer at IN",
                        "without guards"),
                mistake("a timer nowhere", w -> w.byItself("x", "OUT", null), "workflow.timer at OUT", "OUT"),
                mistake(
                        "two timers of a state",
                        w -> w.byItself("FEEDBACK", "OK", null).byItself("FEEDBACK", "OK", Duration.ofDays(1)),
                        "workflow.timer at OK",
                        "twice"),
                mistake(
                        "a check due where there is none",
                        w -> w.checkDue("OK", null),
                        "workflow.timer at OK",
                        "check"),
                mistake(
                        "a time of nothing",
                        w -> w.byItself("FEEDBACK", "OK", Duration.ZERO),
                        "workflow.timer.after",
                        "above zero"),
                mistake(
                        "an own step called as the library's",
                        w -> w.own("resolve", "IN", "OK"),
                        "workflow.move.name",
                        "another name"),
                mistake(
                        "a step that needs no word",
                        w -> w.step(TicketStep.HOLD, "IN", "IN"),
                        "workflow.move.step",
                        "HOLD"));
    }

    private static Arguments mistake(
            String what, UnaryOperator<TicketWorkflowBuilder> mistake, String field, String told) {
        return Arguments.of(what, mistake, field, told);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void aMistakeIsNamed(String what, UnaryOperator<TicketWorkflowBuilder> mistake, String field, String told) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> mistake.apply(simple()).build())
                .satisfies(e -> assertThat(e.field()).isEqualTo(field))
                .withMessageContaining(told);
    }

    @Test
    void aFirstStateThatIsSolvedIsNamed() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> TicketWorkflow.named("w")
                        .state(Stage.RESOLVED, "Solved")
                        .build())
                .withMessageContaining("workflow.state RESOLVED");
    }

    @Test
    void aWorkflowWithoutStatesIsRefused() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> TicketWorkflow.named("w").build())
                .withMessageContaining("workflow.states");
    }

    @Test
    void whatMayBeMissingWithoutAWayToGetItIsRefused() {
        TicketWorkflowBuilder rated = TicketWorkflow.named("w")
                .state("IN", "In", Stage.RECEIVED)
                .state("OK", "Solved", Stage.RESOLVED)
                .state("TOLD", "Told", Stage.FEEDBACK)
                .state("END", "Closed", Stage.FOLLOWED_UP)
                .step(RESOLVE, "IN", "OK")
                .step(FEEDBACK, "OK", "TOLD")
                .move(WorkflowMove.own("close", "TOLD", "END").asking(Guard.RATING_GIVEN));

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(rated::build)
                .withMessageContaining("workflow.step close at TOLD asks for [RATING_GIVEN]");
        assertThat(rated.step(FEEDBACK, "TOLD", "TOLD").build()).isNotNull();
    }

    @Test
    void anOpenMandatoryActionThatNobodyCanCloseIsNoticed() {
        TicketWorkflowBuilder planned = simple().step(PLAN, "IN", "IN");

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(planned::build)
                .withMessageContaining("workflow.step RESOLVE at IN asks for [MANDATORY_ACTIONS_CLOSED]");
        assertThat(planned.step(CLOSE_ACTION, "IN", "IN").build()).isNotNull();
    }

    @Test
    void anEffectThatNobodyCanCheckAnyMoreIsNoticed() {
        TicketWorkflowBuilder asked = TicketWorkflow.named("w")
                .state("IN", "In", Stage.RECEIVED)
                .state("OK", "Solved", Stage.RESOLVED)
                .state("END", "Closed", Stage.FOLLOWED_UP)
                .step(PLAN, "IN", "IN")
                .step(CLOSE_ACTION, "IN", "IN")
                .step(CHECK_ACTION, "IN", "IN")
                .step(RESOLVE, "IN", "OK")
                .move(WorkflowMove.of(FEEDBACK, "OK", "END").asking(Guard.ACTION_EFFECTS_CHECKED));

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(asked::build)
                .withMessageContaining("workflow.step FEEDBACK at OK asks for [ACTION_EFFECTS_CHECKED]");
        assertThat(asked.step(CHECK_ACTION, "OK", "OK").build()).isNotNull();
    }

    @Test
    void whatTheReceiptAsksForIsKnownFromThenOn() {
        assertThat(simple().receivedWith(Guard.PURCHASE_KNOWN)
                        .state("A", "A", Stage.CONFIRMED)
                        .own("a", "IN", "A")
                        .move(WorkflowMove.own("x", "A", "OK").asking(Guard.PURCHASE_KNOWN))
                        .build())
                .isNotNull();
    }
}
