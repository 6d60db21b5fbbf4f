package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.ticket.ActionRef;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where preventive actions are kept: one document each. A second one, without content, stands for each that is pending, under its owner
 * and at an instant counted back from the end of time, because pages of documents begin with the last and a list of things to do begins
 * with the first.
 */
final class PreventionDesk {

    private static final TypedDocuments<Prevention> ACTIONS =
            new TypedDocuments<>("preventive-action", Prevention.class);

    private static final String TO_DO = "preventive-action-to-do";

    private PreventionDesk() {}

    static Optional<Prevention> find(UnitOfWork unit, ActionRef ref) {
        return ACTIONS.find(unit, ref.text());
    }

    static Optional<Stored<Prevention>> stored(UnitOfWork unit, ActionRef ref) {
        return ACTIONS.stored(unit, ref.text());
    }

    static Stored<Prevention> load(UnitOfWork unit, ActionRef ref) {
        return stored(unit, ref).orElseThrow(() -> new NotFoundException("preventive action", ref.text()));
    }

    /** The preventive actions of a ticket. */
    static List<Prevention> of(UnitOfWork unit, TicketId ticket) {
        return ACTIONS.page(unit, ticket.value().toString(), PageRequest.first(Ticket.MAX_ACTIONS))
                .items();
    }

    /**
     * Stores what was decided; without events nothing is written. The record's version is its own: an action's grows by one for each
     * event, and one decision can have two.
     */
    static Prevention store(
            CommandContext context, @Nullable Stored<Prevention> before, Decision<Prevention> decision) {
        Decision.Accepted<Prevention> accepted = decision.orThrow();
        Prevention after = accepted.state();
        if (accepted.events().isEmpty()) {
            return after;
        }
        String owner = after.ref().ticket().value().toString();
        ACTIONS.save(context, after.ref().text(), owner, before == null ? 0 : before.version(), after);
        list(context.unit(), after);
        context.happened(AggregateRef.of(after.ref()), after.customer(), after.version(), accepted.events());
        context.due(accepted.due());
        return after;
    }

    /** What is pending, the first due first; what has no set time comes last. */
    static Page<Prevention> toDo(UnitOfWork unit, @Nullable String owner, PageRequest request) {
        Page<Document> page = unit.documents().page(TO_DO, owner, request);
        return new Page<>(
                page.items().stream()
                        .map(entry ->
                                load(unit, ActionRef.parse(entry.key().id())).value())
                        .toList(),
                page.next());
    }

    private static void list(UnitOfWork unit, Prevention action) {
        DocumentKey key = new DocumentKey(TO_DO, action.ref().text());
        Optional<Document> listed = unit.documents().find(key);
        if (!action.isPending()) {
            listed.ifPresent(entry -> unit.documents().delete(key, entry.version()));
            return;
        }
        Instant at = mirrored(action.pendingAt());
        if (listed.isEmpty()) {
            unit.documents().insert(new Document(key, 1, action.owner(), at, "{}"));
        } else if (!listed.get().at().equals(at)) {
            long version = listed.get().version();
            unit.documents().update(new Document(key, version + 1, action.owner(), at, "{}"), version);
        }
    }

    private static Instant mirrored(@Nullable Instant due) {
        return due == null ? Input.EARLIEST : Input.EARLIEST.plus(Duration.between(due, Input.LATEST));
    }
}
