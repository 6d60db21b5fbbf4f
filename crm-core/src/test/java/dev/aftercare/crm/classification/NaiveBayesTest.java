package dev.aftercare.crm.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NaiveBayesTest {

    private static final NaiveBayesTrainer TRAINER = new NaiveBayesTrainer(TrainingOptions.DEFAULT);

    /** The worked example of Manning, Raghavan and Schütze, 13.1: "Chinese" in class China, 5 of 8 terms, 6 terms in all. */
    @Test
    void likelihoodsAreThoseOfTheTextbook() {
        assertThat(Math.exp(Likelihood.of(5, 8, 6, 1))).isEqualTo(3.0 / 7, within(1e-12));
        assertThat(Math.exp(Likelihood.of(0, 8, 6, 1))).isEqualTo(1.0 / 14, within(1e-12));
        assertThat(Math.exp(Likelihood.of(1, 3, 6, 1))).isEqualTo(2.0 / 9, within(1e-12));
        assertThat(Likelihood.of(0, 8, 6, 1) + Likelihood.extra(5, 1))
                .isEqualTo(Likelihood.of(5, 8, 6, 1), within(1e-12));
    }

    @Test
    void whatWasLearntIsRecognisedInBothLanguages() {
        TicketClassifier classifier = trained(MadeUpTexts.texts(1_000, 0, 1));

        assertThat(best(classifier, "My parcel was crushed!")).isEqualTo("logistics/damage");
        assertThat(best(classifier, "快递太慢了，还没收到货")).isEqualTo("logistics/late");
        assertThat(best(classifier, "又重复扣款")).isEqualTo("payment");
    }

    @Test
    void anUnseenFormOfAKnownWordStillTells() {
        TicketClassifier classifier = trained(MadeUpTexts.texts(1_000, 0, 2));

        assertThat(best(classifier, "crushing")).isEqualTo("logistics/damage");
    }

    @Test
    void confidencesAddUpToAtMostOneAndTheFirstIsTheGreatest() {
        TicketClassifier classifier = trained(MadeUpTexts.texts(300, 0.2, 3));

        for (LabelledText text : MadeUpTexts.texts(50, 0, 4)) {
            Classification given = classifier.classify(text.text().value());
            assertThat(given.candidates()).hasSize(5);
            assertThat(given.candidates().stream()
                            .mapToDouble(Candidate::confidence)
                            .sum())
                    .isLessThanOrEqualTo(1 + 1e-9);
            assertThat(given.candidates().get(0).confidence())
                    .isGreaterThan(given.candidates().get(1).confidence());
        }
    }

    @Test
    void aTextWithNothingKnownGetsTheSharesOfTheCategories() {
        List<LabelledText> texts = List.of(
                LabelledText.of("wet parcel", "a"),
                LabelledText.of("wet box", "a"),
                LabelledText.of("late parcel", "b"));

        Classification given = trained(texts).classify("ΩΩΩ");

        assertThat(given.confidence(new Category("a"))).isEqualTo(3.0 / 5, within(1e-12));
        assertThat(given.confidence(new Category("b"))).isEqualTo(2.0 / 5, within(1e-12));
    }

    @Test
    void theOrderOfTheTextsMakesNoDifference() {
        List<LabelledText> texts = new ArrayList<>(MadeUpTexts.texts(400, 0.2, 5));
        Training one = TRAINER.train(texts);
        Collections.shuffle(texts, new Random(6));

        assertThat(TRAINER.train(texts)).isEqualTo(one);
    }

    @Test
    void aModelReadFromJsonAnswersAsTheOneThatWasWritten() {
        NaiveBayesModel model = TRAINER.train(MadeUpTexts.texts(400, 0.2, 7)).model();

        NaiveBayesModel read =
                CrmJson.mapper().readValue(CrmJson.mapper().writeValueAsString(model), NaiveBayesModel.class);

        assertThat(read).isEqualTo(model);
        assertThat(new NaiveBayesClassifier(read).classify("包裹 is late"))
                .isEqualTo(new NaiveBayesClassifier(model).classify("包裹 is late"));
    }

    /** A quarter of the labels is drawn at random of five categories, so no classifier can be right more often than four times in five. */
    @Test
    void confidenceIsHonestOnTextsNotLearntFrom() {
        Training training = TRAINER.train(MadeUpTexts.texts(4_000, 0.25, 8));

        Evaluation evaluation =
                Evaluation.of(new NaiveBayesClassifier(training.model()), MadeUpTexts.texts(4_000, 0.25, 9));

        assertThat(evaluation.accuracy()).isEqualTo(0.8, within(0.03));
        assertThat(evaluation.calibrationError()).isLessThan(0.04);
        assertThat(training.crossValidation().accuracy()).isEqualTo(evaluation.accuracy(), within(0.03));
    }

    @Test
    void labelsThatSayNothingGiveNoConfidence() {
        Training training = TRAINER.train(MadeUpTexts.texts(2_000, 1, 10));

        Evaluation evaluation =
                Evaluation.of(new NaiveBayesClassifier(training.model()), MadeUpTexts.texts(2_000, 1, 11));

        assertThat(evaluation.accuracy()).isEqualTo(0.2, within(0.05));
        assertThat(evaluation.calibrationError()).isLessThan(0.06);
    }

    @Test
    void rareFeaturesAreNotLearnt() {
        List<LabelledText> texts = List.of(
                LabelledText.of("damaged Zhang", "a"),
                LabelledText.of("damaged Smith", "a"),
                LabelledText.of("late", "b"));

        assertThat(TRAINER.train(texts).model().features())
                .containsKey("w:damaged")
                .doesNotContainKeys("w:zhang", "w:smith");
    }

    @Test
    void theVocabularyIsBounded() {
        NaiveBayesTrainer small = new NaiveBayesTrainer(TrainingOptions.DEFAULT.withMaxFeatures(100));

        assertThat(small.train(MadeUpTexts.texts(500, 0, 12)).model().features())
                .hasSize(100);
    }

    @Test
    void onlyTheBeginningOfALongTextIsRead() {
        TicketClassifier classifier = trained(MadeUpTexts.texts(500, 0, 13));
        String beginning = "x ".repeat(NaiveBayesClassifier.READ_AT_MOST / 2);

        assertThat(classifier.classify(beginning + "the parcel arrived crushed"))
                .isEqualTo(classifier.classify(beginning));
    }

    @Test
    void oneTextIsEnoughToTrain() {
        Training training = TRAINER.train(List.of(LabelledText.of("wet", "a")));

        assertThat(new NaiveBayesClassifier(training.model()).classify("wet").best())
                .contains(new Candidate(new Category("a"), 1));
    }

    @Test
    void trainingNeedsTexts() {
        assertThatThrownBy(() -> TRAINER.train(List.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("texts");
    }

    @Test
    void aDamagedModelIsRefused() {
        List<NaiveBayesModel.Learnt> categories = List.of(new NaiveBayesModel.Learnt(new Category("a"), 1, 1));

        for (List<Integer> pairs : List.of(List.of(0), List.of(1, 1), List.of(-1, 1), List.of(0, 0))) {
            assertThatThrownBy(
                            () -> new NaiveBayesModel(1, 1, ConfidenceCurve.AS_SAID, categories, Map.of("w:x", pairs)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("model.features");
        }
        assertThatThrownBy(() -> new NaiveBayesModel(0, 1, ConfidenceCurve.AS_SAID, categories, Map.of()))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new NaiveBayesModel(1, Double.NaN, ConfidenceCurve.AS_SAID, categories, Map.of()))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void wordsOfCustomersDoNotShow() {
        NaiveBayesModel model = TRAINER.train(MadeUpTexts.texts(50, 0, 14)).model();

        assertThat(model.toString()).doesNotContain("w:");
        assertThat(LabelledText.of("Zhang is angry", "a").toString()).doesNotContain("Zhang");
    }

    private static TicketClassifier trained(List<LabelledText> texts) {
        return new NaiveBayesClassifier(TRAINER.train(texts).model());
    }

    private static String best(TicketClassifier classifier, String text) {
        return classifier.classify(text).best().orElseThrow().category().path();
    }
}
