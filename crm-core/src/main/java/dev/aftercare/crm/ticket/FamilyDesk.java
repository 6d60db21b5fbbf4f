package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which ticket is part of which. One document per child names its parent; one per parent counts its children; and one per open child lists
 * it, so that nobody has to look through those that are closed.
 *
 * <p>Whoever changes of what a ticket is part writes its family, whether anything of that changes or not, and whoever decides on a line of
 * tickets writes the families of all of them. So what was decided on is still so when it is written: of two commands of which each would be
 * right alone, and both together would close a circle or go too deep, one is run again and sees what the other did.
 */
final class FamilyDesk {

    private static final TypedDocuments<ParentLink> PARENTS = new TypedDocuments<>("ticket-parent", ParentLink.class);
    private static final TypedDocuments<ParentLink> OPEN = new TypedDocuments<>("ticket-open-child", ParentLink.class);
    private static final TypedDocuments<Family> FAMILIES = new TypedDocuments<>("ticket-family", Family.class);

    private FamilyDesk() {}

    static Optional<ParentLink> parent(UnitOfWork unit, TicketId child) {
        return PARENTS.find(unit, text(child));
    }

    static Page<ParentLink> children(UnitOfWork unit, TicketId parent, PageRequest request) {
        return PARENTS.page(unit, text(parent), request);
    }

    /**
     * Looks at the line that begins with a ticket and its parent, be it that it is not part of it yet.
     *
     * @throws StorageException {@code CONFLICT} if it changed meanwhile
     */
    static SeenLine look(UnitOfWork unit, TicketId child, TicketId parent) {
        FamilyLine line = FamilyLine.of(child, parent, id -> parent(unit, id).map(ParentLink::parent));
        List<String> ids = line.all().stream().map(FamilyDesk::text).toList();
        // First the families: what they say of a parent that is read after them holds as long as they are not written
        // again.
        Map<String, Stored<Family>> families = byId(FAMILIES.of(unit, ids));
        Map<String, Stored<ParentLink>> links = byId(PARENTS.of(unit, ids));
        FamilyLine again = FamilyLine.of(
                child,
                parent,
                id -> Optional.ofNullable(links.get(text(id)))
                        .map(link -> link.value().parent()));
        if (!line.equals(again)) {
            throw changed(child);
        }
        // In one order for all, so that two commands about the same tickets do not each wait for what the other one has
        // written.
        Map<TicketId, Stored<Family>> seen = new TreeMap<>(Comparator.comparing(FamilyDesk::text));
        line.all().forEach(id -> seen.put(id, families.getOrDefault(text(id), Stored.unsaved(text(id), Family.NONE))));
        return new SeenLine(line, links.get(text(child)), seen);
    }

    /** Looks at the line of a ticket that is part of another one already. */
    static SeenLine look(UnitOfWork unit, ParentLink link) {
        SeenLine seen = look(unit, link.child(), link.parent());
        if (!seen.present().equals(Optional.of(link))) {
            throw changed(link.child());
        }
        return seen;
    }

    /** The open children, which stay what they are until the command has ended: whoever opens one meanwhile has to try again. */
    static OpenChildren settledChildren(CommandContext context, TicketId id) {
        Stored<Family> family = family(context.unit(), id);
        if (family.version() == 0) {
            return OpenChildren.NONE;
        }
        save(context, family, family.value());
        return openChildren(context.unit(), id, family.value());
    }

    static OpenChildren openChildren(UnitOfWork unit, TicketId id) {
        return openChildren(unit, id, family(unit, id).value());
    }

    static void link(CommandContext context, SeenLine seen, ParentLink link, boolean childOpen) {
        save(context, seen, seen.line().linked(seen.values(), childOpen));
        String child = text(link.child());
        PARENTS.insert(context, child, text(link.parent()), link);
        if (childOpen) {
            OPEN.insert(context, child, text(link.parent()), link);
        }
    }

    static void unlink(CommandContext context, SeenLine seen, boolean childOpen) {
        save(context, seen, seen.line().unlinked(seen.values(), childOpen));
        Optional.ofNullable(seen.link()).ifPresent(link -> PARENTS.remove(context, link));
        remove(context, seen.line().child());
    }

    /** A child that was closed is no longer in its parent's list of open ones, and is again when it is taken up again. */
    static void follow(CommandContext context, Ticket before, Ticket after) {
        boolean open = after.stage().isOpen();
        if (before.stage().isOpen() == open) {
            return;
        }
        parent(context.unit(), after.id()).ifPresent(link -> {
            Stored<Family> family = family(context.unit(), link.parent());
            save(context, family, family.value().opened(open));
            String child = text(link.child());
            if (open) {
                OPEN.insert(context, child, text(link.parent()), link);
            } else {
                remove(context, link.child());
            }
        });
    }

    private static OpenChildren openChildren(UnitOfWork unit, TicketId id, Family family) {
        if (family.open() == 0) {
            return OpenChildren.NONE;
        }
        PageRequest some = PageRequest.first(OpenChildren.MAX_NAMED);
        return new OpenChildren(
                family.open(),
                OPEN.page(unit, text(id), some).items().stream()
                        .map(ParentLink::child)
                        .toList());
    }

    private static Stored<Family> family(UnitOfWork unit, TicketId id) {
        return FAMILIES.stored(unit, text(id)).orElseGet(() -> Stored.unsaved(text(id), Family.NONE));
    }

    private static void save(CommandContext context, Stored<Family> before, Family after) {
        FAMILIES.save(context, before.id(), null, before.version(), after);
    }

    private static void save(CommandContext context, SeenLine seen, Map<TicketId, Family> after) {
        seen.families()
                .forEach((id, before) ->
                        Optional.ofNullable(after.get(id)).ifPresent(family -> save(context, before, family)));
    }

    private static void remove(CommandContext context, TicketId child) {
        OPEN.stored(context.unit(), text(child)).ifPresent(there -> OPEN.remove(context, there));
    }

    private static <T> Map<String, Stored<T>> byId(List<Stored<T>> records) {
        return records.stream().collect(Collectors.toMap(Stored::id, Function.identity()));
    }

    private static StorageException changed(TicketId id) {
        return new StorageException(
                StorageException.Reason.CONFLICT, "the family of ticket " + id.value() + " changed meanwhile");
    }

    private static String text(TicketId id) {
        return id.value().toString();
    }
}
