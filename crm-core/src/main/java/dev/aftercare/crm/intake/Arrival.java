package dev.aftercare.crm.intake;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.customer.CustomerSteps;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.ticket.IntakeEvent.MessageSetAside;
import dev.aftercare.crm.model.ticket.MessageDetails;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.ticket.NewTicket;
import dev.aftercare.crm.ticket.TicketMessage;
import dev.aftercare.crm.ticket.TicketSteps;
import org.jspecify.annotations.Nullable;

/**
 * One message on its way to where it belongs.
 *
 * @param context the command
 * @param message the message
 * @param customer who sent it, or null if the sender is no customer yet
 * @param recognition whether a person wrote it
 * @param inForce the policy that decides
 * @param actor who hands it in
 */
record Arrival(
        CommandContext context,
        IncomingMessage message,
        @Nullable CustomerId customer,
        Recognition recognition,
        IntakeDesk.InForce inForce,
        Actor actor) {

    /** Finds the place, carries out what follows from it, and links the message to its ticket. */
    IntakeReceipt take(@Nullable Stored<MessageLink> link) {
        ThreadFinder finder = new ThreadFinder(context, message, inForce.policy(), customer);
        TicketId expectedIn = link == null ? null : link.value().ticket();
        Placement placement = finder.place(expectedIn, recognition.isAutomatic());
        Ticket ticket = carryOut(placement);
        IntakeReceipt receipt = receipt(placement, ticket);
        MessageLinks.save(context, link, MessageLink.received(receipt));
        if (ticket != null) {
            finder.unknown().forEach(id -> MessageLinks.save(context, null, MessageLink.expected(id, ticket.id())));
        }
        return receipt;
    }

    private @Nullable Ticket carryOut(Placement placement) {
        TicketId found = placement.ticket();
        if (placement.kind() == Placement.Kind.SET_ASIDE) {
            IntakeDesk.setAside(context, new SetAside(message, recognition));
            String source = message.id().source();
            MessageLinks.happened(context, message.id(), customer, new MessageSetAside(source, recognition.sign()));
            return null;
        }
        if (found == null || placement.beginsTicket()) {
            return begin(found);
        }
        Ticket before = context.unit().tickets().find(found).orElseThrow();
        // Reopened first: what is written to a closed ticket asks for no response.
        Ticket open = placement.kind() == Placement.Kind.REOPENS ? Replies.reopen(context, before) : before;
        TicketMessage received = TicketMessage.received(message.channel(), message.words(), details());
        Ticket ticket = TicketSteps.message(context, open, received, actor);
        return recognition.isAutomatic() || !inForce.policy().resumes() ? ticket : Replies.endWait(context, ticket);
    }

    private Ticket begin(@Nullable TicketId follows) {
        CustomerId whose = customer != null
                ? customer
                : CustomerSteps.register(context, message.sender(), actor).id();
        NewTicket matter = new NewTicket(
                whose,
                message.type() == null ? inForce.policy().type() : message.type(),
                message.channel(),
                message.words(),
                Priority.NORMAL,
                message.purchase(),
                null,
                details(),
                follows);
        Ticket ticket = TicketSteps.receive(context, matter, actor);
        if (follows != null) {
            Succession.follows(context, follows, ticket);
        }
        return ticket;
    }

    private IntakeReceipt receipt(Placement placement, @Nullable Ticket ticket) {
        Ticket begun = placement.beginsTicket() ? ticket : null;
        return new IntakeReceipt(
                message.id(),
                placement,
                recognition,
                ticket == null ? null : ticket.id(),
                begun == null ? customer : begun.customer(),
                begun != null && recognition.answerable() && !recognition.isAutomatic(),
                false,
                inForce.reference());
    }

    private MessageDetails details() {
        return message.details(recognition.sign());
    }
}
