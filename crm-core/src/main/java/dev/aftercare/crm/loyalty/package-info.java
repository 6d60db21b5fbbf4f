/**
 * Loyalty 会员积分: points in a ledger that adds up.
 *
 * <p>A {@link dev.aftercare.crm.loyalty.Programme} says what orders earn, how long points live and which are spent first.
 * The ledger's rules are in {@link dev.aftercare.crm.loyalty.PointsRules}, {@link dev.aftercare.crm.loyalty.HoldRules},
 * {@link dev.aftercare.crm.loyalty.PendingRules}, {@link dev.aftercare.crm.loyalty.ReversalRules},
 * {@link dev.aftercare.crm.loyalty.TransferRules} and {@link dev.aftercare.crm.loyalty.ReturnRules};
 * {@link dev.aftercare.crm.loyalty.PointsFlow} is its equation and {@link dev.aftercare.crm.loyalty.BooksCheck} what must always hold.
 * {@link dev.aftercare.crm.loyalty.BonusRule} gives on conditions, within {@link dev.aftercare.crm.loyalty.Caps};
 * {@link dev.aftercare.crm.loyalty.EarningRules} compute, {@link dev.aftercare.crm.loyalty.PointsRules} decide, both pure.
 * {@link dev.aftercare.crm.loyalty.Loyalty} is the service, and {@link dev.aftercare.crm.loyalty.PointsExpiry} its part in the sweep.
 */
@NullMarked
package dev.aftercare.crm.loyalty;

import org.jspecify.annotations.NullMarked;
