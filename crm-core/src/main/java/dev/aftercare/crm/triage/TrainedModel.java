package dev.aftercare.crm.triage;

import dev.aftercare.crm.classification.Evaluation;
import dev.aftercare.crm.model.Input;
import java.time.Instant;
import java.util.UUID;

/**
 * What a training came to. Every one there ever was is remembered; what was learnt, only of the last two.
 *
 * @param number counts the trainings that changed what was known, from 1
 * @param stamp tells it from every other, also from one that was never committed
 * @param at when it was stored
 * @param texts from how many texts it has learnt
 * @param categories how many categories it tells apart
 * @param features how many features it knows
 * @param shortened whether features were left out, the rarest first, because what was learnt would have been longer than
 *     {@value #MAX_CHARACTERS} characters of JSON
 * @param crossValidation how well each text was classified by what was learnt from the others
 */
public record TrainedModel(
        long number,
        UUID stamp,
        Instant at,
        long texts,
        int categories,
        int features,
        boolean shortened,
        Evaluation crossValidation) {

    /** The longest that what was learnt may be as JSON. */
    public static final int MAX_CHARACTERS = 4_000_000;

    /** Checks the parts. */
    public TrainedModel {
        Input.within("trainedModel.number", number, 1, Long.MAX_VALUE);
        Input.present("trainedModel.stamp", stamp);
        at = Input.instant("trainedModel.at", at);
        Input.present("trainedModel.crossValidation", crossValidation);
    }

    /**
     * What the classifier that answers from it is called.
     *
     * @return such as {@code naive-bayes@3}
     */
    public String classifier() {
        return "naive-bayes@" + number;
    }
}
