package dev.aftercare.crm.classification;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.ticket.CategoryProposal;

/**
 * What a certain classifier says about one text.
 *
 * @param classifier which one, with the version of what it has learnt, such as {@code naive-bayes@3}
 * @param classification what it says
 */
public record ClassifierSaid(String classifier, Classification classification) {

    /** Checks the parts. */
    public ClassifierSaid {
        Input.code("classifier", classifier, CategoryProposal.MAX_CLASSIFIER);
        Input.present("classification", classification);
    }
}
