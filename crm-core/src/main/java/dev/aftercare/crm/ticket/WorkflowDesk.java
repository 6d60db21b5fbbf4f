package dev.aftercare.crm.ticket;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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

    /** Those in use, laid out: one serves all its tickets, and no command makes one anew. A definition that was read is known by itself. */
    private static final Cache<WorkflowDefinition, TicketWorkflow> LAID_OUT =
            Caffeine.newBuilder().weakKeys().maximumSize(500).build();

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
        return new Governing(reference, laidOut(DEFINITIONS.byReference(unit, reference)));
    }

    static Governing define(CommandContext context, TicketType type, WorkflowDefinition definition) {
        return governing(DEFINITIONS.define(context, type.code(), definition));
    }

    private static Governing governing(Version<WorkflowDefinition> version) {
        return new Governing(version.reference(), laidOut(version.value()));
    }

    private static TicketWorkflow laidOut(WorkflowDefinition definition) {
        return LAID_OUT.get(definition, TicketWorkflow::trusted);
    }
}
