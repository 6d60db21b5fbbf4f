package dev.aftercare.crm.classification;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How often a first candidate is right, by how confident the classifier was: what it says against what happens.
 *
 * <p>Learnt from texts not learnt from otherwise: these are put into groups of equal size by their confidence, and neighbouring groups
 * of which the surer one was right less often are made one (isotonic regression by pooling adjacent violators; Zadrozny and Elkan,
 * Transforming Classifier Scores into Accurate Multiclass Probability Estimates, 2002). Between two points it is a straight line,
 * outside them it is level.
 *
 * @param points in the order of what was said; without any, what is said is taken as it is
 */
public record ConfidenceCurve(List<Point> points) {

    private static final int SMALLEST_GROUP = 40;
    private static final int MOST_GROUPS = 20;

    /** Takes what is said as it is. */
    public static final ConfidenceCurve AS_SAID = new ConfidenceCurve(List.of());

    /**
     * A point of the curve.
     *
     * @param said the confidence said, 0 to 1
     * @param right the share that was right, 0 to 1
     */
    public record Point(double said, double right) {

        /** Checks the parts. */
        public Point {
            if (!(said >= 0 && said <= 1 && right >= 0 && right <= 1)) {
                throw new InvalidInputException("confidenceCurve.point", "is out of range", "0 to 1");
            }
        }
    }

    /** What was said of one text, and whether it was right. */
    record Outcome(double said, boolean right) {}

    private record Group(int size, double said, double right) {
        Group and(Group other) {
            int both = size + other.size;
            return new Group(
                    both,
                    (said * size + other.said * other.size) / both,
                    (right * size + other.right * other.size) / both);
        }
    }

    /** Checks and copies the points. */
    public ConfidenceCurve {
        points = List.copyOf(Input.present("confidenceCurve.points", points));
        for (int at = 1; at < points.size(); at++) {
            if (points.get(at).said() < points.get(at - 1).said()
                    || points.get(at).right() < points.get(at - 1).right()) {
                throw new InvalidInputException("confidenceCurve.points", "fall", "rising points");
            }
        }
    }

    /** Learns the curve; too few outcomes teach nothing. */
    static ConfidenceCurve of(List<Outcome> outcomes) {
        int groups = Math.min(outcomes.size() / SMALLEST_GROUP, MOST_GROUPS);
        if (groups < 2) {
            return AS_SAID;
        }
        List<Outcome> sorted = outcomes.stream()
                .sorted(Comparator.comparingDouble(Outcome::said).thenComparing(Outcome::right))
                .toList();
        List<Group> pooled = new ArrayList<>();
        for (int number = 0; number < groups; number++) {
            int from = (int) ((long) sorted.size() * number / groups);
            int to = (int) ((long) sorted.size() * (number + 1) / groups);
            pooled.add(group(sorted.subList(from, to)));
            while (pooled.size() > 1 && falls(pooled)) {
                Group last = pooled.remove(pooled.size() - 1);
                pooled.add(pooled.remove(pooled.size() - 1).and(last));
            }
        }
        return new ConfidenceCurve(pooled.stream()
                .map(group -> new Point(Calibration.rounded(group.said()), Calibration.rounded(group.right())))
                .toList());
    }

    /**
     * How often a first candidate is right.
     *
     * @param said how confident the classifier was, 0 to 1
     * @return 0 to 1; never less for a greater confidence
     */
    double right(double said) {
        if (points.isEmpty()) {
            return said;
        }
        Point before = points.get(0);
        for (Point point : points) {
            if (said <= point.said()) {
                double width = point.said() - before.said();
                double along = width > 0 ? (said - before.said()) / width : 1;
                return before.right() + Math.max(0, along) * (point.right() - before.right());
            }
            before = point;
        }
        return before.right();
    }

    private static Group group(List<Outcome> outcomes) {
        return new Group(
                outcomes.size(),
                outcomes.stream().mapToDouble(Outcome::said).average().orElse(0),
                outcomes.stream()
                        .mapToDouble(one -> one.right() ? 1 : 0)
                        .average()
                        .orElse(0));
    }

    private static boolean falls(List<Group> groups) {
        return groups.get(groups.size() - 1).right()
                <= groups.get(groups.size() - 2).right();
    }
}
