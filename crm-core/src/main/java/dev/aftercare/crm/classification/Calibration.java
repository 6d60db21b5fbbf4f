package dev.aftercare.crm.classification;

import java.util.List;

/**
 * Makes confidences honest, in two steps. Naive Bayes takes features that say the same thing for independent witnesses, the more so the longer the
 * text, and is far too sure. So the evidence is divided by the square root of the number of features and by a temperature, chosen such
 * that the confidences given to texts not learnt from fit best what these texts were (least log loss; temperature scaling after Guo et
 * al., On Calibration of Modern Neural Networks, 2017). What is then still
 * too sure or not sure enough is mended by a {@link ConfidenceCurve}.
 */
final class Calibration {

    private static final double COLDEST = Math.log(0.01);
    private static final double HOTTEST = Math.log(100);
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int STEPS = 40;

    /** Digits that do not depend on the order in which texts were given. */
    private static final double DIGITS = 1e4;

    private Calibration() {}

    /** A text not learnt from: what spoke for each category, and which it was. */
    static final class Witness {

        private final double[] priors;
        private final double[] evidence;
        private final int features;
        private final int truth;

        Witness(double[] priors, double[] evidence, int features, int truth) {
            this.priors = priors;
            this.evidence = evidence;
            this.features = features;
            this.truth = truth;
        }

        int truth() {
            return truth;
        }

        double[] confidences(double temperature) {
            return Calibration.confidences(priors, evidence, features, temperature);
        }
    }

    static double[] confidences(double[] priors, double[] evidence, int features, double temperature) {
        double scale = temperature * Math.sqrt(Math.max(1, features));
        double[] result = new double[priors.length];
        double greatest = Double.NEGATIVE_INFINITY;
        for (int at = 0; at < result.length; at++) {
            result[at] = priors[at] + evidence[at] / scale;
            greatest = Math.max(greatest, result[at]);
        }
        double sum = 0;
        for (int at = 0; at < result.length; at++) {
            result[at] = Math.exp(result[at] - greatest);
            sum += result[at];
        }
        for (int at = 0; at < result.length; at++) {
            result[at] /= sum;
        }
        return result;
    }

    /** The temperature with the least log loss; 1 if there is nothing to learn it from. */
    static double temperature(List<Witness> witnesses) {
        if (witnesses.isEmpty()) {
            return 1;
        }
        double low = COLDEST;
        double high = HOTTEST;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = loss(witnesses, Math.exp(left));
        double atRight = loss(witnesses, Math.exp(right));
        for (int step = 0; step < STEPS; step++) {
            if (atLeft <= atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = loss(witnesses, Math.exp(left));
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = loss(witnesses, Math.exp(right));
            }
        }
        return rounded(Math.exp((low + high) / 2));
    }

    /** Without the digits that depend on the order in which numbers were added up. */
    static double rounded(double value) {
        return Math.round(value * DIGITS) / DIGITS;
    }

    /**
     * The same confidences with an honest one for the first candidate; the others share what is left as they did, but none becomes more
     * probable than the first.
     */
    static double[] honest(double[] confidences, ConfidenceCurve curve) {
        int best = best(confidences);
        double said = confidences[best];
        double right = curve.right(said);
        double[] result = confidences.clone();
        if (said < 1) {
            double factor = Math.min((1 - right) / (1 - said), right / said);
            for (int at = 0; at < result.length; at++) {
                result[at] *= factor;
            }
        }
        result[best] = right;
        return result;
    }

    /** The position of the greatest, the first of equal ones. */
    static int best(double[] confidences) {
        int best = 0;
        for (int at = 1; at < confidences.length; at++) {
            if (confidences[at] > confidences[best]) {
                best = at;
            }
        }
        return best;
    }

    /** The mean log loss. */
    private static double loss(List<Witness> witnesses, double temperature) {
        double sum = 0;
        for (Witness witness : witnesses) {
            sum -= Math.log(Math.max(witness.confidences(temperature)[witness.truth()], Double.MIN_NORMAL));
        }
        return sum / witnesses.size();
    }
}
