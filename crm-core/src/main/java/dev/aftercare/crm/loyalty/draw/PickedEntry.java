package dev.aftercare.crm.loyalty.draw;

import dev.aftercare.crm.model.customer.CustomerId;

/** An entry that was picked, whose it is by now, and how often that customer has won in the draw before. */
record PickedEntry(long number, CustomerId customer, long winsBefore) {}
