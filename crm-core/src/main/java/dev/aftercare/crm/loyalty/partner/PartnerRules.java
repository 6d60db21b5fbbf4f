package dev.aftercare.crm.loyalty.partner;

import dev.aftercare.crm.loyalty.partner.PartnerRefused.Reason;
import java.time.Instant;
import java.util.Optional;

/** Who can have a partner's benefit, and where its codes lie. Pure. */
public final class PartnerRules {

    /** To how many rows codes are dealt. */
    static final int ROWS = 16;

    private PartnerRules() {}

    /**
     * Why a customer cannot have a benefit, codes and points aside.
     *
     * @param benefit the benefit
     * @param withdrawn whether it was withdrawn
     * @param hasTier whether the customer has the level it asks for
     * @param had how many the customer has claimed
     * @param at when
     * @return the first reason, or empty
     */
    public static Optional<PartnerRefused> refusal(
            PartnerBenefit benefit, boolean withdrawn, boolean hasTier, long had, Instant at) {
        if (withdrawn) {
            return Optional.of(new PartnerRefused(Reason.WITHDRAWN, "another benefit"));
        }
        if (benefit.from() != null && at.isBefore(benefit.from())) {
            return Optional.of(new PartnerRefused(Reason.NOT_YET_OFFERED, "from " + benefit.from()));
        }
        if (benefit.until() != null && !at.isBefore(benefit.until())) {
            return Optional.of(new PartnerRefused(Reason.NO_LONGER_OFFERED, "before " + benefit.until()));
        }
        if (benefit.tier() != null && !hasTier) {
            String level = benefit.tier().level() + " or better";
            return Optional.of(new PartnerRefused(Reason.TIER_TOO_LOW, level));
        }
        if (benefit.perCustomer() != null && had >= benefit.perCustomer()) {
            return Optional.of(new PartnerRefused(Reason.CUSTOMER_LIMIT, benefit.perCustomer() + " for each customer"));
        }
        return Optional.empty();
    }

    /** How many of so many codes are in a row, from 0. */
    static long inRow(long total, int row) {
        return (total + ROWS - 1 - row) / ROWS;
    }

    /** The number of a row's code, by its place in the row from 1. */
    static long number(int row, long place) {
        return (place - 1) * ROWS + row + 1;
    }
}
