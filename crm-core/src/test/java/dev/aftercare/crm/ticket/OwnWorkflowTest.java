package dev.aftercare.crm.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.ticket.Rating;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.StepEvent;
import dev.aftercare.crm.model.ticket.StepEvent.FactRecorded;
import dev.aftercare.crm.model.ticket.StepEvent.FeedbackRecorded;
import dev.aftercare.crm.model.ticket.StepEvent.TicketMoved;
import dev.aftercare.crm.model.ticket.StepEvent.TicketReopened;
import dev.aftercare.crm.model.ticket.StepEvent.TicketResolved;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A ticket in a workflow of the shop's own: its steps, facts, guards, timers and clocks. */
class OwnWorkflowTest {

    /** A warranty case: looked at, mended or replaced, and closed by itself. */
    static final TicketWorkflow WARRANTY = TicketWorkflow.named("warranty")
            .state("ARRIVED", "Arrived", Stage.RECEIVED)
            .state("ON_BENCH", "On the bench", Stage.CONFIRMED)
            .state("PARTS", "Waits for parts", Stage.CONFIRMED)
            .state("MENDED", "Mended", Stage.RESOLVED)
            .state("TOLD", "Customer told", Stage.FEEDBACK)
            .state("CLOSED", "Closed", Stage.FOLLOWED_UP)
            .own("take", "ARRIVED", "ON_BENCH")
            .own("order-parts", "ON_BENCH", "PARTS")
            .own("parts-came", "PARTS", "ON_BENCH")
            .own("look-again", "ON_BENCH", "ON_BENCH")
            .move(WorkflowMove.of(TicketStep.RESOLVE, "ON_BENCH", "MENDED")
                    .asking(Guard.AGENT_ASSIGNED, Guard.CUSTOMER_ANSWERED)
                    .needing("serial-number", "defect"))
            .step(TicketStep.PLAN, "ON_BENCH", "ON_BENCH")
            .step(TicketStep.CLOSE_ACTION, "ON_BENCH", "ON_BENCH")
            .step(TicketStep.FEEDBACK, "MENDED", "TOLD")
            .own("close", "TOLD", "CLOSED")
            .step(TicketStep.REOPEN, "TOLD", "ON_BENCH")
            .byItself("parts-came", "PARTS", Duration.ofDays(5))
            .byItself("FEEDBACK", "MENDED", Duration.ofDays(1))
            .byItself("close", "TOLD", Duration.ofDays(2))
            .facts("serial-number", "defect")
            .build();

    private final Course course = Course.received(WARRANTY);

    private Course mended() {
        return course.take(TicketCommands.move("take", null))
                .take(TicketStep.ASSIGN, TicketStep.ANSWER)
                .take(TicketCommands.recordFact("serial-number", "S-1"))
                .take(TicketCommands.recordFact("defect", "Hinge"))
                .take(TicketStep.RESOLVE);
    }

    @Test
    void aTicketBeginsInTheFirstStateAndKnowsTheVersionThatGovernsIt() {
        assertThat(course.ticket().version()).isEqualTo(1);
        assertThat(course.ticket().state()).isEqualTo("ARRIVED");
        assertThat(course.ticket().stage()).isEqualTo(Stage.RECEIVED);
        assertThat(course.ticket().place().workflow()).isEqualTo("own@1");
        assertThat(((StepEvent.TicketReceived) course.lastEvent()).place())
                .isEqualTo(course.ticket().place());
    }

    @Test
    void aStepOfTheShopsOwnTellsBetweenWhichStatesItLed() {
        course.take(TicketCommands.move("take", "Express"));

        assertThat(course.lastEvents()).hasSize(1);
        assertThat(course.lastEvent())
                .isEqualTo(new TicketMoved(
                        Stage.RECEIVED, Stage.CONFIRMED, "take", "ARRIVED", "ON_BENCH", new FreeText("Express")));
        assertThat(course.ticket().state()).isEqualTo("ON_BENCH");
    }

