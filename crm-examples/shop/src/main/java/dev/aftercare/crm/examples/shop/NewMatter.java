package dev.aftercare.crm.examples.shop;

import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.TicketType;
import org.jspecify.annotations.Nullable;

/**
 * What a customer asks for or complains about.
 *
 * @param customer the customer's login
 * @param type what sort of matter
 * @param priority how pressing it is; normal unless given
 * @param text what the customer says
 */
record NewMatter(String customer, TicketType type, @Nullable Priority priority, String text) {}
