package dev.aftercare.crm.classification;

import dev.aftercare.crm.model.Input;

/**
 * What came of a training.
 *
 * @param model what was learnt from all texts
 * @param crossValidation how well each text was classified by what was learnt from the others (not from its own fold); where there are very many
 *     texts and categories, of a part of the texts that is chosen without regard to what they say
 */
public record Training(NaiveBayesModel model, Evaluation crossValidation) {

    /** Checks the parts. */
    public Training {
        Input.present("training.model", model);
        Input.present("training.crossValidation", crossValidation);
    }
}
