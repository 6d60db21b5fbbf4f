package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the customer and the shop write to each other, and the shop to itself. */
public sealed interface ConversationEvent extends TicketEvent {

    /**
     * A person of the shop answered the customer.
     *
     * @param to the stage, unchanged
     * @param channel by which way
     * @param answer what was answered
     * @param first whether it was the first answer
     */
    record CustomerAnswered(Stage to, Channel channel, FreeText answer, boolean first) implements ConversationEvent {
        /** Checks the parts. */
        public CustomerAnswered {
            Input.present("to", to);
            Input.present("channel", channel);
            Input.present("answer", answer);
        }
    }

    /**
     * Somebody wrote: the customer to the shop, the shop to the customer, or the shop to itself.
     *
     * @param to the stage, unchanged
     * @param direction to the shop, or from it
     * @param author what sort of author
     * @param visibility whether the customer can see it
     * @param channel by which way; null exactly for what the customer cannot see
     * @param text what was written
     * @param details what else is known of it; null if nothing, as of what was stored before details were
     */
    record MessageAdded(
            Stage to,
            MessageDirection direction,
            MessageAuthor author,
            MessageVisibility visibility,
            @Nullable Channel channel,
            FreeText text,
            @Nullable MessageDetails details)
            implements ConversationEvent {
        /** Checks the parts. */
        public MessageAdded {
            Input.present("to", to);
            Input.present("direction", direction);
            Input.present("author", author);
            Input.present("visibility", visibility);
            Input.present("text", text);
            if ((channel == null) != (visibility == MessageVisibility.INTERNAL)) {
                throw new InvalidInputException(
                        "channel", "does not fit the visibility", "a channel exactly for what the customer can see");
            }
            if (direction == MessageDirection.IN && visibility == MessageVisibility.INTERNAL) {
                throw new InvalidInputException(
                        "visibility", "is INTERNAL for a message to the shop", "PUBLIC, or a message from the shop");
            }
            if (author == (direction == MessageDirection.IN ? MessageAuthor.AGENT : MessageAuthor.CUSTOMER)) {
                throw new InvalidInputException(
                        "author", "does not fit the direction", "no AGENT writes to the shop, no CUSTOMER from it");
            }
        }

        /**
         * A message of which nothing else is known.
         *
         * @param to the stage, unchanged
         * @param direction to the shop, or from it
         * @param author what sort of author
         * @param visibility whether the customer can see it
         * @param channel by which way; null exactly for what the customer cannot see
         * @param text what was written
         */
        public MessageAdded(
                Stage to,
                MessageDirection direction,
                MessageAuthor author,
                MessageVisibility visibility,
                @Nullable Channel channel,
                FreeText text) {
            this(to, direction, author, visibility, channel, text, null);
        }
    }

    /**
     * Some messages of this ticket became a matter of their own; they stay here, too.
     *
     * @param to the stage, unchanged
     * @param ticket the new ticket
     * @param messages their numbers in this ticket's history
     * @param reason why
     */
    record MessagesSplitOff(Stage to, TicketId ticket, List<Long> messages, FreeText reason)
            implements ConversationEvent {

        /** Checks and copies the parts. */
        public MessagesSplitOff {
            Input.present("to", to);
            Input.present("ticket", ticket);
            messages = List.copyOf(Input.present("messages", messages));
            Input.present("reason", reason);
        }
    }

    /**
     * The ticket began with messages of another one.
     *
     * @param to the stage, unchanged
     * @param ticket the other ticket
     * @param messages their numbers in that ticket's history
     * @param reason why
     */
    record TicketSplitFrom(Stage to, TicketId ticket, List<Long> messages, FreeText reason)
            implements ConversationEvent {

        /** Checks and copies the parts. */
        public TicketSplitFrom {
            Input.present("to", to);
            Input.present("ticket", ticket);
            messages = List.copyOf(Input.present("messages", messages));
            Input.present("reason", reason);
        }
    }
}
