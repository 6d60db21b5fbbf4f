package dev.aftercare.crm.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.Ticket;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** What holds of every workflow that could be built, whatever is asked of a ticket in whatever order. */
class WorkflowProperties {

    @Property(tries = 400)
    void aTicketOfABuiltWorkflowCanAlwaysBeBroughtToItsEnd(@ForAll long seed) {
        Optional<TicketWorkflow> built = built(new Random(seed));
        Statistics.label("built")
                .collect(built.isPresent())
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 20.0));
        built.ifPresent(workflow -> {
            Ticket ticket = walk(workflow, new Random(seed), 25);
            TicketFacts facts = Course.received(workflow).facts();

            assertThat(!ticket.stage().isOpen()
                            || Palette.search(workflow, ticket, facts, it -> isEnd(workflow, it))
                                    .isPresent())
                    .as("a way on from %s of %s", ticket.state(), workflow.toMermaid())
                    .isTrue();
        });
    }

    @Property(tries = 300)
    void aDecisionIsTotalAndARefusalNamesWhatIsLegalOrWhatIsMissing(@ForAll long seed) {
        built(new Random(seed)).ifPresent(workflow -> {
            Random random = new Random(seed);
            Ticket ticket = walk(workflow, random, 15);
            TicketFacts facts = Course.received(workflow).facts();
            for (TicketCommand command : Palette.of(workflow, ticket)) {
                Decision<Ticket> decision = TicketRules.decide(ticket, command, facts);

                boolean inTable = (command.step() == TicketStep.MOVE
                                        ? workflow.after(ticket.state(), command.title())
                                        : workflow.after(ticket.state(), command.step()))
                                .isPresent()
                        && command.step().fits(ticket.isOnHold());
                if (decision.isAccepted()) {
                    assertThat(inTable).isTrue();
                    assertThat(decision.orThrow().state().version())
                            .isEqualTo(ticket.version()
                                    + decision.orThrow().events().size());
                } else {
                    Rejection why = ((Decision.Rejected<Ticket>) decision).rejection();
                    assertThat(why).isInstanceOf(inTable ? GuardFailed.class : IllegalStep.class);
                    if (why instanceof IllegalStep illegal) {
                        assertThat(illegal.legalSteps())
                                .isEqualTo(workflow.legalSteps(ticket.state(), ticket.isOnHold()));
                    } else if (why instanceof GuardFailed failed) {
                        assertThat(failed.missing()).isNotEmpty();
                    }
                }
            }
        });
    }

    @Property(tries = 300)
    void whatAStepIsSaidToLeaveIsWhatTheRulesLeave(@ForAll long seed) {
        built(new Random(seed)).ifPresent(workflow -> {
            Random random = new Random(seed);
            TicketFacts facts = Course.received(workflow).facts();
            Ticket ticket = walk(workflow, random, random.nextInt(8));
            for (int i = 0; i < 25; i++) {
                List<TicketCommand> commands = Palette.of(workflow, ticket);
                TicketCommand command = commands.get(random.nextInt(commands.size()));
                Decision<Ticket> decision = TicketRules.decide(ticket, command, facts);
                if (decision.isAccepted()) {
                    Ticket after = decision.orThrow().state();
                    assertFollowed(StepTraces.of(command.step()), Palette.known(ticket), Palette.known(after), command);
                    ticket = after;
                }
            }
        });
    }

    private static void assertFollowed(StepTraces traces, Set<Guard> before, Set<Guard> after, TicketCommand command) {
        assertThat(after).as("known after %s", command.step()).containsAll(traces.leaves());
        assertThat(traces.takes()).as("not known after %s", command.step()).noneMatch(after::contains);
        for (Guard guard : Guard.values()) {
            if (!before.contains(guard) && after.contains(guard)) {
                assertThat(traces.leaves().contains(guard) || traces.mayLeave().contains(guard))
                        .as("%s leaves %s", command.step(), guard)
                        .isTrue();
            } else if (before.contains(guard) && !after.contains(guard)) {
                assertThat(traces.takes().contains(guard) || traces.mayTake().contains(guard))
                        .as("%s takes %s", command.step(), guard)
                        .isTrue();
            }
        }
    }

    @Example
    void aCategoryThatCanBeSetAtAnyTimeStandsInNobodysWay() {
        // Found by the property of refusals, which went red once in some runs.
        WorkflowDefinition definition = RandomWorkflows.definition(new Random(-256433));

        assertThat(TicketWorkflow.of(definition).definition()).isEqualTo(definition);
    }

    @Property(tries = 300)
    void aBuiltWorkflowSurvivesBeingWritten(@ForAll long seed) {
        built(new Random(seed))
                .ifPresent(workflow ->
                        assertThat(TicketWorkflow.fromJson(workflow.toJson())).isEqualTo(workflow));
    }

    @Property(tries = 300)
    void aWorkflowIsRefusedForWantOfAWayOnlyIfATicketCanGetStuck(@ForAll long seed) {
        WorkflowDefinition definition = RandomWorkflows.definition(new Random(seed));
        String problem = "";
        try {
            TicketWorkflow.of(definition);
        } catch (InvalidInputException e) {
            problem = e.getMessage();
        }
        boolean noWay = problem.contains("has no way to the end");
        Statistics.label("no way")
                .collect(noWay)
                .coverage(coverage -> coverage.check(true).count(count -> count > 0));
        if (noWay) {
            TicketWorkflow workflow = TicketWorkflow.trusted(definition);
            assertThat(canGetStuck(workflow, Course.received(workflow))
                            || canGetStuck(workflow, Course.receivedAboutAnOrder(workflow))
                            || timesOut(definition))
                    .as(problem)
                    .isTrue();
        }
    }

    private static boolean canGetStuck(TicketWorkflow workflow, Course course) {
        TicketFacts facts = course.facts();
        return Palette.search(
                        workflow,
                        course.ticket(),
                        facts,
                        it -> it.stage().isOpen()
                                && Palette.search(workflow, it, facts, there -> isEnd(workflow, there))
                                        .isEmpty())
                .isPresent();
    }

    /** What happens by itself is not among the commands of the palette. */
    private static boolean timesOut(WorkflowDefinition definition) {
        return !definition.timers().isEmpty();
    }

    private static boolean isEnd(TicketWorkflow workflow, Ticket ticket) {
        return WorkflowReach.isEnd(workflow.definition().states().stream()
                .filter(state -> state.name().equals(ticket.state()))
                .findFirst()
                .orElseThrow());
    }

    private static Optional<TicketWorkflow> built(Random random) {
        try {
            return Optional.of(TicketWorkflow.of(RandomWorkflows.definition(random)));
        } catch (InvalidInputException e) {
            assertThat(e.field()).startsWith("workflow.");
            return Optional.empty();
        }
    }

    /** Takes steps at random, and lets time take some. */
    private static Ticket walk(TicketWorkflow workflow, Random random, int steps) {
        Course course = random.nextBoolean() ? Course.received(workflow) : Course.receivedAboutAnOrder(workflow);
        Ticket ticket = course.ticket();
        for (int i = 0; i < steps; i++) {
            List<TicketCommand> commands = Palette.of(workflow, ticket);
            Decision<Ticket> decision = random.nextInt(10) == 0
                    ? TicketRules.timedOut(ticket, course.facts())
                    : TicketRules.decide(ticket, commands.get(random.nextInt(commands.size())), course.facts());
            ticket = decision.isAccepted() ? decision.orThrow().state() : ticket;
        }
        return ticket;
    }
}
