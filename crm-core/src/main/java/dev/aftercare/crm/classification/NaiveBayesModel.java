package dev.aftercare.crm.classification;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.Category;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a multinomial naive Bayes classifier has learnt: counts, and how far to trust them. Saved and loaded as JSON.
 *
 * <p>It holds pieces of what customers wrote: treat it as their texts are treated.
 *
 * @param smoothing added to every count, above 0
 * @param temperature by what the evidence is divided, beside the square root of the number of features, before it becomes a probability;
 *     above 0
 * @param curve how often a first candidate is right, by how probable it then seems
 * @param categories what was learnt of each category, in the order of their paths; at most 2,000
 * @param features for each feature its counts as pairs of numbers: the position of a category in the list, and how often the feature
 *     occurred in its texts, at least once
 */
public record NaiveBayesModel(
        double smoothing,
        double temperature,
        ConfidenceCurve curve,
        List<Learnt> categories,
        Map<String, List<Integer>> features) {

    /** The most categories that a model can tell apart. */
    public static final int MAX_CATEGORIES = 2_000;

    /**
     * What was learnt of a category.
     *
     * @param category which
     * @param texts how many texts of it there were, at least 1
     * @param features how many features these had, repetitions included
     */
    public record Learnt(Category category, long texts, long features) {

        /** Checks the parts. */
        public Learnt {
            Input.present("learnt.category", category);
            Input.within("learnt.texts", texts, 1, Long.MAX_VALUE);
            Input.within("learnt.features", features, 0, Long.MAX_VALUE);
        }
    }

    /** Checks and copies the parts. */
    public NaiveBayesModel {
        positive("model.smoothing", smoothing);
        positive("model.temperature", temperature);
        Input.present("model.curve", curve);
        categories = List.copyOf(Input.atMost("model.categories", categories, MAX_CATEGORIES));
        Map<String, List<Integer>> sorted = new TreeMap<>();
        for (Map.Entry<String, List<Integer>> feature :
                Input.present("model.features", features).entrySet()) {
            sorted.put(feature.getKey(), pairs(feature.getValue(), categories.size()));
        }
        features = Collections.unmodifiableMap(sorted);
    }

    /**
     * From how many texts it has learnt.
     *
     * @return the texts of all categories together
     */
    public long texts() {
        return categories.stream().mapToLong(Learnt::texts).sum();
    }

    /** Leaves the features out: they are pieces of what people wrote. */
    @Override
    public String toString() {
        return "NaiveBayesModel[categories=" + categories.size() + ", features=" + features.size() + ", texts="
                + texts() + "]";
    }

    private static void positive(String field, double value) {
        if (!(value > 0 && value <= 1e6)) {
            throw new InvalidInputException(field, "is out of range", "above 0, at most 1,000,000");
        }
    }

    private static List<Integer> pairs(List<Integer> given, int categories) {
        boolean fit = given.size() % 2 == 0;
        for (int at = 0; fit && at < given.size(); at += 2) {
            fit = given.get(at) >= 0 && given.get(at) < categories && given.get(at + 1) > 0;
        }
        if (!fit) {
            throw new InvalidInputException(
                    "model.features",
                    "do not fit its categories",
                    "pairs of a category's position and a count above 0");
        }
        return List.copyOf(given);
    }
}
