/** What the desks beside the ledger share: stock that many take from at once, and counts of uses. */
@NullMarked
package dev.aftercare.crm.loyalty.store;

import org.jspecify.annotations.NullMarked;
