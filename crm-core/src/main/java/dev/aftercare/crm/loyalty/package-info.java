/**
 * Loyalty 会员积分: points in a ledger that adds up.
 *
 * <p>A {@link dev.aftercare.crm.loyalty.Programme} says what orders earn, how long points live and which are spent first.
 * {@link dev.aftercare.crm.loyalty.EarningRules} compute, {@link dev.aftercare.crm.loyalty.PointsRules} decide, both pure.
 * {@link dev.aftercare.crm.loyalty.Loyalty} is the service, and {@link dev.aftercare.crm.loyalty.PointsExpiry} its part in the sweep.
 */
@NullMarked
package dev.aftercare.crm.loyalty;

import org.jspecify.annotations.NullMarked;
