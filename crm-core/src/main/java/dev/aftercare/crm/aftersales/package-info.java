/**
 * After-sales requests 售后: returns, exchanges, refunds and repairs.
 *
 * <p>{@link dev.aftercare.crm.aftersales.AfterSales} is the service. {@link dev.aftercare.crm.aftersales.AfterSalesStep} holds the table
 * of legal steps, {@link dev.aftercare.crm.aftersales.AfterSalesRules} decide on a request and the
 * {@link dev.aftercare.crm.aftersales.OrderAccount} that it claims from, {@link dev.aftercare.crm.aftersales.EligibilityRules} judge it by
 * the shop's {@link dev.aftercare.crm.aftersales.AfterSalesPolicy}; all pure.
 */
@NullMarked
package dev.aftercare.crm.aftersales;

import org.jspecify.annotations.NullMarked;
