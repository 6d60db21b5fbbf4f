package dev.aftercare.crm.intake;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.PurchaseId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about where a message may belong.
 *
 * @param at when the channel took it
 * @param channel by which way it came
 * @param automatic whether no person wrote it
 * @param customer who sent it, or null if the sender is no customer yet
 * @param purchase the order it is about, or null
 * @param referred the tickets of the messages that it has to do with, the nearest first
 * @param named the ticket whose token its subject holds, or null
 * @param open open tickets of the customer, in any order
 */
record ThreadFacts(
        Instant at,
        Channel channel,
        boolean automatic,
        @Nullable CustomerId customer,
        @Nullable PurchaseId purchase,
        List<KnownTicket> referred,
        @Nullable KnownTicket named,
        List<KnownTicket> open) {

    ThreadFacts {
        referred = List.copyOf(referred);
        open = List.copyOf(open);
    }

    ThreadFacts withOpen(List<KnownTicket> tickets) {
        return new ThreadFacts(at, channel, automatic, customer, purchase, referred, named, tickets);
    }
}
