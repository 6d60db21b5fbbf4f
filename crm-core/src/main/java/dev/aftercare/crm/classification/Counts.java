package dev.aftercare.crm.classification;

import java.util.ArrayList;
import java.util.List;

/** How often each feature occurred in the texts of each category. */
final class Counts {

    private final int categories;
    private final int vocabulary;
    private final double smoothing;
    private final int[] occurrences;
    private final long[] features;
    private final long[] texts;
    private long allTexts;

    private Counts(int categories, int vocabulary, double smoothing) {
        this.categories = categories;
        this.vocabulary = vocabulary;
        this.smoothing = smoothing;
        this.occurrences = new int[categories * vocabulary];
        this.features = new long[categories];
        this.texts = new long[categories];
    }

    static Counts of(Corpus corpus, double smoothing) {
        Counts counts = new Counts(corpus.categories().size(), corpus.features().size(), smoothing);
        corpus.samples().forEach(sample -> counts.add(sample, 1));
        return counts;
    }

    /** Counts a sample in, or out again. */
    void add(Corpus.Sample sample, int times) {
        for (int feature : sample.features()) {
            occurrences[feature * categories + sample.category()] += times;
        }
        features[sample.category()] += (long) times * sample.features().length;
        texts[sample.category()] += times;
        allTexts += times;
    }

    long texts(int category) {
        return texts[category];
    }

    long features(int category) {
        return features[category];
    }

    /** The positions of the categories in which a feature occurred, each followed by how often. */
    List<Integer> pairs(int feature) {
        List<Integer> pairs = new ArrayList<>();
        for (int category = 0; category < categories; category++) {
            int count = occurrences[feature * categories + category];
            if (count > 0) {
                pairs.add(category);
                pairs.add(count);
            }
        }
        return pairs;
    }

    /** What speaks for each category in a sample, by these counts. */
    Calibration.Witness witness(Corpus.Sample sample) {
        double[] priors = new double[categories];
        double[] evidence = new double[categories];
        for (int category = 0; category < categories; category++) {
            priors[category] = Likelihood.prior(texts[category], allTexts, categories);
            for (int feature : sample.features()) {
                evidence[category] += Likelihood.of(
                        occurrences[feature * categories + category], features[category], vocabulary, smoothing);
            }
        }
        return new Calibration.Witness(priors, evidence, sample.features().length, sample.category());
    }
}