    @Test
    void aStepThatIsNotLegalNamesThoseOfTheShopAndOfTheLibrary() {
        assertThat(course.refused(TicketCommands.move("parts-came", null)).message())
                .isEqualTo(
                        "parts-came is not allowed at ARRIVED; allowed: [take, RECORD, HOLD, ESCALATE, ANSWER, ASSIGN, "
                                + "CHANGE_PRIORITY, CATEGORIZE]");
    }

    @Test
    void allThatIsMissingIsNamedAtOnce() {
        course.take(TicketCommands.move("take", null))
                .take(TicketCommands.plan(
                        ActionRequest.corrective("New hinge", "workshop").required()));

        assertThat(course.take(TicketStep.HOLD).refused(Course.some(TicketStep.RESOLVE)))
                .isEqualTo(new GuardFailed(
                        TicketStep.RESOLVE,
                        List.of(
                                new Missing(Guard.WAIT_IS_OVER, "the end of the wait; RESUME first"),
                                new Missing(Guard.AGENT_ASSIGNED, "an agent who has it; ASSIGN first"),
                                new Missing(Guard.CUSTOMER_ANSWERED, "an answer to the customer"),
                                new Missing(Guard.MANDATORY_ACTIONS_CLOSED, "mandatory action 1 done"),
                                new Missing(Guard.FACT_RECORDED, "the fact defect"),
                                new Missing(Guard.FACT_RECORDED, "the fact serial-number"))));
    }

    @Test
    void onceNothingIsMissingTheStepIsTakenAndBothEventsAreTold() {
        mended();

        assertThat(course.lastEvents())
                .extracting(happened -> (Object) happened.body())
                .containsExactly(
                        new TicketResolved(
                                Stage.CONFIRMED,
                                Stage.RESOLVED,
                                course.ticket().resolution().solution()),
                        new TicketMoved(Stage.RESOLVED, Stage.RESOLVED, "RESOLVE", "ON_BENCH", "MENDED", null));
        assertThat(course.ticket().state()).isEqualTo("MENDED");
        assertThat(course.ticket().version()).isEqualTo(course.history().size());
    }

    @Test
    void aFactIsRecordedOnceAndOnlyIfTheWorkflowNamesIt() {
        course.take(TicketCommands.recordFact("defect", "Hinge"));
        assertThat(course.lastEvent()).isEqualTo(new FactRecorded(Stage.RECEIVED, "defect", new FreeText("Hinge")));

        course.take(TicketCommands.recordFact("defect", "Hinge"));
        assertThat(course.lastEvents()).isEmpty();

        assertThat(course.refused(TicketCommands.recordFact("colour", "Red")))
                .isEqualTo(new GuardFailed(
                        TicketStep.RECORD,
                        List.of(new Missing(
                                Guard.FACT_IS_DECLARED,
                                "a fact that the workflow names, of [defect, serial-number]"))));
    }

    @Test
    void whatNobodyDoesHappensByItselfWithoutFeedbackOrByTheShopsOwnStep() {
        mended().by(Actor.CLOCK).after(Duration.ofDays(1)).timeOut();
        assertThat(course.lastEvents())
                .extracting(happened -> (Object) happened.body())
                .containsExactly(
                        new FeedbackRecorded(Stage.RESOLVED, Stage.FEEDBACK, null, null, null),
                        new TicketMoved(Stage.FEEDBACK, Stage.FEEDBACK, "FEEDBACK", "MENDED", "TOLD", null));

        course.after(Duration.ofDays(2)).timeOut();
        assertThat(course.ticket().state()).isEqualTo("CLOSED");
        assertThat(course.ticket().stage()).isEqualTo(Stage.FOLLOWED_UP);
        assertThat(course.lastDue()).containsExactly(new DueChange.Cancel(key("TOLD")));
    }

