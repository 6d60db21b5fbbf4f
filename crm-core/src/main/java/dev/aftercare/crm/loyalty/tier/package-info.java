/**
 * Tiers 会员等级: a {@link dev.aftercare.crm.loyalty.tier.TierProgramme} says what qualifies,
 * {@link dev.aftercare.crm.loyalty.tier.TierRules} decide from dated facts, pure, and {@link dev.aftercare.crm.loyalty.tier.Tiers} is
 * the service. A level follows what was earned, spent or ordered, never the points that are left: spending points lowers nothing.
 */
@NullMarked
package dev.aftercare.crm.loyalty.tier;

import org.jspecify.annotations.NullMarked;
