package dev.aftercare.crm.intake;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.ticket.MessageId;
import dev.aftercare.crm.model.ticket.TicketId;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A message of the shop's as the channel is to send it, so that the answer finds its ticket.
 *
 * @param ticket the ticket that has it
 * @param channel by which way
 * @param id what the shop calls it, for the header {@code Message-ID}; null by a channel that gives ids itself
 * @param subject the subject to send it under, with the ticket's token in it
 * @param token the ticket's token
 * @param references the messages before it by the same channel, the first first, for the header {@code References}; the last of them for
 *     {@code In-Reply-To}
 */
public record OutgoingMessage(
        TicketId ticket,
        Channel channel,
        @Nullable MessageId id,
        FreeText subject,
        TicketToken token,
        List<MessageId> references) {

    /** Checks and copies the parts. */
    public OutgoingMessage {
        Input.present("outgoing.ticket", ticket);
        Input.present("outgoing.channel", channel);
        Input.present("outgoing.subject", subject);
        Input.present("outgoing.token", token);
        references = List.copyOf(Input.present("outgoing.references", references));
    }

    /**
     * The headers of an e-mail by which the answer finds its ticket.
     *
     * @return the value of {@code References}; empty if it is the first message
     */
    public String referencesHeader() {
        return references.stream().map(id -> "<" + id.value() + ">").collect(Collectors.joining(" "));
    }
}
