package dev.aftercare.crm.classification;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.Category;

/**
 * A category that a text may belong to.
 *
 * @param category which
 * @param confidence how probable it is, 0 to 1: of all proposals made with 0.8, eight in ten should be right
 */
public record Candidate(Category category, double confidence) {

    /** Checks the parts. */
    public Candidate {
        Input.present("candidate.category", category);
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new InvalidInputException("candidate.confidence", "is out of range", "0 to 1");
        }
    }
}
