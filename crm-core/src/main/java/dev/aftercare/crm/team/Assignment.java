package dev.aftercare.crm.team;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.ticket.Ticket;

/**
 * A ticket that was given to an agent by rule.
 *
 * @param ticket the ticket after it
 * @param proposal who got it, and why
 */
public record Assignment(Ticket ticket, Proposal proposal) {

    /** Checks the parts. */
    public Assignment {
        Input.present("assignment.ticket", ticket);
        Input.present("assignment.proposal", proposal);
    }
}
