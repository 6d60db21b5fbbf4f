package dev.aftercare.crm.intake;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.ticket.MessageId;
import dev.aftercare.crm.model.ticket.TicketId;
import org.jspecify.annotations.Nullable;

/**
 * The one ticket that a message belongs to.
 *
 * @param id which message
 * @param state how it is known
 * @param ticket the ticket; null exactly for a message that was set aside
 * @param receipt what became of it when it was handed in; null for a message that was not
 */
record MessageLink(
        MessageId id,
        State state,
        @Nullable TicketId ticket,
        @Nullable IntakeReceipt receipt) {

    /** How a message is known. */
    enum State {
        /** Others refer to it; it has not come yet. */
        EXPECTED,
        /** It was handed in. */
        RECEIVED,
        /** The shop sent it. */
        SENT
    }

    MessageLink {
        Input.present("link.id", id);
        Input.present("link.state", state);
    }

    static MessageLink expected(MessageId id, TicketId ticket) {
        return new MessageLink(id, State.EXPECTED, ticket, null);
    }

    static MessageLink received(IntakeReceipt receipt) {
        return new MessageLink(receipt.message(), State.RECEIVED, receipt.ticket(), receipt);
    }

    static MessageLink sent(MessageId id, TicketId ticket) {
        return new MessageLink(id, State.SENT, ticket, null);
    }
}
