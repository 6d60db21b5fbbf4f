package dev.aftercare.crm.document;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.model.document.DefinitionEvent.DefinitionChanged;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What changed of all that a shop defines: an event of each change, as of every other change in the shop, and beside it a list of them
 * all by time, which the journal has of customers only.
 */
public final class DefinitionLog {

    private static final TypedDocuments<Event> CHANGES = new TypedDocuments<>("definition-change", Event.class);

    private DefinitionLog() {}

    /**
     * Tells that another version of a definition is in force, or none. It is told in the transaction that puts it into force or out of it.
     *
     * @param context the command; its giver is told as the one who did it
     * @param kind what sort of definition, as in {@link AggregateRef#ofDefinition}
     * @param name which of its kind
     * @param before the version in force before; null if none was
     * @param after the version in force from now on; null if none is
     */
    public static void tell(
            CommandContext context, String kind, String name, @Nullable Long before, @Nullable Long after) {
        AggregateRef definition = AggregateRef.ofDefinition(kind, name);
        String owner = owner(definition);
        Optional<Stored<Event>> last = CHANGES.storedPage(context.unit(), owner, PageRequest.first(1)).items().stream()
                .findFirst();
        long sequence = last.map(change -> change.value().sequence()).orElse(0L) + 1;
        Instant at = last.map(change -> change.at().plus(1, ChronoUnit.MICROS))
                .filter(context.now()::isBefore)
                .orElse(context.now());
        Happened change = new Happened(new DefinitionChanged(kind, name, before, after), context.actor());
        for (Event event : context.happened(definition, null, sequence, List.of(change))) {
            CHANGES.insertAt(context, event.id().value().toString(), owner, at, event);
        }
    }

    /**
     * The changes of all definitions.
     *
     * @param unit where
     * @param request which part
     * @return the events, the last first
     */
    public static Page<Event> page(UnitOfWork unit, PageRequest request) {
        return CHANGES.page(unit, null, request);
    }

    private static String owner(AggregateRef definition) {
        return OwnerDigest.of(definition.kind() + "/" + definition.id());
    }
}
