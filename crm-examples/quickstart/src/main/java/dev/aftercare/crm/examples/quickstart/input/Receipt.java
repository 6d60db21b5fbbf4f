package dev.aftercare.crm.examples.quickstart.input;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.ticket.TicketType;
import org.jspecify.annotations.Nullable;

/**
 * How a case reached the shop.
 *
 * @param customer the shop's number of the customer, or null if the file names none
 * @param type what sort of matter
 * @param channel by which way
 * @param statement what was said
 */
public record Receipt(@Nullable String customer, TicketType type, Channel channel, String statement) {}
