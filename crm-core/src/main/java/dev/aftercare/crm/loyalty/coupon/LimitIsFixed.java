package dev.aftercare.crm.loyalty.coupon;

import dev.aftercare.crm.command.Rejection;

/**
 * How often a campaign can be used in all is fixed once it is defined; another campaign can have another limit.
 *
 * @param campaign which campaign
 */
public record LimitIsFixed(String campaign) implements Rejection {
    @Override
    public String message() {
        return "campaign " + campaign + " has another limit in all; allowed: the same, or a new campaign";
    }
}
