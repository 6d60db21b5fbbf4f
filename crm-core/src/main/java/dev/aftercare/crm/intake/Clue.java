package dev.aftercare.crm.intake;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.ticket.TicketId;
import org.jspecify.annotations.Nullable;

/**
 * What one rule found about the ticket that a message belongs to.
 *
 * @param rule which rule
 * @param finding what it found
 * @param ticket the ticket it looked at, or null if there was none
 */
public record Clue(Rule rule, Finding finding, @Nullable TicketId ticket) {

    /** The rules, in the order in which they are asked; the first that finds a ticket decides. */
    public enum Rule {
        /** The message refers to one that is known, or others referred to it before it came. */
        REFERENCE,
        /** The subject holds a ticket's token. */
        TOKEN,
        /** The customer has an open ticket that changed a short while ago. */
        OPEN_TICKET
    }

    /** What a rule can find. */
    public enum Finding {
        /** The ticket. */
        FOUND,
        /** Nothing that it could go by. */
        NOTHING_TO_GO_BY,
        /** A ticket of somebody else than the sender. */
        SENDER_IS_NO_PARTY,
        /** The sender is no customer yet. */
        SENDER_IS_NEW,
        /** The policy does not let messages by this channel join tickets that they do not refer to. */
        NOT_BY_THIS_CHANNEL,
        /** The customer has no open ticket that it could be about. */
        NO_OPEN_TICKET,
        /** The open tickets changed too long ago. */
        TOO_LONG_AGO,
        /** There are several, and the policy asks for a new one then. */
        SEVERAL_OPEN_TICKETS
    }

    /** Checks the parts. */
    public Clue {
        Input.present("clue.rule", rule);
        Input.present("clue.finding", finding);
    }

    /**
     * The finding in words.
     *
     * @return for example {@code TOKEN: SENDER_IS_NO_PARTY (0198…)}
     */
    public String sentence() {
        return rule + ": " + finding + (ticket == null ? "" : " (" + ticket.value() + ")");
    }
}
