package dev.aftercare.crm.loyalty.reward;

import dev.aftercare.crm.command.Rejection;

/**
 * The step does not fit where the order stands.
 *
 * @param state where it stands
 */
public record RewardOrderOver(RewardOrder.State state) implements Rejection {
    @Override
    public String message() {
        return "the reward is " + state + "; allowed: "
                + switch (state) {
                    case ORDERED -> "fulfil or cancel";
                    case FULFILLED -> "take back";
                    case CANCELLED, RETURNED -> "redeem anew";
                };
    }
}
