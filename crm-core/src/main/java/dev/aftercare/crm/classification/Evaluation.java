package dev.aftercare.crm.classification;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.ticket.Category;
import java.util.List;

/**
 * How well a classifier does on texts whose category is known. A text for which it has no candidate counts as wrong, with confidence 0.
 *
 * @param texts how many texts, at least 1
 * @param right how many of them got their category as the first candidate
 * @param categories each category that a text has or got, in the order of their paths
 * @param bins the calibration table: the texts by the confidence of their first candidate, in tenths from 0; those without texts left out
 */
public record Evaluation(long texts, long right, List<CategoryScore> categories, List<Bin> bins) {

    /**
     * How well one category is told from the others.
     *
     * @param category which
     * @param texts how many texts belong to it
     * @param proposed how many got it
     * @param right how many of those belong to it
     */
    public record CategoryScore(Category category, long texts, long proposed, long right) {

        /**
         * How many of the texts that got it belong to it.
         *
         * @return 0 to 1; 0 if none got it
         */
        public double precision() {
            return share(right, proposed);
        }

        /**
         * How many of the texts that belong to it got it.
         *
         * @return 0 to 1; 0 if none belongs to it
         */
        public double recall() {
            return share(right, texts);
        }

        /**
         * The harmonic mean of precision and recall.
         *
         * @return 0 to 1; 0 if both are
         */
        public double f1() {
            return share(2 * right, texts + proposed);
        }
    }

    /**
     * Texts whose first candidate was about equally confident.
     *
     * @param from the least confidence, included
     * @param to the greatest, not included but for 1
     * @param texts how many, at least 1
     * @param confidence the mean confidence of their first candidates
     * @param right how many of these were right
     */
    public record Bin(double from, double to, long texts, double confidence, long right) {

        /**
         * How many were right.
         *
         * @return 0 to 1; near the confidence if that is honest
         */
        public double accuracy() {
            return share(right, texts);
        }
    }

    /** Copies the parts. */
    public Evaluation {
        categories = List.copyOf(categories);
        bins = List.copyOf(bins);
    }

    /**
     * Tries a classifier on texts.
     *
     * @param classifier what to try
     * @param texts at least one, not those it has learnt from
     * @return how well it did
     * @throws dev.aftercare.crm.model.InvalidInputException if there are no texts
     */
    public static Evaluation of(TicketClassifier classifier, Iterable<LabelledText> texts) {
        EvaluationTally tally = new EvaluationTally();
        for (LabelledText text : Input.present("texts", texts)) {
            Classification given = classifier.classify(text.text().value());
            tally.add(
                    text.category(),
                    given.best().map(Candidate::category).orElse(null),
                    given.best().map(Candidate::confidence).orElse(0.0));
        }
        return tally.evaluation();
    }

    /**
     * The share of texts that got their category.
     *
     * @return 0 to 1
     */
    public double accuracy() {
        return share(right, texts);
    }

    /**
     * The mean of the F1 scores of all categories that a text has, each counting alike however rare it is.
     *
     * @return 0 to 1
     */
    public double macroF1() {
        return categories.stream()
                .filter(score -> score.texts() > 0)
                .mapToDouble(CategoryScore::f1)
                .average()
                .orElse(0);
    }

    /**
     * By how much confidence and accuracy differ, over the bins by their number of texts (expected calibration error).
     *
     * @return 0 to 1; 0 if every confidence is honest
     */
    public double calibrationError() {
        return bins.stream()
                        .mapToDouble(bin -> bin.texts() * Math.abs(bin.confidence() - bin.accuracy()))
                        .sum()
                / texts;
    }

    private static double share(long part, long of) {
        return of == 0 ? 0 : (double) part / of;
    }
}
