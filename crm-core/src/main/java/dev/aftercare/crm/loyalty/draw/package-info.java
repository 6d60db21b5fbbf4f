/**
 * Draws 抽奖: a {@link dev.aftercare.crm.loyalty.draw.Draw} says who can enter, for how many points, and what there is to win;
 * {@link dev.aftercare.crm.loyalty.draw.DrawRules} decide, pure, also who wins, in a way that anybody can recompute; and
 * {@link dev.aftercare.crm.loyalty.draw.Draws} is the service.
 */
@NullMarked
package dev.aftercare.crm.loyalty.draw;

import org.jspecify.annotations.NullMarked;
