package dev.aftercare.crm.examples.quickstart.report;

import dev.aftercare.crm.model.customer.CustomerId;

/**
 * A customer to look after.
 *
 * @param id who
 * @param number the shop's number of the customer
 * @param care why
 */
record CareRow(CustomerId id, String number, CareScore care) {}
