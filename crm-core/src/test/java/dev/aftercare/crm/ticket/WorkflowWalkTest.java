package dev.aftercare.crm.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.model.ticket.ActionStatus;
import dev.aftercare.crm.model.ticket.PlannedAction;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks every pair of state and command, on hold and not, of every workflow that comes with the library. */
class WorkflowWalkTest {

    /** To bring a ticket to a state takes a search, and many commands are tried in each. */
    private static final Map<List<Object>, Ticket> FOUND = new ConcurrentHashMap<>();

    static Stream<Arguments> pairs() {
        return Stream.of(TicketWorkflow.STANDARD, TicketWorkflow.SIMPLE_INQUIRY, TicketWorkflow.SUGGESTION)
                .flatMap(workflow -> workflow.definition().states().stream()
                        .flatMap(state -> (state.isOpen() ? Stream.of(false, true) : Stream.of(false))
                                .flatMap(onHold -> commands(workflow)
                                        .map(command -> Arguments.of(workflow, state, onHold, command)))));
    }

    private static Stream<TicketCommand> commands(TicketWorkflow workflow) {
        Ticket any = Course.received().ticket();
        return Stream.concat(
                Palette.of(workflow, any).stream(),
                Stream.of(
                        TicketCommands.move("not-in-any-workflow", null),
                        TicketCommands.recordFact("not-in-any-workflow", "?")));
    }

    @ParameterizedTest(name = "{0} {1} on hold {2} {3}")
    @MethodSource("pairs")
    void aStepOfTheTableIsTakenAndAnyOtherRefusedWithWhatWouldBeLegal(
            TicketWorkflow workflow, WorkflowState state, boolean onHold, TicketCommand command) {
        TicketFacts facts = Course.received(workflow).facts();
        Ticket ticket =
                FOUND.computeIfAbsent(List.of(workflow, state, onHold), key -> brought(workflow, state, onHold, facts));
        Optional<WorkflowState> target = command.step() == TicketStep.MOVE
                ? workflow.after(state.name(), command.title())
                : workflow.after(state.name(), command.step());
        Set<TicketStep> legal = workflow.legalSteps(state.name(), onHold);

        Decision<Ticket> decision = TicketRules.decide(ticket, command, facts);

        boolean moves = target.isPresent() && !target.get().equals(state) && command.step() != TicketStep.CANCEL;
        if (target.isEmpty() || !command.step().fits(onHold)) {
            assertThat(rejection(decision)).isInstanceOfSatisfying(IllegalStep.class, illegal -> {
                assertThat(illegal.state()).isEqualTo(state.name());
                assertThat(illegal.stage()).isEqualTo(state.stage());
                assertThat(illegal.legalSteps()).isEqualTo(legal);
                assertThat(illegal.legalMoves()).isEqualTo(workflow.legalMoves(state.name(), onHold));
                assertThat(illegal.message()).startsWith(command.title() + " is not allowed at " + state.name());
                assertThat(illegal.legalMoves())
                        .allSatisfy(move -> assertThat(illegal.message()).contains(move));
            });
        } else if (onHold && moves) {
            assertThat(rejection(decision))
                    .isInstanceOfSatisfying(
                            GuardFailed.class,
                            failed -> assertThat(failed.missing())
                                    .extracting(Missing::guard)
                                    .startsWith(Guard.WAIT_IS_OVER));
        } else {
            Decision.Accepted<Ticket> accepted = decision.orThrow();
            assertThat(legal).contains(command.step());
            assertThat(accepted.state().state()).isEqualTo(target.get().name());
            assertThat(accepted.state().stage()).isEqualTo(target.get().stage());
            assertThat(accepted.events())
                    .isNotEmpty()
                    .last()
                    .extracting(happened -> ((TicketEvent) happened.body()).to())
                    .isEqualTo(target.get().stage());
        }
    }

    /** A ticket in the state, with an action to be closed, and one to be checked, wherever a plan is possible. */
    private static Ticket brought(TicketWorkflow workflow, WorkflowState state, boolean onHold, TicketFacts facts) {
        return Palette.search(
                        workflow,
                        Course.received(workflow).ticket(),
                        facts,
                        it -> it.state().equals(state.name())
                                && it.isOnHold() == onHold
                                && (it.analysis() == null || !it.plan().isEmpty() || !canPlan(workflow)))
                .map(it -> it.plan().isEmpty() ? it : withOneDone(it))
                .orElseThrow();
    }

    private static Ticket withOneDone(Ticket ticket) {
        PlannedAction first = ticket.plan().get(0);
        PlannedAction done =
                ActionRequest.corrective("Call back", "li.na").planned(2).closed(ActionStatus.DONE, Course.START, null);
        return ticket.next().plan(List.of(first, done)).build();
    }

    private static boolean canPlan(TicketWorkflow workflow) {
        return workflow.definition().moves().stream().anyMatch(move -> move.step() == TicketStep.PLAN);
    }

    private static Rejection rejection(Decision<Ticket> decision) {
        assertThat(decision.isAccepted()).isFalse();
        return ((Decision.Rejected<Ticket>) decision).rejection();
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void theSameListOfStatesIsWalkedAsIsDeclared(TicketWorkflow workflow, List<String> states) {
        assertThat(workflow.definition().states())
                .extracting(WorkflowState::name)
                .containsExactlyElementsOf(states);
    }

    static Stream<Arguments> workflows() {
        return Stream.of(
                Arguments.of(
                        TicketWorkflow.STANDARD,
                        List.of(
                                "RECEIVED",
                                "CONFIRMED",
                                "ANALYZED",
                                "RESOLVED",
                                "FEEDBACK",
                                "FOLLOWED_UP",
                                "CANCELLED")),
                Arguments.of(
                        TicketWorkflow.SIMPLE_INQUIRY,
                        List.of("RECEIVED", "CONFIRMED", "RESOLVED", "CLOSED", "CANCELLED")),
                Arguments.of(
                        TicketWorkflow.SUGGESTION,
                        List.of("RECEIVED", "IN_REVIEW", "ADOPTED", "DECLINED", "CLOSED", "CANCELLED")));
    }
}