    @Test
    void eachStateHasATimeOfItsOwn() {
        mended();
        assertThat(course.lastDue())
                .containsExactly(new DueChange.Schedule(
                        new DueEntry(key("MENDED"), course.now().plus(Duration.ofDays(1)))));

        course.timeOut();
        assertThat(course.lastDue())
                .containsExactly(
                        new DueChange.Cancel(key("MENDED")),
                        new DueChange.Schedule(
                                new DueEntry(key("TOLD"), course.now().plus(Duration.ofDays(2)))));

        course.take(TicketStep.HOLD);
        assertThat(course.lastDue()).containsExactly(new DueChange.Cancel(key("TOLD")));
        assertThat(course.timeOut().lastEvents()).isEmpty();
    }

    @Test
    void aBadRatingReopensWhereTheWorkflowCanReopen() {
        mended().take(TicketCommands.feedback("Told", Rating.VERY_DISSATISFIED, null));

        assertThat(course.lastEvents())
                .extracting(happened -> (Object) happened.body())
                .endsWith(
                        new TicketReopened(Stage.FEEDBACK, Stage.CONFIRMED, new FreeText("rated VERY_DISSATISFIED"), 1),
                        new TicketMoved(Stage.CONFIRMED, Stage.CONFIRMED, "REOPEN", "TOLD", "ON_BENCH", null));
        assertThat(course.lastEvents().get(3).actor()).isEqualTo(Actor.rule("dissatisfied-rating"));
    }

    @Test
    void aBadRatingIsKeptWhereTheWorkflowCannotReopen() {
        TicketWorkflow oneWay = TicketWorkflow.named("one-way")
                .state("IN", "In", Stage.RECEIVED)
                .state("END", "End", Stage.FOLLOWED_UP)
                .step(TicketStep.FEEDBACK, "IN", "END")
                .build();

        Course told = Course.received(oneWay).take(TicketCommands.feedback("Told", Rating.VERY_DISSATISFIED, null));

        assertThat(told.ticket().state()).isEqualTo("END");
        assertThat(told.ticket().feedback().rating()).isEqualTo(Rating.VERY_DISSATISFIED);
    }

    @Test
    void onHoldAStepThatStaysIsTakenAndOneThatMovesOnIsNot() {
        course.take(TicketCommands.move("take", null)).take(TicketStep.HOLD);

        assertThat(course.decide(TicketCommands.move("look-again", null)).isAccepted())
                .isTrue();
        assertThat(course.refused(TicketCommands.move("order-parts", null))).isInstanceOf(GuardFailed.class);
        assertThat(WARRANTY.legalMoves("ON_BENCH", true)).containsExactly("look-again");
        assertThat(WARRANTY.legalMoves("ON_BENCH", false)).containsExactly("look-again", "order-parts");
    }

    @Test
    void whicheverStepSolvesTheMatterStopsThePromisedTimeOfResolution() {
        Course suggestion = Course.received(TicketClockTest.TERMS, TicketWorkflow.SUGGESTION)
                .take(TicketStep.CONFIRM)
                .after(Duration.ofMinutes(3))
                .take(TicketCommands.move("adopt", null));

        SlaClock resolution = suggestion.ticket().clock(Metric.RESOLUTION).orElseThrow();
        assertThat(resolution.isStopped()).isTrue();
        assertThat(resolution.elapsed()).isEqualTo(Duration.ofMinutes(3));
        assertThat(suggestion
                        .take(TicketStep.REOPEN)
                        .ticket()
                        .clock(Metric.RESOLUTION)
                        .orElseThrow()
                        .isRunning())
                .isTrue();
    }

    @Test
    void aMatterWithoutWhatTheWorkflowAsksForIsNotReceived() {
        TicketWorkflow returns = WorkflowFormsTest.REPAIR;
        TicketFacts facts = TicketFacts.of(Course.START, Course.AGENT).governedBy(new Governing("repair@1", returns));

        assertThat(TicketRules.receive(Course.ID, Course.MATTER, facts))
                .isEqualTo(Decision.reject(new GuardFailed(
                        TicketStep.RECEIVE, List.of(new Missing(Guard.PURCHASE_KNOWN, "the order that it is about")))));
    }

    private static DueKey key(String state) {
        return new DueKey("ticket-feedback-timeout", AggregateRef.of(Course.ID), state);
    }
}
