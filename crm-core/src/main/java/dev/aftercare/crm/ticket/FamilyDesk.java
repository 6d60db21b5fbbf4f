package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which ticket is part of which. One document per child names its parent; one per parent counts its children; and one per open child lists
 * it, so that nobody has to look through those that are closed.
 *
 * <p>Whoever makes a ticket part of another writes the document of the child, and that of the uppermost ticket above the parent. So of two
 * commands that would close a circle together, one meets what the other wrote, however far apart their tickets are.
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

    /** The parent's parent, its parent and so on, the nearest first. */
    static List<TicketId> ancestors(UnitOfWork unit, TicketId id) {
        List<TicketId> all = new ArrayList<>();
        for (ParentLink link = parent(unit, id).orElse(null); link != null; ) {
            all.add(link.parent());
            link = parent(unit, link.parent()).orElse(null);
        }
        return all;
    }

    static int height(UnitOfWork unit, TicketId id) {
        return family(unit, id).value().height();
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

    static void link(CommandContext context, ParentLink link, boolean childOpen, List<TicketId> ancestors) {
        String child = text(link.child());
        PARENTS.insert(context, child, text(link.parent()), link);
        Stored<Family> below = family(context.unit(), link.child());
        save(context, below, below.value());
        if (childOpen) {
            OPEN.insert(context, child, text(link.parent()), link);
        }
        int height = below.value().height();
        change(context, link.parent(), family -> family.with(height, childOpen), ancestors, true);
    }

    static void unlink(CommandContext context, ParentLink link, boolean childOpen) {
        remove(context, PARENTS, link);
        remove(context, OPEN, link);
        int height = height(context.unit(), link.child());
        List<TicketId> ancestors = ancestors(context.unit(), link.parent());
        change(context, link.parent(), family -> family.without(height, childOpen), ancestors, false);
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
                remove(context, OPEN, link);
            }
        });
    }

    /** What changes of a parent may change the levels of all above it. */
    private static void change(
            CommandContext context, TicketId parent, Change change, List<TicketId> ancestors, boolean lockRoot) {
        Stored<Family> family = family(context.unit(), parent);
        Family next = change.of(family.value());
        save(context, family, next);
        int before = family.value().height();
        int after = next.height();
        for (int i = 0; i < ancestors.size(); i++) {
            boolean root = i == ancestors.size() - 1;
            if (before == after && !(root && lockRoot)) {
                continue;
            }
            Stored<Family> above = family(context.unit(), ancestors.get(i));
            Family changed = before == after ? above.value() : above.value().changed(before, after);
            save(context, above, changed);
            before = above.value().height();
            after = changed.height();
        }
    }

    @FunctionalInterface
    private interface Change {
        Family of(Family before);
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

    private static void remove(CommandContext context, TypedDocuments<ParentLink> links, ParentLink link) {
        links.stored(context.unit(), text(link.child())).ifPresent(there -> links.remove(context, there));
    }

    private static String text(TicketId id) {
        return id.value().toString();
    }
}
