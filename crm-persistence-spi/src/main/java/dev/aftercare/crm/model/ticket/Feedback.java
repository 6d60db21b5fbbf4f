package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the customer was told, and said.
 *
 * @param outcome the outcome as told to the customer; null if the step ended because no feedback came
 * @param rating the customer's rating, or null if none was given
 * @param comment the customer's words, or null
 * @param at when
 * @param by who recorded it
 */
public record Feedback(
        @Nullable FreeText outcome,
        @Nullable Rating rating,
        @Nullable FreeText comment,
        Instant at,
        Actor by) {

    /** Checks the parts. */
    public Feedback {
        at = Input.instant("feedback.at", at);
        Input.present("feedback.by", by);
    }
}
