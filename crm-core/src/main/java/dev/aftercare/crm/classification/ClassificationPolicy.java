package dev.aftercare.crm.classification;

import dev.aftercare.crm.model.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * What the shop decided about its classifier.
 *
 * @param threshold the confidence, 0 to 1, from which on a proposed category is set at once; null if it is always for a person to set
 */
public record ClassificationPolicy(@Nullable Double threshold) {

    /** A category is set at once if, of ten such, eight would be right. */
    public static final ClassificationPolicy DEFAULT = new ClassificationPolicy(0.8);

    /** Categories are only ever proposed. */
    public static final ClassificationPolicy PROPOSING = new ClassificationPolicy(null);

    /** Checks the threshold. */
    public ClassificationPolicy {
        if (threshold != null && !(threshold >= 0 && threshold <= 1)) {
            throw new InvalidInputException("classificationPolicy.threshold", "is out of range", "0 to 1, or null");
        }
    }

    /**
     * Whether a category is set at once.
     *
     * @param confidence how probable it is
     * @return true at the threshold or above
     */
    public boolean sets(double confidence) {
        return threshold != null && confidence >= threshold;
    }
}
