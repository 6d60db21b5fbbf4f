package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.command.Rejection;

/**
 * More pieces of a line are claimed than are left of it.
 *
 * @param line the line's number
 * @param asked how many were asked for
 * @param returned how many came back for good before
 * @param claimed how many are in other open requests
 * @param allowed how many can still be claimed
 */
public record MoreThanBought(int line, long asked, long returned, long claimed, long allowed) implements Rejection {

    static MoreThanBought of(LineAccount line, long asked) {
        return new MoreThanBought(line.number(), asked, line.returned(), line.claimed(), line.claimable());
    }

    @Override
    public String message() {
        return asked + " pieces of line " + line + " are claimed, " + returned + " came back before and " + claimed
                + " are in other requests; allowed: at most " + allowed;
    }
}
