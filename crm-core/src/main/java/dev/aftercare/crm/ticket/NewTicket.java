package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.ticket.MessageDetails;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Standing;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import org.jspecify.annotations.Nullable;

/**
 * A matter as it reaches the shop. Begin with {@link #of}.
 *
 * @param customer whose
 * @param type what sort of matter
 * @param channel by which way
 * @param statement what was said
 * @param priority how pressing it seems
 * @param purchase the order it is about, or null; it need not be recorded here
 * @param standing what the shop knows of the customer, as far as promises are chosen by it; or null
 * @param message what else is known of the message by which it came; or null
 * @param follows the closed ticket that it takes up again, or null
 */
public record NewTicket(
        CustomerId customer,
        TicketType type,
        Channel channel,
        FreeText statement,
        Priority priority,
        @Nullable PurchaseId purchase,
        @Nullable Standing standing,
        @Nullable MessageDetails message,
        @Nullable TicketId follows) {

    /** Checks the parts. */
    public NewTicket {
        Input.present("newTicket.customer", customer);
        Input.present("newTicket.type", type);
        Input.present("newTicket.channel", channel);
        Input.present("newTicket.statement", statement);
        Input.present("newTicket.priority", priority);
    }

    /**
     * A matter of a customer whom nothing is known of.
     *
     * @param customer whose
     * @param type what sort of matter
     * @param channel by which way
     * @param statement what was said
     * @param priority how pressing it seems
     * @param purchase the order it is about, or null
     */
    public NewTicket(
            CustomerId customer,
            TicketType type,
            Channel channel,
            FreeText statement,
            Priority priority,
            @Nullable PurchaseId purchase) {
        this(customer, type, channel, statement, priority, purchase, null, null, null);
    }

    /**
     * A matter of normal priority that is about no order.
     *
     * @param customer whose
     * @param type what sort of matter
     * @param channel by which way
     * @param statement what was said
     * @return the matter
     */
    public static NewTicket of(CustomerId customer, TicketType type, Channel channel, String statement) {
        return new NewTicket(
                customer, type, channel, FreeText.of("newTicket.statement", statement), Priority.NORMAL, null);
    }

    /**
     * The same matter with another priority.
     *
     * @param value how pressing it seems
     * @return the matter
     */
    public NewTicket pressing(Priority value) {
        return new NewTicket(customer, type, channel, statement, value, purchase, standing, message, follows);
    }

    /**
     * The same matter of a customer of whom the shop knows something.
     *
     * @param value what it knows; it is written down with the matter
     * @return the matter
     */
    public NewTicket knowing(Standing value) {
        return new NewTicket(customer, type, channel, statement, priority, purchase, value, message, follows);
    }

    /**
     * The same matter about an order.
     *
     * @param value the order's number
     * @return the matter
     */
    public NewTicket about(PurchaseId value) {
        return new NewTicket(customer, type, channel, statement, priority, value, standing, message, follows);
    }

    /**
     * The same matter, come by a message.
     *
     * @param value what else is known of the message
     * @return the matter
     */
    public NewTicket broughtBy(MessageDetails value) {
        return new NewTicket(customer, type, channel, statement, priority, purchase, standing, value, follows);
    }

    /**
     * The same matter, taken up again.
     *
     * @param value the closed ticket that had it before, or null
     * @return the matter
     */
    public NewTicket following(@Nullable TicketId value) {
        return new NewTicket(customer, type, channel, statement, priority, purchase, standing, message, value);
    }
}
