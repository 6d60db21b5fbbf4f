package dev.aftercare.crm.classification;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;

/**
 * How a classifier is trained. Begin with {@link #DEFAULT}.
 *
 * @param smoothing added to every count, so that what was never seen in a category stays possible; above 0, at most 10. Below 1 it is
 *     Lidstone's smoothing, at 1 Laplace's
 * @param minTexts in how many texts a feature must occur to count, 1 to 1,000; a name that one customer wrote is then not learnt
 * @param maxFeatures at most how many features are kept, the most frequent ones, 100 to 200,000; fewer if there are so many categories
 *     that the table would have more than 20,000,000 cells
 * @param folds into how many parts the texts are cut to find out how well what was learnt from the others fits each, 2 to 20
 */
public record TrainingOptions(double smoothing, int minTexts, int maxFeatures, int folds) {

    /** Smoothing 0.1, features seen in two texts or more, 100,000 of them, five folds. */
    public static final TrainingOptions DEFAULT = new TrainingOptions(0.1, 2, 100_000, 5);

    /** Checks the parts. */
    public TrainingOptions {
        if (!(smoothing > 0 && smoothing <= 10)) {
            throw new InvalidInputException("trainingOptions.smoothing", "is out of range", "above 0, at most 10");
        }
        Input.within("trainingOptions.minTexts", minTexts, 1, 1_000);
        Input.within("trainingOptions.maxFeatures", maxFeatures, 100, 200_000);
        Input.within("trainingOptions.folds", folds, 2, 20);
    }

    /**
     * The same options with another smoothing.
     *
     * @param value added to every count
     * @return the options
     */
    public TrainingOptions withSmoothing(double value) {
        return new TrainingOptions(value, minTexts, maxFeatures, folds);
    }

    /**
     * The same options with another limit for rare features.
     *
     * @param value in how many texts a feature must occur
     * @return the options
     */
    public TrainingOptions withMinTexts(int value) {
        return new TrainingOptions(smoothing, value, maxFeatures, folds);
    }

    /**
     * The same options with another size of the vocabulary.
     *
     * @param value at most how many features are kept
     * @return the options
     */
    public TrainingOptions withMaxFeatures(int value) {
        return new TrainingOptions(smoothing, minTexts, value, folds);
    }

    /**
     * The same options with another number of folds.
     *
     * @param value into how many parts the texts are cut
     * @return the options
     */
    public TrainingOptions withFolds(int value) {
        return new TrainingOptions(smoothing, minTexts, maxFeatures, value);
    }
}
