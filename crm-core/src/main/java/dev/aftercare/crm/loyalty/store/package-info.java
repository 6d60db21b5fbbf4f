/** What the desks beside the ledger share: documents as records, definitions with versions, and stock that many take from at once. */
@NullMarked
package dev.aftercare.crm.loyalty.store;

import org.jspecify.annotations.NullMarked;
