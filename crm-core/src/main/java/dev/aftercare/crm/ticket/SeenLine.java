package dev.aftercare.crm.ticket;

import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.StorageException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line as it was when the command looked first, with the version of what is known of every ticket of it. What is decided by it holds to
 * the end for every ticket whose family is saved.
 *
 * @param line the line
 * @param link what the child is part of, or null
 * @param families what is known of every ticket of the line, in the order in which it is to be written
 */
record SeenLine(FamilyLine line, @Nullable Stored<ParentLink> link, Map<TicketId, Stored<Family>> families) {

    /** What the child is part of. */
    Optional<ParentLink> present() {
        return Optional.ofNullable(link).map(Stored::value);
    }

    int height() {
        return values().getOrDefault(line.child(), Family.NONE).height();
    }

    Map<TicketId, Family> values() {
        Map<TicketId, Family> values = new LinkedHashMap<>();
        families.forEach((id, family) -> values.put(id, family.value()));
        return values;
    }

    /** The same line, if it has an end. */
    SeenLine withoutCircle() {
        if (line.end() == FamilyLine.End.CIRCLE) {
            throw new StorageException(
                    StorageException.Reason.CORRUPT,
                    "ticket-parent " + line.above().get(0).value() + " is below a circle");
        }
        return this;
    }
}
