package dev.aftercare.crm.triage;

import dev.aftercare.crm.classification.NaiveBayesTrainer;
import dev.aftercare.crm.classification.TrainingOptions;
import dev.aftercare.crm.model.Input;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the built-in classifier is trained from, and how. Begin with {@link #DEFAULT}.
 *
 * @param receivedFrom only tickets received at this instant or later; null for all
 * @param maxTexts at most how many texts, those received last; 1 to {@value NaiveBayesTrainer#MAX_TEXTS}
 * @param options how it is trained
 */
public record TrainingScope(@Nullable Instant receivedFrom, int maxTexts, TrainingOptions options) {

    /** The last 20,000 texts of any time, with {@link TrainingOptions#DEFAULT}. */
    public static final TrainingScope DEFAULT = new TrainingScope(null, 20_000, TrainingOptions.DEFAULT);

    /** Checks the parts. */
    public TrainingScope {
        receivedFrom = Input.instantOrNull("trainingScope.receivedFrom", receivedFrom);
        Input.within("trainingScope.maxTexts", maxTexts, 1, NaiveBayesTrainer.MAX_TEXTS);
        Input.present("trainingScope.options", options);
    }

    /**
     * The same scope from an instant on.
     *
     * @param from only tickets received at this instant or later
     * @return the scope
     */
    public TrainingScope from(Instant from) {
        return new TrainingScope(from, maxTexts, options);
    }

    /**
     * The same scope with another limit.
     *
     * @param texts at most how many texts
     * @return the scope
     */
    public TrainingScope atMost(int texts) {
        return new TrainingScope(receivedFrom, texts, options);
    }

    /**
     * The same scope with other options.
     *
     * @param how how it is trained
     * @return the scope
     */
    public TrainingScope with(TrainingOptions how) {
        return new TrainingScope(receivedFrom, maxTexts, how);
    }
}
