package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.ticket.TicketId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A ticket, and the one that it is or would be part of, and all above that. Pure.
 *
 * @param child the part
 * @param above its parent, the parent's parent and so on, the nearest first, without the child and each of them once
 * @param end how it ends
 */
record FamilyLine(TicketId child, List<TicketId> above, End end) {

    /** Nobody looks farther up: no policy allows so many levels. */
    static final int MOST = 100;

    /** Why there is nothing more above. */
    enum End {
        /** The last one is part of none. */
        ROOT,
        /** The last one is part of the child, or the child would be part of itself. */
        CHILD,
        /** The last one is part of one before it. */
        CIRCLE,
        /** The last one is part of another one, but so far up nobody looks. */
        FAR
    }

    /** Copies the tickets. */
    FamilyLine {
        above = List.copyOf(above);
    }

    /** Goes up from a parent; whatever is said of the parents, it comes to an end. */
    static FamilyLine of(TicketId child, TicketId parent, Function<TicketId, Optional<TicketId>> parentOf) {
        Set<TicketId> above = new LinkedHashSet<>();
        for (Optional<TicketId> next = Optional.of(parent); next.isPresent(); next = parentOf.apply(next.get())) {
            if (next.get().equals(child)) {
                return new FamilyLine(child, List.copyOf(above), End.CHILD);
            }
            if (above.contains(next.get())) {
                return new FamilyLine(child, List.copyOf(above), End.CIRCLE);
            }
            if (above.size() == MOST) {
                return new FamilyLine(child, List.copyOf(above), End.FAR);
            }
            above.add(next.get());
        }
        return new FamilyLine(child, List.copyOf(above), End.ROOT);
    }

    /** The child and all above it. */
    List<TicketId> all() {
        List<TicketId> all = new ArrayList<>(List.of(child));
        all.addAll(above);
        return all;
    }

    /** What the parent is part of, the nearest first; the child among it if there is a circle. */
    List<TicketId> ancestors() {
        List<TicketId> all = upwards();
        return all.subList(1, all.size());
    }

    private List<TicketId> upwards() {
        List<TicketId> all = new ArrayList<>(above);
        if (end == End.CHILD) {
            all.add(child);
        }
        return all;
    }

    /** What is known of every ticket of the line once the child is part of it, also where that is the same as before. */
    Map<TicketId, Family> linked(Map<TicketId, Family> before, boolean childOpen) {
        Map<TicketId, Family> after = new LinkedHashMap<>();
        all().forEach(id -> after.put(id, of(before, id)));
        after.putAll(risen(before, family -> family.with(of(before, child).height(), childOpen)));
        return after;
    }

    /** What is known of the child and of those for whom something is another once the child is no longer part of the line. */
    Map<TicketId, Family> unlinked(Map<TicketId, Family> before, boolean childOpen) {
        Map<TicketId, Family> after = new LinkedHashMap<>();
        after.put(child, of(before, child));
        after.putAll(risen(before, family -> family.without(of(before, child).height(), childOpen)));
        return after;
    }

    /** What changes of the parent may change the levels of all above it. */
    private Map<TicketId, Family> risen(Map<TicketId, Family> before, UnaryOperator<Family> change) {
        Map<TicketId, Family> after = new LinkedHashMap<>();
        UnaryOperator<Family> next = change;
        for (TicketId id : upwards()) {
            Family family = of(before, id);
            Family changed = next.apply(family);
            after.put(id, changed);
            if (changed.height() == family.height()) {
                break;
            }
            next = higher -> higher.changed(family.height(), changed.height());
        }
        return after;
    }

    private static Family of(Map<TicketId, Family> families, TicketId id) {
        return families.getOrDefault(id, Family.NONE);
    }
}
