package dev.aftercare.crm.classification;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Trains a naive Bayes classifier. A pure function of the texts: the same texts give the same model, in whatever order they come.
 */
public final class NaiveBayesTrainer {

    /** The most texts that are learnt from at once. */
    public static final int MAX_TEXTS = 200_000;

    private static final int MAX_CELLS = 20_000_000;

    private final TrainingOptions options;

    /**
     * Creates a trainer.
     *
     * @param options how it trains
     */
    public NaiveBayesTrainer(TrainingOptions options) {
        this.options = Input.present("options", options);
    }

    /**
     * Learns from texts whose category is known.
     *
     * @param texts 1 to {@value #MAX_TEXTS}, of at most {@value NaiveBayesModel#MAX_CATEGORIES} categories
     * @return what was learnt, and how well it fits texts not learnt from
     * @throws InvalidInputException if there are none, or too many
     */
    public Training train(Collection<LabelledText> texts) {
        if (Input.atMost("texts", texts, MAX_TEXTS).isEmpty()) {
            throw new InvalidInputException("texts", "are missing", "1 to " + MAX_TEXTS);
        }
        Corpus corpus = Corpus.of(texts, options, MAX_CELLS);
        Counts all = Counts.of(corpus, options.smoothing());
        CrossValidation validation = new CrossValidation(
                corpus, all, options.folds(), MAX_CELLS / corpus.categories().size());
        double temperature = Calibration.temperature(validation.witnesses());
        ConfidenceCurve curve = validation.curve(temperature);
        return new Training(model(corpus, all, temperature, curve), validation.evaluation(temperature, curve));
    }

    private NaiveBayesModel model(Corpus corpus, Counts counts, double temperature, ConfidenceCurve curve) {
        List<NaiveBayesModel.Learnt> learnt = new ArrayList<>();
        for (int category = 0; category < corpus.categories().size(); category++) {
            learnt.add(new NaiveBayesModel.Learnt(
                    corpus.categories().get(category), counts.texts(category), counts.features(category)));
        }
        Map<String, List<Integer>> features = new TreeMap<>();
        for (int feature = 0; feature < corpus.features().size(); feature++) {
            features.put(corpus.features().get(feature), counts.pairs(feature));
        }
        return new NaiveBayesModel(options.smoothing(), temperature, curve, learnt, features);
    }
}
