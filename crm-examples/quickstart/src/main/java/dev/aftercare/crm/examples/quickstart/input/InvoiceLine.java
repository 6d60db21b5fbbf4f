package dev.aftercare.crm.examples.quickstart.input;

import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One good line of a purchases file.
 *
 * @param line its number; the header is 1
 * @param lines how many lines of the file it covers
 * @param invoice the invoice number
 * @param cancellation whether goods came back
 * @param customer the shop's number of the customer
 * @param country where the customer lives, or null
 * @param at when
 * @param item what, with a positive quantity also when goods came back
 */
record InvoiceLine(
        long line,
        int lines,
        String invoice,
        boolean cancellation,
        String customer,
        @Nullable String country,
        Instant at,
        PurchaseLine item) {}
