package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.Input;
import org.jspecify.annotations.Nullable;

/** What happens to messages beside what is told of their tickets. */
public sealed interface IntakeEvent extends EventBody {

    /**
     * A message that no person wrote and that belongs to no ticket was set aside.
     *
     * @param source the network that it came by, such as {@code email}
     * @param sign by what it was recognised
     */
    record MessageSetAside(String source, @Nullable AutomaticSign sign) implements IntakeEvent {
        /** Checks the parts. */
        public MessageSetAside {
            Input.present("source", source);
        }
    }

    /**
     * The channel told what it calls a message of the shop's.
     *
     * @param ticket the ticket that the message is about
     * @param message what the channel calls it
     */
    record MessageSentAs(TicketId ticket, MessageId message) implements IntakeEvent {
        /** Checks the parts. */
        public MessageSentAs {
            Input.present("ticket", ticket);
            Input.present("message", message);
        }
    }
}
