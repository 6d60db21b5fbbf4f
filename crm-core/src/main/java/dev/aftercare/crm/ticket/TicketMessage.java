package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.ticket.ConversationEvent.CustomerAnswered;
import dev.aftercare.crm.model.ticket.ConversationEvent.MessageAdded;
import dev.aftercare.crm.model.ticket.Intake;
import dev.aftercare.crm.model.ticket.MessageAuthor;
import dev.aftercare.crm.model.ticket.MessageDetails;
import dev.aftercare.crm.model.ticket.MessageDirection;
import dev.aftercare.crm.model.ticket.MessageVisibility;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.StepEvent.TicketReceived;
import dev.aftercare.crm.model.ticket.Ticket;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote about a matter.
 *
 * @param direction to the shop, or from it
 * @param author what sort of author; no {@code AGENT} writes to the shop, no {@code CUSTOMER} from it
 * @param visibility whether the customer can see it; what is written to the shop is {@code PUBLIC}
 * @param channel by which way; null exactly for what the customer cannot see
 * @param text what was written
 * @param details what else is known of it, or null
 */
public record TicketMessage(
        MessageDirection direction,
        MessageAuthor author,
        MessageVisibility visibility,
        @Nullable Channel channel,
        FreeText text,
        @Nullable MessageDetails details) {

    /** Checks the parts. */
    public TicketMessage {
        new MessageAdded(Stage.RECEIVED, direction, author, visibility, channel, text, details);
    }

    /**
     * A message of which nothing else is known.
     *
     * @param direction to the shop, or from it
     * @param author what sort of author
     * @param visibility whether the customer can see it
     * @param channel by which way; null exactly for what the customer cannot see
     * @param text what was written
     */
    public TicketMessage(
            MessageDirection direction,
            MessageAuthor author,
            MessageVisibility visibility,
            @Nullable Channel channel,
            FreeText text) {
        this(direction, author, visibility, channel, text, null);
    }

    /**
     * What the customer wrote.
     *
     * @param channel by which way
     * @param text what was written
     * @return the message
     */
    public static TicketMessage ofCustomer(Channel channel, String text) {
        return new TicketMessage(
                MessageDirection.IN,
                MessageAuthor.CUSTOMER,
                MessageVisibility.PUBLIC,
                channel,
                FreeText.of("message.text", text));
    }

    /**
     * What the shop wrote to the customer.
     *
     * @param author a person, a bot, or a program that writes to everybody alike
     * @param channel by which way
     * @param text what was written
     * @return the message
     */
    public static TicketMessage toCustomer(MessageAuthor author, Channel channel, String text) {
        return new TicketMessage(
                MessageDirection.OUT, author, MessageVisibility.PUBLIC, channel, FreeText.of("message.text", text));
    }

    /**
     * What an actor of the shop wrote to the customer.
     *
     * @param actor an agent, a program, or a rule; not the customer
     * @param channel by which way
     * @param text what was written
     * @return the message; by a person if an agent wrote it
     */
    public static TicketMessage toCustomer(Actor actor, Channel channel, String text) {
        return toCustomer(author(actor), channel, text);
    }

    /**
     * What the shop wrote down for itself.
     *
     * @param author a person or a program
     * @param text what was written
     * @return the message
     */
    public static TicketMessage note(MessageAuthor author, String text) {
        return new TicketMessage(
                MessageDirection.OUT, author, MessageVisibility.INTERNAL, null, FreeText.of("message.text", text));
    }

    /**
     * What reached the shop by a channel that has an id for it.
     *
     * @param channel by which way
     * @param text what was written
     * @param details what else is known of it; they say whether a person wrote it
     * @return the message
     */
    public static TicketMessage received(Channel channel, FreeText text, MessageDetails details) {
        return new TicketMessage(
                MessageDirection.IN, author(details), MessageVisibility.PUBLIC, channel, text, details);
    }

    /**
     * The message that an event of a ticket tells of: the matter as it was received, whatever was written about it, and every answer.
     *
     * @param ticket the ticket, as it is now
     * @param event one of its events
     * @return the message; empty if the event tells of something else, or was redacted
     */
    public static Optional<TicketMessage> of(Ticket ticket, Event event) {
        EventBody body = event.body();
        if (body instanceof TicketReceived) {
            Intake intake = ticket.intake();
            MessageDetails details = intake.message();
            MessageAuthor author = details == null ? MessageAuthor.CUSTOMER : author(details);
            return Optional.of(new TicketMessage(
                    MessageDirection.IN,
                    author,
                    MessageVisibility.PUBLIC,
                    intake.channel(),
                    intake.statement(),
                    details));
        }
        if (body instanceof CustomerAnswered answered) {
            String text = answered.answer().value();
            // The guards let no customer answer; what is stored otherwise is read all the same.
            return Optional.of(
                    event.actor().kind() == Actor.Kind.CUSTOMER
                            ? ofCustomer(answered.channel(), text)
                            : toCustomer(event.actor(), answered.channel(), text));
        }
        return body instanceof MessageAdded added
                ? Optional.of(new TicketMessage(
                        added.direction(),
                        added.author(),
                        added.visibility(),
                        added.channel(),
                        added.text(),
                        added.details()))
                : Optional.empty();
    }

    /**
     * The same message with what else is known of it.
     *
     * @param value what else is known
     * @return the message
     */
    public TicketMessage with(MessageDetails value) {
        return new TicketMessage(direction, author, visibility, channel, text, value);
    }

    /** What sort of author a message to the shop has. */
    static MessageAuthor author(MessageDetails details) {
        return details.automatic() == null ? MessageAuthor.CUSTOMER : MessageAuthor.AUTO;
    }

    /** What sort of author an actor of the shop is. */
    static MessageAuthor author(Actor actor) {
        return switch (Input.present("actor", actor).kind()) {
            case AGENT -> MessageAuthor.AGENT;
            case SYSTEM -> MessageAuthor.BOT;
            case RULE -> MessageAuthor.AUTO;
            case CUSTOMER ->
                throw new InvalidInputException("by.actor", "is the customer", "somebody who writes for the shop");
        };
    }

    MessageAdded at(Stage stage) {
        return new MessageAdded(stage, direction, author, visibility, channel, text, details);
    }
}
