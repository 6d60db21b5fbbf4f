package dev.aftercare.crm.classification;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.text.TextFeatures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The built-in classifier: multinomial naive Bayes over words and character n-grams, with a calibrated confidence. Immutable; the same
 * text always gives the same answer.
 *
 * <p>A feature that was never learnt says nothing; a text without any that was gives the categories' shares among the texts learnt,
 * made honest.
 */
public final class NaiveBayesClassifier implements TicketClassifier {

    /** Of a longer text only the beginning counts, in UTF-16 units: what the matter is stands there. */
    public static final int READ_AT_MOST = 10_000;

    private final NaiveBayesModel model;
    private final Map<String, Weights> weights;
    private final double[] priors;
    private final double[] unseen;

    /** How much one occurrence of a feature speaks for the categories in which it was seen, beyond what it does where it was not. */
    private static final class Weights {

        private final int[] categories;
        private final double[] extra;

        Weights(List<Integer> pairs, double smoothing) {
            categories = new int[pairs.size() / 2];
            extra = new double[categories.length];
            for (int at = 0; at < categories.length; at++) {
                categories[at] = pairs.get(2 * at);
                extra[at] = Likelihood.extra(pairs.get(2 * at + 1), smoothing);
            }
        }

        void speak(double[] evidence) {
            for (int at = 0; at < categories.length; at++) {
                evidence[categories[at]] += extra[at];
            }
        }
    }

    /**
     * Makes a model ready to answer.
     *
     * @param model what was learnt
     */
    public NaiveBayesClassifier(NaiveBayesModel model) {
        this.model = Input.present("model", model);
        int count = model.categories().size();
        this.priors = new double[count];
        this.unseen = new double[count];
        for (int at = 0; at < count; at++) {
            NaiveBayesModel.Learnt learnt = model.categories().get(at);
            priors[at] = Likelihood.prior(learnt.texts(), model.texts(), count);
            unseen[at] = Likelihood.of(0, learnt.features(), model.features().size(), model.smoothing());
        }
        this.weights = new HashMap<>(model.features().size() * 2);
        model.features().forEach((feature, pairs) -> weights.put(feature, new Weights(pairs, model.smoothing())));
    }

    /**
     * What was learnt.
     *
     * @return the model
     */
    public NaiveBayesModel model() {
        return model;
    }

    @Override
    public Classification classify(String text) {
        String given = Input.present("text", text);
        double[] evidence = new double[priors.length];
        int known = evidence(given.substring(0, Math.min(given.length(), READ_AT_MOST)), evidence);
        double[] confidences = Calibration.honest(
                Calibration.confidences(priors, evidence, known, model.temperature()), model.curve());
        List<Candidate> candidates = new ArrayList<>();
        for (int at = 0; at < confidences.length; at++) {
            candidates.add(new Candidate(model.categories().get(at).category(), confidences[at]));
        }
        return new Classification(candidates);
    }

    private int evidence(String text, double[] evidence) {
        int[] known = {0};
        TextFeatures.features(text, feature -> {
            Weights found = weights.get(feature);
            if (found != null) {
                known[0]++;
                found.speak(evidence);
            }
        });
        for (int at = 0; at < evidence.length; at++) {
            evidence[at] += known[0] * unseen[at];
        }
        return known[0];
    }
}
