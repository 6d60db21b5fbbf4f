package dev.aftercare.crm.intake;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.intake.MessageLink.State;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.ticket.Attachment;
import dev.aftercare.crm.model.ticket.IntakeEvent.MessageSentAs;
import dev.aftercare.crm.model.ticket.MessageDetails;
import dev.aftercare.crm.model.ticket.MessageId;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.UnitOfWork;
import dev.aftercare.crm.ticket.TicketMessage;
import dev.aftercare.crm.ticket.TicketNotes;
import dev.aftercare.crm.ticket.TicketSteps;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the shop writes to the customer of a ticket.
 *
 * @param message the message without its id
 * @param channel by which way
 * @param attachments the files that go with it
 */
record Reply(TicketMessage message, Channel channel, List<Attachment> attachments) {

    private static final int LAST_MESSAGES = 20;
    private static final int LONGEST_SUBJECT = 200;
    private static final String RE = "Re:";

    static Reply of(Actor actor, Channel channel, String text, List<Attachment> attachments) {
        MessageDetails details = new MessageDetails(null, null, null, attachments, null, null);
        return new Reply(TicketMessage.toCustomer(actor, channel, text), channel, details.attachments());
    }

    OutgoingMessage record(CommandContext context, TicketId id, Actor actor) {
        Ticket ticket = TicketNotes.load(context.unit(), id);
        MessageId name = channel == Channel.EMAIL
                ? MessageId.email(context.newId() + "@"
                        + IntakeDesk.policy(context.unit()).domain())
                : null;
        List<MessageId> references = references(context.unit(), id);
        TicketToken token = MessageLinks.name(context, id);
        FreeText subject = subject(ticket, token);
        TicketSteps.message(
                context, ticket, message.with(new MessageDetails(name, null, subject, attachments, null, null)), actor);
        if (name != null) {
            MessageLinks.save(context, null, MessageLink.sent(name, id));
        }
        return new OutgoingMessage(id, channel, name, subject, token, references);
    }

    static Ticket sentAs(CommandContext context, TicketId id, MessageId name) {
        Ticket ticket = TicketNotes.load(context.unit(), id);
        Stored<MessageLink> link = MessageLinks.find(context.unit(), name).orElse(null);
        if (link == null || link.value().state() == State.EXPECTED) {
            MessageLinks.save(context, link, MessageLink.sent(name, id));
            MessageLinks.happened(context, name, ticket.customer(), new MessageSentAs(id, name));
        } else if (link.value().state() == State.RECEIVED
                || !id.equals(link.value().ticket())) {
            throw new RejectedException(new MessageIsKnown(link.value().ticket()));
        }
        return ticket;
    }

    /** Only what e-mails can refer to: ids of another network mean nothing there. */
    private List<MessageId> references(UnitOfWork unit, TicketId id) {
        List<MessageId> last = new ArrayList<>(MessageLinks.last(unit, id, LAST_MESSAGES).stream()
                .map(MessageLink::id)
                .filter(message -> channel == Channel.EMAIL && message.source().equals(MessageId.EMAIL))
                .limit(IncomingMessage.MAX_REFERENCES)
                .toList());
        Collections.reverse(last);
        return last;
    }

    private static FreeText subject(Ticket ticket, TicketToken token) {
        MessageDetails first = ticket.intake().message();
        FreeText begun = first == null ? null : first.subject();
        String words = begun == null
                ? ""
                : shortened(begun.value().lines().findFirst().orElse("").strip());
        String tag = TicketToken.in(words).filter(token::equals).isPresent() ? "" : token.tag();
        String prefix = words.isEmpty() || words.regionMatches(true, 0, RE, 0, RE.length()) ? "" : RE + " ";
        return new FreeText((prefix + words + " " + tag).strip());
    }

    private static String shortened(String words) {
        return words.codePointCount(0, words.length()) <= LONGEST_SUBJECT
                ? words
                : words.substring(0, words.offsetByCodePoints(0, LONGEST_SUBJECT));
    }
}
