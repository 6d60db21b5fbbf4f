package dev.aftercare.crm.triage;

import dev.aftercare.crm.classification.LabelledText;
import dev.aftercare.crm.classification.NaiveBayesTrainer;
import dev.aftercare.crm.classification.Training;
import dev.aftercare.crm.classification.TrainingOptions;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.util.List;

/**
 * Trains so that what is learnt is not longer than can be kept: as long as it is, again with half as many features, the rarest left out. A
 * pure function of its arguments.
 *
 * @param training what came of it
 * @param shortened whether features were left out
 */
record FittingTrainer(Training training, boolean shortened) {

    private static final int FEWEST = 100;

    static FittingTrainer train(List<LabelledText> texts, TrainingOptions options, int maxCharacters) {
        TrainingOptions present = options;
        Training training = new NaiveBayesTrainer(present).train(texts);
        boolean shortened = false;
        while (length(training) > maxCharacters && present.maxFeatures() > FEWEST) {
            int known = training.model().features().size();
            present = present.withMaxFeatures(Math.max(FEWEST, Math.min(known, present.maxFeatures()) / 2));
            training = new NaiveBayesTrainer(present).train(texts);
            shortened = true;
        }
        return new FittingTrainer(training, shortened);
    }

    private static int length(Training training) {
        return CrmJson.mapper().writeValueAsString(training.model()).length();
    }
}
