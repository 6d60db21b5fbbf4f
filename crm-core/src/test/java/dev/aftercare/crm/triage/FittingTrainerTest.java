package dev.aftercare.crm.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.classification.LabelledText;
import dev.aftercare.crm.classification.NaiveBayesModel;
import dev.aftercare.crm.classification.TrainingOptions;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is learnt stays short enough to be kept. */
class FittingTrainerTest {

    private static final List<LabelledText> TEXTS = IntStream.range(0, 300)
            .mapToObj(i -> LabelledText.of(
                    (i % 2 == 0 ? "parcel crushed " : "charged twice ") + word(i % 50) + " " + word(i % 70),
                    i % 2 == 0 ? "damage" : "payment"))
            .toList();

    /** A word that shares few pieces with the others. */
    private static String word(int number) {
        return Integer.toString(1_000_003 * (number + 1), 26).replaceAll("[0-9]", "x");
    }

    @Test
    void whatFitsIsKeptWhole() {
        FittingTrainer whole = FittingTrainer.train(TEXTS, TrainingOptions.DEFAULT, 4_000_000);

        assertThat(whole.shortened()).isFalse();
        assertThat(whole.training().model().texts()).isEqualTo(300);
    }

    @Test
    void whatIsTooLongLosesItsRarestFeaturesAndStillKnowsTheFrequentOnes() {
        NaiveBayesModel whole = FittingTrainer.train(TEXTS, TrainingOptions.DEFAULT, 4_000_000)
                .training()
                .model();
        int most = length(whole) / 3;

        FittingTrainer shortened = FittingTrainer.train(TEXTS, TrainingOptions.DEFAULT, most);

        NaiveBayesModel model = shortened.training().model();
        assertThat(shortened.shortened()).isTrue();
        assertThat(length(model)).isLessThanOrEqualTo(most);
        assertThat(model.features())
                .isNotEmpty()
                .hasSizeLessThan(whole.features().size());
        assertThat(whole.features()).containsAllEntriesOf(model.features());
        assertThat(shortened.training().crossValidation().accuracy()).isGreaterThan(0.95);
        assertThat(FittingTrainer.train(TEXTS, TrainingOptions.DEFAULT, most)).isEqualTo(shortened);
    }

    private static int length(NaiveBayesModel model) {
        return CrmJson.mapper().writeValueAsString(model).length();
    }
}
