package dev.aftercare.crm.loyalty.guard;

import dev.aftercare.crm.loyalty.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * What became of an earning: given, or waiting for review. One of both is null.
 *
 * @param receipt what was done, if the points were given
 * @param review what waits, if they were not
 */
public record GuardedEarning(
        @Nullable Receipt receipt, @Nullable EarningReview review) {}
