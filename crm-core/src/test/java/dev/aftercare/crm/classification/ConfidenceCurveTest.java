package dev.aftercare.crm.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aftercare.crm.classification.ConfidenceCurve.Outcome;
import dev.aftercare.crm.classification.ConfidenceCurve.Point;
import dev.aftercare.crm.model.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ConfidenceCurveTest {

    @Test
    void tooFewOutcomesTeachNothing() {
        assertThat(ConfidenceCurve.of(outcomes(79, 0.5, 40))).isEqualTo(ConfidenceCurve.AS_SAID);
        assertThat(ConfidenceCurve.AS_SAID.right(0.3)).isEqualTo(0.3);
    }

    @Test
    void groupsGiveTheShareThatWasRight() {
        List<Outcome> outcomes = new ArrayList<>(outcomes(40, 0.5, 10));
        outcomes.addAll(outcomes(40, 0.9, 30));

        ConfidenceCurve curve = ConfidenceCurve.of(outcomes);

        assertThat(curve.points()).containsExactly(new Point(0.5, 0.25), new Point(0.9, 0.75));
        assertThat(curve.right(0.7)).isEqualTo(0.5, within(1e-12));
        assertThat(curve.right(0.1)).isEqualTo(0.25);
        assertThat(curve.right(1)).isEqualTo(0.75);
    }

    @Test
    void aSurerGroupThatIsRightLessOftenIsPooledWithItsNeighbour() {
        List<Outcome> outcomes = new ArrayList<>(outcomes(40, 0.4, 8));
        outcomes.addAll(outcomes(40, 0.6, 32));
        outcomes.addAll(outcomes(40, 0.8, 24));

        assertThat(ConfidenceCurve.of(outcomes).points()).containsExactly(new Point(0.4, 0.2), new Point(0.7, 0.7));
    }

    @Property(tries = 100)
    void aSurerCandidateIsNeverRightLessOften(
            @ForAll long seed, @ForAll @DoubleRange(max = 1) double one, @ForAll @DoubleRange(max = 1) double other) {
        ConfidenceCurve curve = ConfidenceCurve.of(drawn(seed));

        assertThat(curve.right(Math.max(one, other))).isGreaterThanOrEqualTo(curve.right(Math.min(one, other)));
        assertThat(curve.right(one)).isBetween(0.0, 1.0);
    }

    @Property(tries = 100)
    void theFirstCandidateStaysTheFirst(@ForAll long seed) {
        ConfidenceCurve curve = ConfidenceCurve.of(drawn(seed));
        Random random = new Random(seed);
        double[] confidences =
                Calibration.confidences(new double[4], random.doubles(4, -9, 9).toArray(), 1, 1 + random.nextInt(5));

        double[] honest = Calibration.honest(confidences, curve);

        assertThat(Calibration.best(honest)).isEqualTo(Calibration.best(confidences));
        double sum = 0;
        for (double confidence : honest) {
            assertThat(confidence).isBetween(0.0, 1.0);
            sum += confidence;
        }
        assertThat(sum).isLessThanOrEqualTo(1 + 1e-9);
    }

    @Test
    void pointsThatFallAreRefused() {
        assertThatThrownBy(() -> new ConfidenceCurve(List.of(new Point(0.1, 0.5), new Point(0.2, 0.4))))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Point(0.1, 1.5)).isInstanceOf(InvalidInputException.class);
    }

    private static List<Outcome> outcomes(int count, double said, int right) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            outcomes.add(new Outcome(said, i < right));
        }
        return outcomes;
    }

    private static List<Outcome> drawn(long seed) {
        Random random = new Random(seed);
        double bend = random.nextDouble() * 3;
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = random.nextInt(800); i > 0; i--) {
            double said = random.nextDouble();
            outcomes.add(new Outcome(said, random.nextDouble() < Math.pow(said, bend)));
        }
        return outcomes;
    }
}
