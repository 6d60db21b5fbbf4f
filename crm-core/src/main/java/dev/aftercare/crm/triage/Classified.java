package dev.aftercare.crm.triage;

import dev.aftercare.crm.classification.ClassifierSaid;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.ticket.Ticket;

/**
 * What came of asking a classifier about a ticket.
 *
 * @param ticket the ticket after it; the same version if nothing of it counted
 * @param said what it said: the first {@value #CANDIDATES} candidates
 */
public record Classified(Ticket ticket, ClassifierSaid said) {

    /** How many candidates are told. */
    public static final int CANDIDATES = 5;

    /** Checks the parts. */
    public Classified {
        Input.present("classified.ticket", ticket);
        Input.present("classified.said", said);
    }
}
