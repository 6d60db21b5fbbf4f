package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import java.util.List;

/**
 * The workflows of one tenant: which course the tickets of a type take. A ticket keeps the version by which it was received. Safe for
 * use by several threads.
 */
public final class Workflows {

    private final CommandRunner runner;

    Workflows(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Puts a workflow into force for tickets of a type, of the library's four or the shop's own, that are received from now on. The one
     * in force, said again, changes nothing.
     *
     * @param type which tickets
     * @param workflow their course
     * @param by who decides
     * @return the workflow and its version
     */
    public Governing define(TicketType type, TicketWorkflow workflow, By by) {
        WorkflowDefinition definition = Input.present("workflow", workflow).definition();
        Input.present("type", type);
        String reference = runner.run(
                "ticket.workflow",
                by,
                List.of(type, definition),
                String.class,
                context -> String.valueOf(
                        WorkflowDesk.define(context, type, definition).reference()));
        return runner.inTransaction(unit -> WorkflowDesk.byReference(unit, reference));
    }

    /**
     * The workflow in force for a type.
     *
     * @param type which tickets
     * @return the workflow and its version; the library's own if the shop defined none
     */
    public Governing inForce(TicketType type) {
        return runner.inTransaction(unit -> WorkflowDesk.inForce(unit, type));
    }

    /**
     * The workflow that governs a ticket: the version by which it was received.
     *
     * @param id which ticket
     * @return the workflow and its version
     * @throws NotFoundException if the ticket does not exist
     */
    public Governing of(TicketId id) {
        return runner.inTransaction(unit -> WorkflowDesk.governing(unit, TicketDesk.load(unit, id)));
    }
}
