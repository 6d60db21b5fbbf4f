package dev.aftercare.crm.classification;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.Category;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a classifier says about one text.
 *
 * @param candidates each category at most once, the most probable first, those equally probable by their path; confidences add up to
 *     at most 1
 */
public record Classification(List<Candidate> candidates) {

    private static final Comparator<Candidate> ORDER = Comparator.comparingDouble(Candidate::confidence)
            .reversed()
            .thenComparing(candidate -> candidate.category().path());

    private static final double ROUNDING = 1e-6;

    /** Nothing can be said. */
    public static final Classification NONE = new Classification(List.of());

    /** Orders and checks the candidates. */
    public Classification {
        candidates = Input.present("classification.candidates", candidates).stream()
                .sorted(ORDER)
                .toList();
        Set<Category> seen = new HashSet<>();
        double sum = 0;
        for (Candidate candidate : candidates) {
            if (!seen.add(candidate.category())) {
                throw new InvalidInputException(
                        "classification.candidates", "name a category twice", "each at most once");
            }
            sum += candidate.confidence();
        }
        if (sum > 1 + ROUNDING) {
            throw new InvalidInputException("classification.candidates", "are too confident", "a sum of at most 1");
        }
    }

    /**
     * The most probable candidate.
     *
     * @return it, or empty if there is none
     */
    public Optional<Candidate> best() {
        return candidates.stream().findFirst();
    }

    /**
     * The first candidates.
     *
     * @param count at most how many, at least 0
     * @return a classification of these alone, with their confidences as they are
     */
    public Classification top(int count) {
        return new Classification(candidates.stream().limit(count).toList());
    }

    /**
     * How probable a category is.
     *
     * @param category which
     * @return its confidence; 0 if it is no candidate
     */
    public double confidence(Category category) {
        return candidates.stream()
                .filter(candidate -> candidate.category().equals(category))
                .mapToDouble(Candidate::confidence)
                .findFirst()
                .orElse(0);
    }
}
