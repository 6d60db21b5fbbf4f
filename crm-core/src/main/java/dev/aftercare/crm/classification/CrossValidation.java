package dev.aftercare.crm.classification;

import java.util.ArrayList;
import java.util.List;

/** Judges each text by what was learnt from the other folds. */
final class CrossValidation {

    private final Corpus corpus;
    private final List<Calibration.Witness> witnesses = new ArrayList<>();

    /**
     * Goes through the folds: the counts without a fold are all counts less the fold's own, which leaves them as they were in the end.
     *
     * @param atMost how many texts are judged
     */
    CrossValidation(Corpus corpus, Counts all, int folds, int atMost) {
        this.corpus = corpus;
        for (int number = 0; number < folds; number++) {
            int fold = number;
            List<Corpus.Sample> held = corpus.samples().stream()
                    .filter(sample -> sample.fold(folds) == fold)
                    .toList();
            held.forEach(sample -> all.add(sample, -1));
            held.stream().limit(atMost / folds).forEach(sample -> witnesses.add(all.witness(sample)));
            held.forEach(sample -> all.add(sample, 1));
        }
    }

    List<Calibration.Witness> witnesses() {
        return witnesses;
    }

    ConfidenceCurve curve(double temperature) {
        return ConfidenceCurve.of(witnesses.stream()
                .map(witness -> {
                    double[] said = witness.confidences(temperature);
                    int best = Calibration.best(said);
                    return new ConfidenceCurve.Outcome(said[best], best == witness.truth());
                })
                .toList());
    }

    Evaluation evaluation(double temperature, ConfidenceCurve curve) {
        EvaluationTally tally = new EvaluationTally();
        for (Calibration.Witness witness : witnesses) {
            double[] given = Calibration.honest(witness.confidences(temperature), curve);
            int best = Calibration.best(given);
            tally.add(
                    corpus.categories().get(witness.truth()),
                    corpus.categories().get(best),
                    given[best]);
        }
        return tally.evaluation();
    }
}
