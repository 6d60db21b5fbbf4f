package dev.aftercare.crm.loyalty.credit;

import java.util.List;

/**
 * What a check of an account found.
 *
 * @param entries how many entries were read
 * @param problems what does not fit; empty if the books are right
 */
public record CreditCheck(long entries, List<String> problems) {

    /** Copies the list. */
    public CreditCheck {
        problems = List.copyOf(problems);
    }
}
