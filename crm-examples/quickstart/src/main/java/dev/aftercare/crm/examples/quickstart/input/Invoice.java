package dev.aftercare.crm.examples.quickstart.input;

import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All good lines of one invoice.
 *
 * @param number the invoice number
 * @param cancellation whether goods came back
 * @param customer the shop's number of the customer
 * @param country where the customer lives, or null
 * @param at the time of its first line
 * @param items what, with positive quantities
 * @param lines how many lines of the file it covers
 */
public record Invoice(
        String number,
        boolean cancellation,
        String customer,
        @Nullable String country,
        Instant at,
        List<PurchaseLine> items,
        long lines) {

    /** Copies the list. */
    public Invoice {
        items = List.copyOf(items);
    }
}
