package dev.aftercare.crm.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketEvent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks every pair of stage and step, on hold and not, against the table as the domain states it. */
class TicketStepTest {

    /** From which stages, to which. A dot is "stays". */
    private static final Map<String, String> DOMAIN = new TreeMap<>(Map.ofEntries(
            Map.entry("CONFIRM", "RECEIVED>CONFIRMED"),
            Map.entry("ANALYZE", "CONFIRMED>ANALYZED"),
            Map.entry("ADD_CAUSE", "ANALYZED>."),
            Map.entry("PLAN", "ANALYZED>."),
            Map.entry("CLOSE_ACTION", "ANALYZED>. RESOLVED>. FEEDBACK>."),
            Map.entry("CHECK_ACTION", "ANALYZED>. RESOLVED>. FEEDBACK>."),
            Map.entry("RESOLVE", "ANALYZED>RESOLVED"),
            Map.entry("FEEDBACK", "RESOLVED>FEEDBACK"),
            Map.entry("FOLLOW_UP", "FEEDBACK>FOLLOWED_UP"),
            Map.entry("REOPEN", "RESOLVED>ANALYZED FEEDBACK>ANALYZED FOLLOWED_UP>ANALYZED"),
            Map.entry("HOLD", "RECEIVED>. CONFIRMED>. ANALYZED>. RESOLVED>. FEEDBACK>."),
            Map.entry("RESUME", "RECEIVED>. CONFIRMED>. ANALYZED>. RESOLVED>. FEEDBACK>."),
            Map.entry("ESCALATE", "RECEIVED>. CONFIRMED>. ANALYZED>. RESOLVED>. FEEDBACK>."),
            Map.entry("CANCEL", "RECEIVED>CANCELLED CONFIRMED>CANCELLED ANALYZED>CANCELLED"),
            Map.entry("ANSWER", "RECEIVED>. CONFIRMED>. ANALYZED>. RESOLVED>. FEEDBACK>."),
            Map.entry("ASSIGN", "RECEIVED>. CONFIRMED>. ANALYZED>. RESOLVED>. FEEDBACK>."),
            Map.entry("CATEGORIZE", "RECEIVED>. CONFIRMED>. ANALYZED>. RESOLVED>. FEEDBACK>."),
            Map.entry("CHANGE_PRIORITY", "RECEIVED>. CONFIRMED>. ANALYZED>. RESOLVED>. FEEDBACK>.")));

    @Test
    void theTableIsTheOneOfTheDomain() {
        Map<String, String> table = new TreeMap<>();
        for (TicketStep step : TicketStep.values()) {
            for (Stage from : Stage.values()) {
                TicketWorkflow.STANDARD
                        .after(from.name(), step)
                        .map(WorkflowState::stage)
                        .ifPresent(to -> table.merge(
                                step.name(), from + ">" + (from == to ? "." : to), (some, more) -> some + " " + more));
            }
        }

        assertThat(table).isEqualTo(DOMAIN);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void stepsOfTheTableAreTakenAndAllOthersRefusedWithWhatWouldBeLegal(Stage stage, boolean onHold, TicketStep step) {
        Course course = prepared(stage, onHold);
        boolean legal = TicketWorkflow.STANDARD.legalSteps(stage.name(), onHold).contains(step);

        Decision<Ticket> decision = course.decide(Course.some(step));

        assertThat(decision.isAccepted()).isEqualTo(legal);
        if (legal) {
            Decision.Accepted<Ticket> accepted = decision.orThrow();
            assertThat(accepted.state().stage())
                    .isEqualTo(TicketWorkflow.STANDARD
                            .after(stage.name(), step)
                            .orElseThrow()
                            .stage())
                    .isEqualTo(((TicketEvent) accepted.events().get(0).body()).to());
        } else if (onHold
                && TicketWorkflow.STANDARD.legalSteps(stage.name(), false).contains(step)
                && step != TicketStep.HOLD) {
            assertThat(course.refused(Course.some(step))).isInstanceOfSatisfying(GuardFailed.class, failed -> {
                assertThat(failed.missing()).extracting(Missing::guard).containsExactly(Guard.WAIT_IS_OVER);
                assertThat(failed.message()).contains("RESUME");
            });
        } else {
            IllegalStep illegal = new IllegalStep(
                    step,
                    Course.some(step).title(),
                    stage,
                    stage.name(),
                    onHold,
                    TicketWorkflow.STANDARD.legalSteps(stage.name(), onHold),
                    Set.of());
            assertThat(course.refused(Course.some(step))).isEqualTo(illegal);
            String legalSteps = illegal.legalSteps().isEmpty()
                    ? "nothing"
                    : illegal.legalSteps().toString();
            assertThat(illegal.message())
                    .contains(Course.some(step).title(), stage.name())
                    .endsWith("; allowed: " + legalSteps);
        }
    }

    @Test
    void nothingIsLegalOnceCancelled() {
        assertThat(legalAt(Stage.CANCELLED, false)).isEmpty();
        assertThat(Course.at(Stage.CANCELLED)
                        .refused(TicketCommands.reopen("again"))
                        .message())
                .isEqualTo("REOPEN is not allowed at CANCELLED; allowed: nothing");
    }

    @Test
    void onlyReopeningIsLegalOnceFollowedUp() {
        assertThat(legalAt(Stage.FOLLOWED_UP, false)).containsExactly(TicketStep.REOPEN);
    }

    @Test
    void aTicketOnHoldCanBeResumedCancelledAndWorkedOnButNotMovedOnNorHeldAgain() {
        assertThat(legalAt(Stage.ANALYZED, true))
                .containsExactly(
                        TicketStep.ADD_CAUSE,
                        TicketStep.PLAN,
                        TicketStep.CLOSE_ACTION,
                        TicketStep.CHECK_ACTION,
                        TicketStep.RESUME,
                        TicketStep.ESCALATE,
                        TicketStep.CANCEL,
                        TicketStep.ANSWER,
                        TicketStep.ASSIGN,
                        TicketStep.CHANGE_PRIORITY,
                        TicketStep.CATEGORIZE);
    }

    private static Set<TicketStep> legalAt(Stage stage, boolean onHold) {
        return TicketWorkflow.STANDARD.legalSteps(stage.name(), onHold);
    }

    static Stream<Arguments> pairs() {
        return Arrays.stream(Stage.values())
                .filter(stage -> stage != Stage.MERGED)
                .flatMap(stage -> Stream.of(false, true)
                        .filter(onHold -> !onHold || stage.isOpen())
                        .flatMap(onHold -> Arrays.stream(TicketStep.values())
                                .filter(step -> step != TicketStep.RECEIVE)
                                .map(step -> Arguments.of(stage, onHold, step))));
    }

    /** With one open action and one that is done wherever a plan is possible, so that closing and checking them lacks nothing. */
    private static Course prepared(Stage stage, boolean onHold) {
        Course course = Course.received();
        switch (stage) {
            case RECEIVED -> {}
            case CONFIRMED -> course.take(TicketStep.CONFIRM);
            case CANCELLED -> course.take(TicketStep.CANCEL);
            default -> {
                course.take(TicketStep.CONFIRM, TicketStep.ANALYZE, TicketStep.PLAN, TicketStep.PLAN)
                        .take(TicketCommands.done(2));
                for (TicketStep step :
                        new TicketStep[] {TicketStep.RESOLVE, TicketStep.FEEDBACK, TicketStep.FOLLOW_UP}) {
                    if (course.ticket().stage() != stage) {
                        course.take(step);
                    }
                }
            }
        }
        return onHold ? course.take(TicketStep.HOLD) : course;
    }
}
