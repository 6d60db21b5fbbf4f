/**
 * What earning rules may depend on. Each {@link dev.aftercare.crm.loyalty.condition.Condition} is data and judges an
 * {@link dev.aftercare.crm.loyalty.condition.EarningOccasion}: an order or an activity, together with what is known of the customer.
 */
@NullMarked
package dev.aftercare.crm.loyalty.condition;

import org.jspecify.annotations.NullMarked;
