package dev.aftercare.crm.loyalty;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which something is given. An order is settled by those of its time; what an activity does to the other points of an account
 * follows those in force.
 *
 * @param rules what is given, until when, and with which warnings
 * @param inForce whether and how the account's points slide
 * @param ordered when the order was placed or the activity was done; null for what is given without either
 */
record Terms(Programme rules, Programme inForce, @Nullable Instant ordered) {

    /** Of what is done by the rules in force. */
    static Terms of(Programme inForce) {
        return new Terms(inForce, inForce, null);
    }

    /** When points expire that can be spent from an instant on. */
    @Nullable
    Instant expiresAt(Instant from) {
        Instant since = ordered == null || rules.expiry().since() == ExpiryRule.Since.GIVEN ? from : ordered;
        Instant end = rules.expiresAt(since);
        return end == null || end.isAfter(from) ? end : rules.expiresAt(from);
    }
}
