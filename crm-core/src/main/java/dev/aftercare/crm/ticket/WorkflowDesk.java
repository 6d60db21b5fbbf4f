package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.document.VersionedDocuments;
import dev.aftercare.crm.document.VersionedDocuments.Version;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.model.ticket.WorkflowPlace;
import dev.aftercare.crm.persistence.UnitOfWork;

/** Where the workflows of a shop are kept: one in force per type of ticket, and every version there ever was. */
final class WorkflowDesk {

    private static final VersionedDocuments<WorkflowDefinition> DEFINITIONS =
            new VersionedDocuments<>("ticket-workflow", WorkflowDefinition.class);

    private WorkflowDesk() {}

    /** By which workflow a ticket of this type is received now. */
    static Governing inForce(UnitOfWork unit, TicketType type) {
        return DEFINITIONS
                .inForce(unit, type.code())
                .map(WorkflowDesk::governing)
                .orElse(Governing.STANDARD);
    }

    /** By which workflow a ticket was received. */
    static Governing governing(UnitOfWork unit, Ticket ticket) {
        WorkflowPlace place = ticket.place();
        return place == null ? Governing.STANDARD : byReference(unit, place.workflow());
    }

    static Governing byReference(UnitOfWork unit, String reference) {
        return new Governing(reference, TicketWorkflow.trusted(DEFINITIONS.byReference(unit, reference)));
    }

    static Governing define(CommandContext context, TicketType type, WorkflowDefinition definition) {
        return governing(DEFINITIONS.define(context, type.code(), definition));
    }

    private static Governing governing(Version<WorkflowDefinition> version) {
        return new Governing(version.reference(), TicketWorkflow.trusted(version.value()));
    }
}
