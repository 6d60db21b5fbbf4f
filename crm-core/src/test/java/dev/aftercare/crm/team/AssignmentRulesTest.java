package dev.aftercare.crm.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.persistence.json.CrmJson;
import dev.aftercare.crm.team.Ground.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssignmentRulesTest {

    private static final Demand ANY = new Demand(null, Set.of(), null, 1, null, null);

    private static Candidate free(String login) {
        return new Candidate(Agent.of(login), true, 0);
    }

    private static Demand known(@Nullable String login) {
        return new Demand(null, Set.of(), null, 1, login, null);
    }

    @Test
    void everythingThatStandsInTheWayIsSaid() {
        Demand demand = new Demand("logistics", Set.of("scales", "cold-chain"), "de", 2, null, "dan");
        List<Candidate> all = List.of(
                new Candidate(Agent.of("dan").being(Availability.AWAY), false, 9),
                new Candidate(
                        Agent.of("eva")
                                .in("logistics")
                                .able("scales", "cold-chain")
                                .speaking("DE", "fr"),
                        true,
                        8));

        Proposal proposal = AssignmentRules.choose(demand, all, Rota.NEW);

        assertThat(proposal.chosen()).isEqualTo("eva");
        assertThat(proposal.sentences())
                .containsExactly(
                        "dan: GIVES_IT_UP (has it now), NOT_AVAILABLE (AWAY), OFF_SHIFT (by calendar null),"
                                + " NOT_OF_THE_DEPARTMENT (logistics), LACKS_A_SKILL (cold-chain, scales),"
                                + " LACKS_THE_LANGUAGE (de), HAS_NO_ROOM (carries 9 of 10, it weighs 2)",
                        "eva: IS_THE_ONLY_ONE (carries 8 of 10)");
    }

    @Test
    void anAgentIsFilledToTheBrimAndNoFurther() {
        Demand two = new Demand(null, Set.of(), null, 2, null, null);
        for (long load = 7; load <= 10; load++) {
            Candidate candidate = new Candidate(Agent.of("ann"), true, load);
            assertThat(AssignmentRules.choose(two, List.of(candidate), Rota.NEW).chosen())
                    .isEqualTo(load <= 8 ? "ann" : null);
        }
    }

    @Test
    void whomTheCustomerKnowsComesFirstIfThatAgentCanHaveIt() {
        Candidate busy = new Candidate(Agent.of("bob"), true, 9);

        assertThat(AssignmentRules.choose(known("bob"), List.of(free("ann"), busy), Rota.NEW)
                        .sentences())
                .containsExactly(
                        "ann: ANOTHER_KNOWS_THE_CUSTOMER (bob)",
                        "bob: KNOWS_THE_CUSTOMER (had the customer's last ticket)");
        Candidate full = new Candidate(Agent.of("bob"), true, 10);
        assertThat(AssignmentRules.choose(known("bob"), List.of(free("ann"), full), Rota.NEW)
                        .chosen())
                .isEqualTo("ann");
        assertThat(AssignmentRules.choose(known("nobody"), List.of(free("ann")), Rota.NEW)
                        .chosen())
                .isEqualTo("ann");
    }

    @Test
    void roomIsMeasuredAgainstTheAgentsCapacity() {
        Candidate small = new Candidate(Agent.of("ann").carrying(4), true, 1);
        Candidate large = new Candidate(Agent.of("bob").carrying(40), true, 18);

        assertThat(AssignmentRules.choose(ANY, List.of(small, large), Rota.NEW).sentences())
                .containsExactly(
                        "ann: ANOTHER_HAS_MORE_ROOM (carries 1 of 4; bob carries 18 of 40)",
                        "bob: HAS_MOST_ROOM (carries 18 of 40)");
    }

    @Test
    void amongEqualsWhoseTurnIsLongestAgoIsNextAndThenTheFirstLogin() {
        List<Candidate> all = List.of(free("cy"), free("bob"), free("ann"));
        Rota rota = Rota.NEW.after("ann").after("bob");

        assertThat(AssignmentRules.choose(ANY, all, Rota.NEW).chosen()).isEqualTo("ann");
        Proposal proposal = AssignmentRules.choose(ANY, all, rota);
        assertThat(proposal.chosen()).isEqualTo("cy");
        assertThat(proposal.sentences())
                .containsExactly(
                        "ann: ANOTHER_IS_NEXT (had turn 1; cy had no turn)",
                        "bob: ANOTHER_IS_NEXT (had turn 2; cy had no turn)",
                        "cy: IS_NEXT (had no turn)");
        assertThat(AssignmentRules.choose(ANY, all, rota.after("cy")).chosen()).isEqualTo("ann");
    }

    @Property(tries = 300)
    void nobodyGetsWhatTheyCannotHaveAndTheOrderOfTheListDoesNotMatter(@ForAll long seed) {
        Random random = new Random(seed);
        List<Candidate> all = new ArrayList<>();
        for (int i = 0; i < random.nextInt(8); i++) {
            Agent agent = Agent.of("a" + i)
                    .in(random.nextBoolean() ? "north" : "south")
                    .able(random.nextBoolean() ? "s" : "t")
                    .speaking(random.nextBoolean() ? "en" : "zh")
                    .carrying(1 + random.nextInt(10))
                    .being(random.nextInt(6) == 0 ? Availability.BUSY : Availability.AVAILABLE);
            all.add(new Candidate(agent, random.nextInt(5) > 0, random.nextInt(12)));
        }
        Demand demand = new Demand(
                random.nextBoolean() ? "north" : null,
                random.nextBoolean() ? Set.of("s") : Set.of(),
                random.nextBoolean() ? "zh" : null,
                1 + random.nextInt(3),
                "a" + random.nextInt(8),
                random.nextInt(4) == 0 ? "a" + random.nextInt(8) : null);
        Rota rota = Rota.NEW.after("a1").after("a3").after("a0");

        Proposal proposal = AssignmentRules.choose(demand, all, rota);

        List<Candidate> able = all.stream().filter(one -> canHave(one, demand)).toList();
        assertThat(proposal.chosen() == null).isEqualTo(able.isEmpty());
        assertThat(able.stream().map(one -> one.agent().login()))
                .containsAll(proposal.chosen() == null ? List.of() : List.of(proposal.chosen()));
        assertThat(proposal.verdicts()).hasSize(all.size());
        for (Verdict verdict : proposal.verdicts()) {
            boolean chosen = verdict.login().equals(proposal.chosen());
            assertThat(verdict.grounds()).isNotEmpty();
            assertThat(verdict.grounds().stream()
                            .anyMatch(ground -> ground.kind().isChosen()))
                    .isEqualTo(chosen);
        }
        Collections.shuffle(all, random);
        assertThat(AssignmentRules.choose(demand, all, rota)).isEqualTo(proposal);
        String json = CrmJson.mapper().writeValueAsString(proposal);
        assertThat(CrmJson.mapper().readValue(json, Proposal.class)).isEqualTo(proposal);
    }

    private static boolean canHave(Candidate one, Demand demand) {
        Agent agent = one.agent();
        return one.onShift()
                && agent.availability() == Availability.AVAILABLE
                && !agent.login().equals(demand.except())
                && (demand.department() == null || agent.departments().contains(demand.department()))
                && agent.skills().containsAll(demand.skills())
                && (demand.language() == null || agent.languages().contains(demand.language()))
                && one.load() + demand.weight() <= agent.capacity();
    }

    @Property(tries = 100)
    void equalAgentsGetEqualShares(@ForAll long seed) {
        Random random = new Random(seed);
        int agents = 1 + random.nextInt(6);
        int tickets = random.nextInt(60);
        Map<String, Long> loads = new HashMap<>();
        Rota rota = Rota.NEW;
        for (int ticket = 0; ticket < tickets; ticket++) {
            List<Candidate> all = new ArrayList<>();
            for (int i = 0; i < agents; i++) {
                String login = "a" + i;
                all.add(new Candidate(Agent.of(login).carrying(1_000), true, loads.getOrDefault(login, 0L)));
            }
            String chosen = AssignmentRules.choose(ANY, all, rota).chosen();
            loads.merge(chosen, 1L, Long::sum);
            rota = rota.after(chosen);
        }

        for (int i = 0; i < agents; i++) {
            assertThat(loads.getOrDefault("a" + i, 0L)).isBetween((long) tickets / agents, (tickets - 1L) / agents + 1);
        }
    }

    @Test
    void definitionsComeBackFromJsonAndMalformedPartsAreNamed() {
        AssignmentPolicy policy = AssignmentPolicy.DEFAULT
                .weighing(Priority.URGENT, 3)
                .needing(AssignmentNeed.of("logistics/damage", "logistics", "scales")
                        .only(TicketType.COMPLAINT))
                .withLanguage(false)
                .withSticky(false)
                .withHandOver(true);
        Agent agent =
                Agent.of("ann").in("a").able("b").speaking("EN").working("day").carrying(7);

        String json = CrmJson.mapper().writeValueAsString(policy);
        assertThat(CrmJson.mapper().readValue(json, AssignmentPolicy.class)).isEqualTo(policy);
        assertThat(CrmJson.mapper().readValue(CrmJson.mapper().writeValueAsString(agent), Agent.class))
                .isEqualTo(agent);
        assertThat(agent.languages()).containsExactly("en");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new AssignmentPolicy(Map.of(), List.of(), true, true, true))
                .satisfies(e -> assertThat(e.field()).isEqualTo("assignment.weights"));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Agent.of("ann").carrying(0))
                .satisfies(e -> assertThat(e.field()).isEqualTo("agent.capacity"));
        assertThat(Kind.values()).filteredOn(Kind::isChosen).hasSize(4);
    }
}
