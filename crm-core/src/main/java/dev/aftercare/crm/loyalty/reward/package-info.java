/**
 * Rewards 积分兑换: a {@link dev.aftercare.crm.loyalty.reward.Reward} has a price in points,
 * {@link dev.aftercare.crm.loyalty.reward.RewardRules} decide, pure, and {@link dev.aftercare.crm.loyalty.reward.Rewards} takes stock
 * and points together, or neither.
 */
@NullMarked
package dev.aftercare.crm.loyalty.reward;

import org.jspecify.annotations.NullMarked;
