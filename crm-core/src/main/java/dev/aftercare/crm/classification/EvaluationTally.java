package dev.aftercare.crm.classification;

import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.Category;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts towards an evaluation. */
final class EvaluationTally {

    private static final int BINS = 10;

    private final Map<Category, long[]> categories = new TreeMap<>(Comparator.comparing(Category::path));
    private final long[] binTexts = new long[BINS];
    private final long[] binRight = new long[BINS];
    private final double[] binConfidence = new double[BINS];
    private long texts;
    private long right;

    void add(Category truth, @Nullable Category given, double confidence) {
        boolean hit = truth.equals(given);
        texts++;
        row(truth)[0]++;
        if (given != null) {
            row(given)[1]++;
        }
        int bin = Math.min((int) (confidence * BINS), BINS - 1);
        binTexts[bin]++;
        binConfidence[bin] += confidence;
        if (hit) {
            right++;
            row(truth)[2]++;
            binRight[bin]++;
        }
    }

    Evaluation evaluation() {
        if (texts == 0) {
            throw new InvalidInputException("texts", "are missing", "at least one");
        }
        List<Evaluation.CategoryScore> scores = new ArrayList<>();
        categories.forEach(
                (category, row) -> scores.add(new Evaluation.CategoryScore(category, row[0], row[1], row[2])));
        List<Evaluation.Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            if (binTexts[bin] > 0) {
                bins.add(new Evaluation.Bin(
                        (double) bin / BINS,
                        (bin + 1.0) / BINS,
                        binTexts[bin],
                        binConfidence[bin] / binTexts[bin],
                        binRight[bin]));
            }
        }
        return new Evaluation(texts, right, scores, bins);
    }

    private long[] row(Category category) {
        return categories.computeIfAbsent(category, key -> new long[3]);
    }
}
