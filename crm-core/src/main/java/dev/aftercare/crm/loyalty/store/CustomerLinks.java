package dev.aftercare.crm.loyalty.store;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which customers' loyalty was moved to whom, so that facts and limits of all of them count as those of one.
 *
 * <p>Whoever has the loyalty of others keeps a list of all of them, so that one look tells who is one. Both lists and ways are bounded:
 * what a command asks about a customer costs no more because somebody was merged very often.
 */
public final class CustomerLinks {

    /** How many customers can be one in the eyes of loyalty. */
    public static final int MAX_TOGETHER = 100;

    /** How often the loyalty of a customer can be moved on, and to how many others it can have been moved before. */
    public static final int MAX_MOVES = 5;

    private static final TypedDocuments<MovedLoyalty> LINKS = new TypedDocuments<>("loyalty-moved", MovedLoyalty.class);

    private CustomerLinks() {}

    /**
     * Reads where a customer's loyalty was moved to.
     *
     * @param unit the transaction
     * @param customer whose
     * @return the link, also one that was undone; or empty
     */
    public static Optional<MovedLoyalty> find(UnitOfWork unit, CustomerId customer) {
        return LINKS.find(unit, id(customer));
    }

    /**
     * Whose loyalty it is now.
     *
     * @param unit the transaction
     * @param customer whose it was
     * @return the customer at the end of all merges; the same if there was none
     */
    public static CustomerId survivor(UnitOfWork unit, CustomerId customer) {
        CustomerId last = customer;
        Optional<CustomerId> next = Optional.of(customer);
        while (next.isPresent()) {
            last = next.get();
            next = find(unit, last).map(MovedLoyalty::into);
        }
        return last;
    }

    /**
     * Who is one in the eyes of loyalty.
     *
     * @param unit the transaction
     * @param customer whose loyalty was not moved on
     * @return the customer first, and all whose loyalty was moved to this customer, directly or not; at most {@value #MAX_TOGETHER}
     */
    public static List<CustomerId> all(UnitOfWork unit, CustomerId customer) {
        List<CustomerId> all = new ArrayList<>(List.of(customer));
        find(unit, customer).ifPresent(link -> link.members().forEach(member -> all.add(member.customer())));
        return all;
    }

    /**
     * Whether two customers would be too many customers, or moved too often, if one were moved to the other.
     *
     * @param unit the transaction
     * @param from whose loyalty would move
     * @param into to whom
     * @return what would be too much, or empty
     */
    public static Optional<TooMuch> tooMuch(UnitOfWork unit, CustomerId from, CustomerId into) {
        MovedLoyalty source = find(unit, from).orElseGet(() -> MovedLoyalty.never(from));
        MovedLoyalty target = find(unit, into).orElseGet(() -> MovedLoyalty.never(into));
        if (source.members().size() + target.members().size() + 2 > MAX_TOGETHER) {
            return Optional.of(TooMuch.CUSTOMERS);
        }
        boolean often = source.depth() + 1 > MAX_MOVES
                || (source.formerly().size() >= MAX_MOVES && !source.formerly().contains(into));
        return often ? Optional.of(TooMuch.MOVES) : Optional.empty();
    }

    /** What a merge can bring too much of. */
    public enum TooMuch {
        /** More than {@value CustomerLinks#MAX_TOGETHER} would be one. */
        CUSTOMERS,
        /** More than {@value CustomerLinks#MAX_MOVES} moves of one customer's loyalty. */
        MOVES
    }

    /**
     * What belongs to a customer and to all who are one with this customer, the last changed first; of the same instant by descending id.
     * For those who look: it is put together of a page of each of them.
     *
     * @param <T> the type of the records
     * @param unit the transaction
     * @param documents where it is, each record owned by a customer's id
     * @param customer whose; also one whose loyalty was moved
     * @param request which part
     * @return the page
     */
    public static <T> Page<T> page(
            UnitOfWork unit, TypedDocuments<T> documents, CustomerId customer, PageRequest request) {
        List<Stored<T>> all = new ArrayList<>();
        boolean more = false;
        for (CustomerId one : all(unit, survivor(unit, customer))) {
            Page<Stored<T>> own = documents.storedPage(unit, id(one), request);
            all.addAll(own.items());
            more |= own.next() != null;
        }
        all.sort(Comparator.comparing((Stored<T> stored) -> stored.at())
                .thenComparing(Stored::id)
                .reversed());
        List<Stored<T>> part = all.subList(0, Math.min(all.size(), request.limit()));
        boolean last = !more && part.size() == all.size();
        PageKey next = last || part.isEmpty() ? null : key(part.get(part.size() - 1));
        return new Page<>(part.stream().map(Stored::value).toList(), next);
    }

    /**
     * Notes a move. Both sides are written, so that of two merges that meet at a customer one is run again.
     *
     * @param context the command
     * @param from whose loyalty moves; it was not moved before
     * @param into to whom
     * @param merge by which merge
     */
    public static void link(CommandContext context, CustomerId from, CustomerId into, String merge) {
        Stored<MovedLoyalty> source = known(context.unit(), from);
        Stored<MovedLoyalty> target = known(context.unit(), into);
        save(context, source, source.value().moved(into, merge));
        save(context, target, target.value().with(source.value()));
    }

    /**
     * Notes that a move was undone.
     *
     * @param context the command
     * @param from whose loyalty had moved
     * @param into to whom; it was not moved on since
     */
    public static void unlink(CommandContext context, CustomerId from, CustomerId into) {
        Stored<MovedLoyalty> source = known(context.unit(), from);
        Stored<MovedLoyalty> target = known(context.unit(), into);
        save(context, source, source.value().movedBack());
        save(context, target, target.value().without(source.value()));
    }

    private static Stored<MovedLoyalty> known(UnitOfWork unit, CustomerId customer) {
        return LINKS.stored(unit, id(customer))
                .orElseGet(() -> Stored.unsaved(id(customer), MovedLoyalty.never(customer)));
    }

    private static void save(CommandContext context, Stored<MovedLoyalty> before, MovedLoyalty next) {
        LINKS.save(context, before.id(), next.into() == null ? null : id(next.into()), before.version(), next);
    }

    private static PageKey key(Stored<?> stored) {
        return new PageKey(stored.at(), stored.id());
    }

    private static String id(CustomerId customer) {
        return customer.value().toString();
    }
}
