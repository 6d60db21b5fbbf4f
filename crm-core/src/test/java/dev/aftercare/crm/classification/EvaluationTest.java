package dev.aftercare.crm.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.Category;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    /** Says what the text says: a category and a confidence. */
    private static final TicketClassifier ECHO = text -> {
        String[] parts = text.split(" ", -1);
        return parts[0].equals("?")
                ? Classification.NONE
                : new Classification(List.of(new Candidate(new Category(parts[0]), Double.parseDouble(parts[1]))));
    };

    private static final List<LabelledText> TEXTS = List.of(
            LabelledText.of("a 0.95", "a"),
            LabelledText.of("a 0.85", "a"),
            LabelledText.of("a 0.8", "b"),
            LabelledText.of("b 1", "b"),
            LabelledText.of("c 0.05", "b"),
            LabelledText.of("?", "d"));

    private static final Evaluation EVALUATION = Evaluation.of(ECHO, TEXTS);

    @Test
    void accuracyIsTheShareOfRightOnes() {
        assertThat(EVALUATION.accuracy()).isEqualTo(3.0 / 6, within(1e-12));
    }

    @Test
    void scoresAreThoseWorkedOutByHand() {
        assertThat(EVALUATION.categories())
                .containsExactly(
                        new Evaluation.CategoryScore(new Category("a"), 2, 3, 2),
                        new Evaluation.CategoryScore(new Category("b"), 3, 1, 1),
                        new Evaluation.CategoryScore(new Category("c"), 0, 1, 0),
                        new Evaluation.CategoryScore(new Category("d"), 1, 0, 0));
        Evaluation.CategoryScore a = EVALUATION.categories().get(0);
        assertThat(a.precision()).isEqualTo(2.0 / 3, within(1e-12));
        assertThat(a.recall()).isEqualTo(1);
        assertThat(a.f1()).isEqualTo(0.8, within(1e-12));
    }

    @Test
    void macroF1CountsEveryCategoryThatATextHasAlike() {
        assertThat(EVALUATION.macroF1()).isEqualTo((0.8 + 0.5 + 0) / 3, within(1e-12));
    }

    @Test
    void theCalibrationTableHasTheTextsByConfidence() {
        assertThat(EVALUATION.bins()).extracting(Evaluation.Bin::texts).containsExactly(2L, 2L, 2L);
        assertThat(EVALUATION.bins()).extracting(Evaluation.Bin::from).containsExactly(0.0, 0.8, 0.9);
        assertThat(EVALUATION.bins()).extracting(Evaluation.Bin::right).containsExactly(0L, 1L, 2L);
        assertThat(EVALUATION.bins().get(1).confidence()).isEqualTo(0.825, within(1e-12));
        assertThat(EVALUATION.calibrationError())
                .isEqualTo((2 * 0.025 + 2 * (0.825 - 0.5) + 2 * (1 - 0.975)) / 6, within(1e-12));
    }

    @Test
    void nothingCannotBeEvaluated() {
        assertThatThrownBy(() -> Evaluation.of(ECHO, List.of())).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void candidatesAreOrderedByConfidenceThenPath() {
        Classification given =
                new Classification(List.of(candidate("b", 0.2), candidate("c", 0.5), candidate("a", 0.2)));

        assertThat(given.candidates()).extracting(one -> one.category().path()).containsExactly("c", "a", "b");
        assertThat(given.top(1).candidates()).containsExactly(candidate("c", 0.5));
    }

    @Test
    void candidatesThatCannotBeAreRefused() {
        assertThatThrownBy(() -> candidate("a", 1.1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> candidate("a", Double.NaN)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Classification(List.of(candidate("a", 0.1), candidate("a", 0.2))))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Classification(List.of(candidate("a", 0.6), candidate("b", 0.6))))
                .isInstanceOf(InvalidInputException.class);
    }

    private static Candidate candidate(String category, double confidence) {
        return new Candidate(new Category(category), confidence);
    }
}
