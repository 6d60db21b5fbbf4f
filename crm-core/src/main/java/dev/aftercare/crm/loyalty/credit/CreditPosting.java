package dev.aftercare.crm.loyalty.credit;

import java.util.List;

/**
 * What a decision makes of an account. Stored together.
 *
 * @param account the account after the entries
 * @param entries the new entries in order
 */
public record CreditPosting(CreditAccount account, List<CreditEntry> entries) {

    /** Copies the list. */
    public CreditPosting {
        entries = List.copyOf(entries);
    }
}
