package dev.aftercare.crm.classification;

/** The logarithms that multinomial naive Bayes adds up (Manning, Raghavan and Schütze, Introduction to Information Retrieval, 13.2). */
final class Likelihood {

    private Likelihood() {}

    /** Of a category, before anything is read. */
    static double prior(long texts, long allTexts, int categories) {
        return Math.log((texts + 1.0) / (allTexts + categories));
    }

    /** Of one occurrence of a feature in a text of a category. */
    static double of(long occurrences, long categoryFeatures, int vocabulary, double smoothing) {
        return Math.log(occurrences + smoothing) - Math.log(categoryFeatures + smoothing * Math.max(1, vocabulary));
    }

    /** By how much a feature that was seen is likelier than one that was not. */
    static double extra(long occurrences, double smoothing) {
        return Math.log(occurrences + smoothing) - Math.log(smoothing);
    }
}
