/** Purchases and returns: recorded once as facts, shown in the customer's timeline, added up per customer. */
@NullMarked
package dev.aftercare.crm.purchase;

import org.jspecify.annotations.NullMarked;
