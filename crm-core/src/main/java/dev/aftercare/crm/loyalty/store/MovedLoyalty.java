package dev.aftercare.crm.loyalty.store;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * To whom a customer's loyalty was moved, and whose was moved to this customer.
 *
 * @param customer whose
 * @param into to whom; null if it never was, or that was undone
 * @param merge by which merge; null without one
 * @param formerly to whom it had been moved by merges that were undone, the last first, each customer once
 * @param members whose loyalty was moved to this customer, directly or not, by merges that were not undone; as it was when this
 *     customer's own was moved on
 */
public record MovedLoyalty(
        CustomerId customer,
        @Nullable CustomerId into,
        @Nullable String merge,
        List<CustomerId> formerly,
        List<Member> members) {

    /**
     * A customer whose loyalty was moved.
     *
     * @param customer whose
     * @param into to whom, directly
     */
    public record Member(CustomerId customer, CustomerId into) {
        /** Checks the parts. */
        public Member {
            Input.present("member.customer", customer);
            Input.present("member.into", into);
        }
    }

    /** Checks and copies the parts. */
    public MovedLoyalty {
        Input.present("moved.customer", customer);
        formerly = List.copyOf(Input.present("moved.formerly", formerly));
        members = members == null ? List.of() : List.copyOf(members);
    }

    /** What is known of a customer who has nothing to do with any merge. */
    static MovedLoyalty never(CustomerId customer) {
        return new MovedLoyalty(customer, null, null, List.of(), List.of());
    }

    /**
     * Whether the customer's points may have entries in accounts of others.
     *
     * @return true if they were ever moved, be it that this was undone
     */
    public boolean wasMoved() {
        return into != null || !formerly.isEmpty();
    }

    MovedLoyalty moved(CustomerId to, String by) {
        return new MovedLoyalty(customer, to, by, formerly, members);
    }

    MovedLoyalty movedBack() {
        Set<CustomerId> before = new LinkedHashSet<>();
        if (into != null) {
            before.add(into);
        }
        before.addAll(formerly);
        return new MovedLoyalty(customer, null, null, List.copyOf(before), members);
    }

    /** With all that came with another who was moved to this customer. */
    MovedLoyalty with(MovedLoyalty other) {
        List<Member> all = new ArrayList<>(members);
        all.addAll(other.asMembers(customer));
        return new MovedLoyalty(customer, into, merge, formerly, all);
    }

    MovedLoyalty without(MovedLoyalty other) {
        List<Member> all = new ArrayList<>(members);
        all.removeAll(other.asMembers(customer));
        return new MovedLoyalty(customer, into, merge, formerly, all);
    }

    private List<Member> asMembers(CustomerId to) {
        List<Member> all = new ArrayList<>(List.of(new Member(customer, to)));
        all.addAll(members);
        return all;
    }

    /**
     * How often the loyalty of a member was moved at most until it was here.
     *
     * @throws dev.aftercare.crm.persistence.StorageException {@code CORRUPT} if the members are stored as a circle
     */
    int depth() {
        Map<CustomerId, CustomerId> steps = new HashMap<>();
        members.forEach(member -> steps.put(member.customer(), member.into()));
        int deepest = 0;
        for (Member member : members) {
            MovePath path = new MovePath();
            int depth = 0;
            for (CustomerId at = member.customer(); at != null && !at.equals(customer); at = steps.get(at)) {
                path.pass(at);
                depth++;
            }
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }
}
