package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.sla.SlaTerms;
import java.time.Instant;

/**
 * What a decision about a ticket needs to know besides the ticket. Begin with {@link #of}.
 *
 * @param now when, cut to microseconds
 * @param actor who gives the command
 * @param policy what the shop decided about the course of tickets
 * @param terms what the shop promises now: for clocks that start, are continued or take up another target
 * @param clockTerms what was promised when the ticket's clocks that are not stopped were started or last took up a target; they count
 *     by these, whatever the shop changed meanwhile
 */
public record TicketFacts(Instant now, Actor actor, TicketPolicy policy, SlaTerms terms, SlaTerms clockTerms) {

    /** Checks the parts. */
    public TicketFacts {
        now = Input.instant("facts.now", now);
        Input.present("facts.actor", actor);
        Input.present("facts.policy", policy);
        Input.present("facts.terms", terms);
        Input.present("facts.clockTerms", clockTerms);
    }

    /**
     * The facts of a shop that decided nothing of its own and promises nothing.
     *
     * @param now when
     * @param actor who gives the command
     * @return the facts
     */
    public static TicketFacts of(Instant now, Actor actor) {
        return new TicketFacts(now, actor, TicketPolicy.DEFAULT, SlaTerms.NONE, SlaTerms.NONE);
    }

    /**
     * The same facts with another policy.
     *
     * @param value what the shop decided about the course of tickets
     * @return the facts
     */
    public TicketFacts under(TicketPolicy value) {
        return new TicketFacts(now, actor, value, terms, clockTerms);
    }

    /**
     * The same facts with what the shop promises, unchanged since the ticket's clocks started.
     *
     * @param value the terms
     * @return the facts
     */
    public TicketFacts promising(SlaTerms value) {
        return new TicketFacts(now, actor, policy, value, value);
    }
}
