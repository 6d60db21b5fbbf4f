package dev.aftercare.crm.intake;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.ticket.Attachment;
import dev.aftercare.crm.model.ticket.MessageId;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import java.util.List;

/**
 * Takes in what customers write by any channel, and prepares what the shop writes back. Every command is one transaction. Safe for use by
 * several threads and nodes.
 *
 * <p>A message counts once, by its id, however often, by whomever and when it is handed in: it has one ticket, in which it stands once. A
 * reply finds its ticket by the messages that it refers to, then by the token in its subject, then by the customer's open tickets. Messages
 * that answer each other come together in whatever order they are handed in. What no person wrote is recorded as such: it reopens nothing,
 * ends no wait, counts as no answer, and is not to be acknowledged.
 */
public final class MessageIntake {

    private final CommandRunner runner;

    /**
     * Creates the service.
     *
     * @param runner runs its commands
     */
    public MessageIntake(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Takes a message in. A sender whom nobody knows becomes a customer with the first ticket.
     *
     * @param message the message
     * @param by who hands it in
     * @return what became of it, and why
     * @throws NotFoundException if the message names a customer who does not exist
     * @throws RejectedException with a {@link dev.aftercare.crm.ticket.GuardFailed} if it begins a ticket whose workflow asks for more than
     *     it brings; nothing is stored then
     */
    public IntakeReceipt receive(IncomingMessage message, By by) {
        Input.present("message", message);
        return runner.run(
                "intake.receive",
                by,
                message,
                IntakeReceipt.class,
                context -> IntakeDesk.receive(context, message, by.actor()));
    }

    /**
     * Records a reply to the customer and prepares it for sending. The channel sends it with the id, subject and references given here; a
     * channel that gives ids itself tells them by {@link #sentAs}.
     *
     * @param ticket which ticket
     * @param channel by which way
     * @param text what is written
     * @param attachments the files that go with it
     * @param by who writes it; not the customer. A notice of receipt is given by a rule or a system, under a key made of the message's id
     * @return the message to send
     * @throws NotFoundException if there is no such ticket
     */
    public OutgoingMessage reply(TicketId ticket, Channel channel, String text, List<Attachment> attachments, By by) {
        Input.present("ticket", ticket);
        Reply reply = Reply.of(by.actor(), channel, text, attachments);
        return runner.run(
                "intake.reply",
                by,
                List.of(ticket, reply),
                OutgoingMessage.class,
                context -> reply.record(context, ticket, by.actor()));
    }

    /**
     * Records what the channel calls a message of the shop's, so that answers to it find the ticket.
     *
     * @param ticket the ticket that it is about
     * @param id what the channel calls it
     * @param by who sent it
     * @return the ticket, unchanged
     * @throws NotFoundException if there is no such ticket
     * @throws RejectedException with {@link MessageIsKnown} if the message belongs elsewhere
     */
    public Ticket sentAs(TicketId ticket, MessageId id, By by) {
        Input.present("ticket", ticket);
        Input.present("id", id);
        return runner.run(
                "intake.sent", by, List.of(ticket, id), Ticket.class, context -> Reply.sentAs(context, ticket, id));
    }

    /**
     * Automatic messages that belong to no ticket, the last first. What was taken back into the desk is not among them.
     *
     * @param request which part
     * @return the page
     */
    public Page<SetAside> setAside(PageRequest request) {
        return runner.inTransaction(unit -> IntakeDesk.aside(unit, request));
    }

    /**
     * Takes a message in after all that was set aside, as one that a person wrote.
     *
     * @param message which
     * @param by who says so
     * @return what became of it now; what became of it before, if it was taken in already
     * @throws NotFoundException if no such message was set aside
     */
    public IntakeReceipt overrule(MessageId message, By by) {
        Input.present("message", message);
        return runner.run(
                "intake.overrule",
                by,
                List.of(message),
                IntakeReceipt.class,
                context -> IntakeDesk.overrule(context, message, by.actor()));
    }

    /**
     * What the shop decided about messages that reach it.
     *
     * @return the policy in force; {@link IntakePolicy#DEFAULT} if none was defined
     */
    public IntakePolicy policy() {
        return runner.inTransaction(IntakeDesk::policy);
    }

    /**
     * Decides about messages from now on; the policies before stay readable by their version.
     *
     * @param policy the policy
     * @param by who decides
     * @return the policy
     */
    public IntakePolicy define(IntakePolicy policy, By by) {
        Input.present("policy", policy);
        return runner.run("intake.policy", by, policy, IntakePolicy.class, context -> {
            IntakeDesk.POLICIES.define(context, IntakeDesk.IN_FORCE, policy);
            return policy;
        });
    }
}
