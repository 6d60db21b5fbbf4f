package dev.aftercare.crm.loyalty.credit;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The credit of one customer in one currency, or of one gift card.
 *
 * <p>Invariants: the balance is the sum of the open parts, and the running balance of the last entry; it is never below zero; issued,
 * refunded and transferred in is redeemed, expired, taken back, transferred out and the balance.
 *
 * @param id names the account
 * @param customer whose; null for a gift card, which is whose who knows the code
 * @param balance how much there is, parts that expired but were not yet swept included
 * @param parts the open parts, soonest expiry first, those that never expire last
 * @param entries how many entries there are
 */
public record CreditAccount(
        String id, @Nullable CustomerId customer, Money balance, List<CreditPart> parts, long entries) {

    /** Checks and copies the parts. */
    public CreditAccount {
        Input.code("account.id", id, 80);
        parts = List.copyOf(Input.present("account.parts", parts));
        Input.within("account.entries", entries, 0, Long.MAX_VALUE);
        if (!sum(Input.present("account.balance", balance), parts).equals(balance)) {
            throw new InvalidInputException("account.parts", "do not add up", "parts that add up to the balance");
        }
    }

    /**
     * What can be spent.
     *
     * @param at the instant asked about
     * @return the sum of the parts that have not expired at that instant, swept or not
     */
    public Money available(Instant at) {
        return sum(balance, parts.stream().filter(part -> !part.isExpired(at)).toList());
    }

    /** Of the currency of {@code like}. */
    static Money sum(Money like, List<CreditPart> parts) {
        return parts.stream().map(CreditPart::amount).reduce(Money.zero(like.currency()), Money::plus);
    }
}
