package dev.aftercare.crm.intake;

import dev.aftercare.crm.intake.Clue.Finding;
import dev.aftercare.crm.intake.Clue.Rule;
import dev.aftercare.crm.intake.Placement.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the ticket that a message belongs to. Pure.
 *
 * <p>What always holds:
 *
 * <ul>
 *   <li>A rule is asked only if none before it found a ticket, and the last clue tells what the decision rests on.
 *   <li>Nobody but its customer gets into a ticket by its token or by the customer's open tickets.
 *   <li>A message that no person wrote reopens nothing and follows nothing.
 *   <li>The order in which tickets are named does not matter where the rules do not name one themselves.
 * </ul>
 */
final class ThreadRules {

    private static final Comparator<KnownTicket> BY_LAST_CHANGE = Comparator.comparing(KnownTicket::lastChange)
            .thenComparing(ticket -> ticket.id().value());

    private ThreadRules() {}

    static Placement place(ThreadFacts facts, IntakePolicy policy) {
        List<Clue> clues = new ArrayList<>();
        for (KnownTicket ticket : facts.referred()) {
            if (policy.strangersJoin() || isParty(facts, ticket)) {
                return found(Rule.REFERENCE, ticket, clues, facts, policy);
            }
            clues.add(new Clue(Rule.REFERENCE, Finding.SENDER_IS_NO_PARTY, ticket.id()));
        }
        if (facts.referred().isEmpty()) {
            clues.add(new Clue(Rule.REFERENCE, Finding.NOTHING_TO_GO_BY, null));
        }
        KnownTicket named = facts.named();
        if (named == null) {
            clues.add(new Clue(Rule.TOKEN, Finding.NOTHING_TO_GO_BY, null));
        } else if (isParty(facts, named)) {
            return found(Rule.TOKEN, named, clues, facts, policy);
        } else {
            clues.add(new Clue(Rule.TOKEN, Finding.SENDER_IS_NO_PARTY, named.id()));
        }
        return byCustomer(clues, facts, policy);
    }

    private static Placement byCustomer(List<Clue> clues, ThreadFacts facts, IntakePolicy policy) {
        Duration window = policy.windows().get(facts.channel());
        if (window == null) {
            return none(Finding.NOT_BY_THIS_CHANNEL, clues, facts, policy);
        }
        if (facts.customer() == null) {
            return none(Finding.SENDER_IS_NEW, clues, facts, policy);
        }
        List<KnownTicket> fitting = facts.open().stream()
                .filter(ticket -> ticket.stage().isOpen() && isParty(facts, ticket))
                .filter(ticket -> facts.purchase() == null
                        || ticket.purchase() == null
                        || facts.purchase().equals(ticket.purchase()))
                .toList();
        if (fitting.isEmpty()) {
            return none(Finding.NO_OPEN_TICKET, clues, facts, policy);
        }
        List<KnownTicket> fresh =
                fitting.stream().filter(ticket -> within(window, ticket, facts)).toList();
        if (fresh.isEmpty()) {
            return none(Finding.TOO_LONG_AGO, clues, facts, policy);
        }
        if (fresh.size() > 1 && policy.several() == IntakePolicy.Several.NEW_TICKET) {
            return none(Finding.SEVERAL_OPEN_TICKETS, clues, facts, policy);
        }
        KnownTicket last = fresh.stream().max(BY_LAST_CHANGE).orElseThrow();
        return found(Rule.OPEN_TICKET, last, clues, facts, policy);
    }

    private static Placement found(
            Rule rule, KnownTicket ticket, List<Clue> clues, ThreadFacts facts, IntakePolicy policy) {
        clues.add(new Clue(rule, Finding.FOUND, ticket.id()));
        return new Placement(kind(ticket, facts, policy), ticket.id(), clues);
    }

    private static Kind kind(KnownTicket ticket, ThreadFacts facts, IntakePolicy policy) {
        if (facts.automatic()) {
            return Kind.JOINS;
        }
        boolean open = ticket.stage().isOpen();
        boolean reopens = policy.reopenFrom().contains(ticket.stage())
                && ticket.reopens()
                && (open || within(policy.reopenWithin(), ticket, facts));
        if (reopens) {
            return Kind.REOPENS;
        }
        return open ? Kind.JOINS : Kind.FOLLOWS;
    }

    private static Placement none(Finding finding, List<Clue> clues, ThreadFacts facts, IntakePolicy policy) {
        clues.add(new Clue(Rule.OPEN_TICKET, finding, null));
        Kind kind = facts.automatic() && policy.setsAside() ? Kind.SET_ASIDE : Kind.OPENS;
        return new Placement(kind, null, clues);
    }

    private static boolean isParty(ThreadFacts facts, KnownTicket ticket) {
        return ticket.customer().equals(facts.customer());
    }

    /** The very end of the window is within; so is what was sent before the change. */
    private static boolean within(Duration window, KnownTicket ticket, ThreadFacts facts) {
        return !ticket.lastChange().plus(window).isBefore(facts.at());
    }
}
