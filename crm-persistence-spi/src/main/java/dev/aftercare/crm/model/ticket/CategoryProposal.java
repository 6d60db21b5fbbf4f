package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.Instant;

/**
 * What a classifier said of a ticket last, and what became of it.
 *
 * @param category what it proposed
 * @param confidence how probable it is, 0 to 1: of all proposals made with 0.8, eight in ten should be right
 * @param classifier which one, with the version of what it has learnt, such as {@code naive-bayes@3}; 1 to {@value #MAX_CLASSIFIER}
 *     printable ASCII characters
 * @param at when
 * @param standing what became of it
 */
public record CategoryProposal(
        Category category, double confidence, String classifier, Instant at, ProposalStanding standing) {

    /** The longest name of a classifier. */
    public static final int MAX_CLASSIFIER = 100;

    /** Checks the parts. */
    public CategoryProposal {
        Input.present("proposal.category", category);
        checked("proposal.confidence", confidence);
        Input.code("proposal.classifier", classifier, MAX_CLASSIFIER);
        at = Input.instant("proposal.at", at);
        Input.present("proposal.standing", standing);
    }

    /**
     * The same proposal after somebody of the shop chose a category.
     *
     * @param verdict what the choice says about it; not {@code NOT_ASKED}
     * @return the proposal from now on
     */
    public CategoryProposal judged(CategoryVerdict verdict) {
        ProposalStanding next = switch (verdict) {
            case ACCEPTED -> ProposalStanding.ACCEPTED;
            case OVERRULED -> ProposalStanding.OVERRULED;
            case NOT_ASKED -> standing;
        };
        return new CategoryProposal(category, confidence, classifier, at, next);
    }

    static void checked(String field, double confidence) {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new InvalidInputException(field, "is out of range", "0 to 1");
        }
    }
}
