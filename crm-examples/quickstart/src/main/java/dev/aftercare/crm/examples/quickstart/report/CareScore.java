package dev.aftercare.crm.examples.quickstart.report;

import java.math.BigDecimal;

/**
 * How much a customer needs looking after, in the eyes of this example: what is wrong, and what is at stake.
 *
 * <p>Wrong is 3 for each open ticket, 2 for each missed target and 4 for each low rating. At stake is 1, and 1 more for each 1,000
 * of net spend, at most 5. The score is the product, so a customer with whom nothing is wrong scores 0.
 *
 * @param openTickets tickets that are not closed
 * @param missedTargets service-level targets that were missed, over all tickets
 * @param lowRatings ratings of 1 or 2 of 5
 * @param netSpend what was bought less what came back; may be negative
 */
record CareScore(long openTickets, long missedTargets, long lowRatings, BigDecimal netSpend) {

    /** The rule in words. */
    static final String RULE =
            "(3 x open tickets + 2 x missed targets + 4 x low ratings)" + " x (1 + net spend / 1,000, at most 5)";

    private static final BigDecimal MOST_AT_STAKE = BigDecimal.valueOf(5);

    /** Nothing is wrong with a customer of no spend. */
    static final CareScore NONE = new CareScore(0, 0, 0, BigDecimal.ZERO);

    /** The score of both together. */
    CareScore plus(CareScore other) {
        return new CareScore(
                openTickets + other.openTickets,
                missedTargets + other.missedTargets,
                lowRatings + other.lowRatings,
                netSpend.add(other.netSpend));
    }

    /** The score; the higher, the sooner. */
    BigDecimal score() {
        long wrong = 3 * openTickets + 2 * missedTargets + 4 * lowRatings;
        BigDecimal atStake = BigDecimal.ONE
                .add(netSpend.max(BigDecimal.ZERO).movePointLeft(3))
                .min(MOST_AT_STAKE);
        return atStake.multiply(BigDecimal.valueOf(wrong));
    }
}
