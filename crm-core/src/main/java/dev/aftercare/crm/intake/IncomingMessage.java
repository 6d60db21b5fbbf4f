package dev.aftercare.crm.intake;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.ticket.Attachment;
import dev.aftercare.crm.model.ticket.AutomaticSign;
import dev.aftercare.crm.model.ticket.MessageDetails;
import dev.aftercare.crm.model.ticket.MessageId;
import dev.aftercare.crm.model.ticket.TicketType;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A message as a channel hands it in. Begin with {@link #builder}.
 *
 * @param id what the channel calls it; it counts once, however often it is handed in
 * @param channel by which way it came
 * @param sender by whom it was sent
 * @param customer who that is, where the channel knows, as an app does after a login; null to find the customer by the sender
 * @param subject its subject, or null
 * @param text what was written; null only if there is a subject or an attachment
 * @param attachments the files that came with it, at most {@value MessageDetails#MAX_ATTACHMENTS}
 * @param references the messages that it answers, the nearest first; at most {@value #MAX_REFERENCES}
 * @param headers what the channel says of the message beside that, by name in lower case, at most {@value #MAX_HEADERS}; those that tell
 *     automatic messages from others are looked at
 * @param emptySender whether it was sent with the empty sender, as notices of failed delivery are
 * @param receivedAt when the channel took it
 * @param type what sort of matter it is if it begins one; null to let the policy say
 * @param purchase the order it is about, or null
 */
public record IncomingMessage(
        MessageId id,
        Channel channel,
        Identity sender,
        @Nullable CustomerId customer,
        @Nullable FreeText subject,
        @Nullable FreeText text,
        List<Attachment> attachments,
        List<MessageId> references,
        SortedMap<String, String> headers,
        boolean emptySender,
        Instant receivedAt,
        @Nullable TicketType type,
        @Nullable PurchaseId purchase) {

    /** The most messages that one can refer to. */
    public static final int MAX_REFERENCES = 10;

    /** The most headers that a message can have. */
    public static final int MAX_HEADERS = 100;

    /** The longest value of a header, in UTF-16 units. */
    public static final int MAX_HEADER = 2_000;

    /** Checks and copies the parts. */
    public IncomingMessage {
        Input.present("message.id", id);
        Input.present("message.channel", channel);
        Input.present("message.sender", sender);
        attachments = List.copyOf(Input.atMost("message.attachments", attachments, MessageDetails.MAX_ATTACHMENTS));
        if (text == null && subject == null && attachments.isEmpty()) {
            throw new InvalidInputException("message.text", "is missing", "a text, a subject or an attachment");
        }
        references = List.copyOf(Input.atMost("message.references", references, MAX_REFERENCES));
        Input.atMost(
                "message.headers", Input.present("message.headers", headers).keySet(), MAX_HEADERS);
        headers.forEach((name, value) -> {
            if (!Input.code("message.headers", name, 200).equals(name.toLowerCase(Locale.ROOT))) {
                throw new InvalidInputException("message.headers", "has a name in upper case", "lower case");
            }
            if (value.length() > MAX_HEADER) {
                throw new InvalidInputException("message.headers", "is too long", "at most " + MAX_HEADER);
            }
        });
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
        receivedAt = Input.instant("message.receivedAt", receivedAt);
    }

    /**
     * A message of which nothing else is known yet.
     *
     * @param channel by which way it came
     * @param id what the channel calls it
     * @param sender by whom it was sent
     * @param receivedAt when the channel took it
     * @return the builder
     */
    public static IncomingMessageBuilder builder(Channel channel, MessageId id, Identity sender, Instant receivedAt) {
        return new IncomingMessageBuilder(channel, id, sender, receivedAt);
    }

    /** What stands in a ticket: what was written; for files alone, how many there are. */
    FreeText words() {
        if (text != null) {
            return text;
        }
        return subject != null ? subject : new FreeText("(no words, files: " + attachments.size() + ")");
    }

    MessageDetails details(@Nullable AutomaticSign automatic) {
        return new MessageDetails(id, sender, subject, attachments, automatic, receivedAt);
    }

    /** Leaves out who wrote and what. */
    @Override
    public String toString() {
        return "IncomingMessage[" + channel + ", " + receivedAt + "]";
    }
}
