package dev.aftercare.crm.loyalty.condition;

import dev.aftercare.crm.model.Input;
import java.time.Instant;

/**
 * Something else than an order that a customer did and that can earn points. It earns once per customer and programme.
 *
 * @param kind what was done: {@link #REVIEW}, {@link #SURVEY}, {@link #REFERRAL}, {@link #BIRTHDAY}, {@link #SIGN_UP} or a word of the
 *     shop's own; 1 to 40 printable ASCII characters without spaces
 * @param reference which one, such as the number of the review; 1 to 100 printable ASCII characters without spaces
 * @param at when it was done
 */
public record Activity(String kind, String reference, Instant at) {

    /** A review of an article was written. */
    public static final String REVIEW = "review";
    /** A survey was answered. */
    public static final String SURVEY = "survey";
    /** A new customer was brought. */
    public static final String REFERRAL = "referral";
    /** A birthday came; its reference is the year. */
    public static final String BIRTHDAY = "birthday";
    /** The customer joined. */
    public static final String SIGN_UP = "sign-up";

    /** Checks the parts. */
    public Activity {
        Input.code("activity.kind", kind, 40);
        Input.code("activity.reference", reference, 100);
        at = Input.instant("activity.at", at);
    }
}
