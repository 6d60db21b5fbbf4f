package dev.aftercare.crm.team;

import dev.aftercare.crm.team.Ground.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who gets a ticket. Pure: the same arguments give the same agent.
 *
 * <p>Nobody gets it who is off shift, not available, lacks what it needs or has no room for it. Of the others, whom the customer knows
 * comes first, then who would have most room left in proportion to the agent's capacity, then whose turn is longest ago, then whose login
 * comes first.
 */
public final class AssignmentRules {

    private AssignmentRules() {}

    /**
     * Chooses an agent.
     *
     * @param demand what the ticket asks for
     * @param candidates the agents, each once
     * @param rota whose turn it was
     * @return who, and why; and why not each other
     */
    public static Proposal choose(Demand demand, List<Candidate> candidates, Rota rota) {
        List<Candidate> fitting = candidates.stream()
                .filter(candidate -> obstacles(candidate, demand).isEmpty())
                .sorted(order(demand, rota))
                .toList();
        Candidate chosen = fitting.isEmpty() ? null : fitting.get(0);
        List<Verdict> verdicts = candidates.stream()
                .sorted(Comparator.comparing(AssignmentRules::login))
                .map(candidate -> new Verdict(login(candidate), grounds(candidate, chosen, fitting, demand, rota)))
                .toList();
        return new Proposal(chosen == null ? null : login(chosen), demand, verdicts);
    }

    private static List<Ground> grounds(
            Candidate candidate, @Nullable Candidate chosen, List<Candidate> fitting, Demand demand, Rota rota) {
        List<Ground> obstacles = obstacles(candidate, demand);
        if (!obstacles.isEmpty() || chosen == null) {
            return obstacles;
        }
        return List.of(
                candidate.equals(chosen) ? won(chosen, fitting, demand, rota) : lost(candidate, chosen, demand, rota));
    }

    private static Ground won(Candidate chosen, List<Candidate> fitting, Demand demand, Rota rota) {
        if (login(chosen).equals(demand.known())) {
            return new Ground(Kind.KNOWS_THE_CUSTOMER, "had the customer's last ticket");
        }
        if (fitting.size() == 1) {
            return new Ground(Kind.IS_THE_ONLY_ONE, carries(chosen));
        }
        return byRoom(demand).compare(chosen, fitting.get(1)) < 0
                ? new Ground(Kind.HAS_MOST_ROOM, carries(chosen))
                : new Ground(Kind.IS_NEXT, turn(chosen, rota));
    }

    private static Ground lost(Candidate candidate, Candidate chosen, Demand demand, Rota rota) {
        if (login(chosen).equals(demand.known())) {
            return new Ground(Kind.ANOTHER_KNOWS_THE_CUSTOMER, login(chosen));
        }
        return byRoom(demand).compare(chosen, candidate) < 0
                ? new Ground(
                        Kind.ANOTHER_HAS_MORE_ROOM, carries(candidate) + "; " + login(chosen) + " " + carries(chosen))
                : new Ground(
                        Kind.ANOTHER_IS_NEXT, turn(candidate, rota) + "; " + login(chosen) + " " + turn(chosen, rota));
    }

    private static List<Ground> obstacles(Candidate candidate, Demand demand) {
        Agent agent = candidate.agent();
        List<Ground> found = new ArrayList<>();
        if (agent.login().equals(demand.except())) {
            found.add(new Ground(Kind.GIVES_IT_UP, "has it now"));
        }
        if (agent.availability() != Availability.AVAILABLE) {
            found.add(new Ground(Kind.NOT_AVAILABLE, agent.availability().name()));
        }
        if (!candidate.onShift()) {
            found.add(new Ground(Kind.OFF_SHIFT, "by calendar " + agent.shifts()));
        }
        if (demand.department() != null && !agent.departments().contains(demand.department())) {
            found.add(new Ground(Kind.NOT_OF_THE_DEPARTMENT, demand.department()));
        }
        Set<String> lacking = new TreeSet<>(demand.skills());
        lacking.removeAll(agent.skills());
        if (!lacking.isEmpty()) {
            found.add(new Ground(Kind.LACKS_A_SKILL, String.join(", ", lacking)));
        }
        if (demand.language() != null && !agent.languages().contains(demand.language())) {
            found.add(new Ground(Kind.LACKS_THE_LANGUAGE, demand.language()));
        }
        if (demand.weight() > agent.capacity() - candidate.load()) {
            found.add(new Ground(Kind.HAS_NO_ROOM, carries(candidate) + ", it weighs " + demand.weight()));
        }
        return found;
    }

    private static Comparator<Candidate> order(Demand demand, Rota rota) {
        return Comparator.comparing((Candidate candidate) -> !login(candidate).equals(demand.known()))
                .thenComparing(byRoom(demand))
                .thenComparing(candidate -> rota.turn(login(candidate)))
                .thenComparing(AssignmentRules::login);
    }

    /** By the share of the capacity that would be in use; compared as whole numbers, so that equal is equal. */
    private static Comparator<Candidate> byRoom(Demand demand) {
        return (one, other) -> {
            BigInteger left = BigInteger.valueOf(one.load())
                    .add(BigInteger.valueOf(demand.weight()))
                    .multiply(BigInteger.valueOf(other.agent().capacity()));
            BigInteger right = BigInteger.valueOf(other.load())
                    .add(BigInteger.valueOf(demand.weight()))
                    .multiply(BigInteger.valueOf(one.agent().capacity()));
            return left.compareTo(right);
        };
    }

    private static String carries(Candidate candidate) {
        return "carries " + candidate.load() + " of " + candidate.agent().capacity();
    }

    private static String turn(Candidate candidate, Rota rota) {
        long turn = rota.turn(login(candidate));
        return turn == 0 ? "had no turn" : "had turn " + turn;
    }

    private static String login(Candidate candidate) {
        return candidate.agent().login();
    }
}
