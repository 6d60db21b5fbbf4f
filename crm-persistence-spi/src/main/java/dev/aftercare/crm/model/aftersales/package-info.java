/** After-sales requests 售后: returns, exchanges, refunds and repairs, and what happens to them. */
@NullMarked
package dev.aftercare.crm.model.aftersales;

import org.jspecify.annotations.NullMarked;
