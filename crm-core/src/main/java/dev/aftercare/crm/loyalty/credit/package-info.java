/**
 * Store credit 储值 and gift cards 礼品卡: money in a ledger that adds up. {@link dev.aftercare.crm.loyalty.credit.CreditRules} decide,
 * pure, and {@link dev.aftercare.crm.loyalty.credit.Credits} is the service.
 */
@NullMarked
package dev.aftercare.crm.loyalty.credit;

import org.jspecify.annotations.NullMarked;
