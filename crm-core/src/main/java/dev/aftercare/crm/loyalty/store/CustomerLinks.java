package dev.aftercare.crm.loyalty.store;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.StorageException;
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
     * @throws StorageException {@code CORRUPT} if they are stored as a circle
     */
    public static CustomerId survivor(UnitOfWork unit, CustomerId customer) {
        return together(unit, customer).customer();
    }

    /**
     * Whose loyalty it is now, and whose was moved there, to decide on what they may have together.
     *
     * @param unit the transaction
     * @param customer whose it was
     * @return the customer at the end of all merges, and all others
     * @throws StorageException {@code CORRUPT} if they are stored as a circle
     */
    public static Together together(UnitOfWork unit, CustomerId customer) {
        MovePath path = new MovePath();
        CustomerId next = customer;
        while (true) {
            path.pass(next);
            Stored<MovedLoyalty> link = step(unit, next);
            CustomerId into = link.value().into();
            if (into == null) {
                return new Together(link);
            }
            next = into;
        }
    }

    /**
     * Lets what a command decided on customers who are one hold to the end: it is run again if the one who has the loyalty of all was
     * merged in between, or another to this one. Once in a command, and after what a merge locks before it: points and credit.
     *
     * @param context the command
     * @param together who they were when it decided
     */
    public static void keep(CommandContext context, Together together) {
        keep(context, together.link());
    }

    /**
     * The same for a command that may have kept it already, as the one does that opens a points account.
     *
     * @param context the command
     * @param together who they were when it decided
     */
    public static void keepStill(CommandContext context, Together together) {
        Stored<MovedLoyalty> now = step(context.unit(), together.customer());
        if (!now.value().equals(together.link().value())) {
            throw mergedMeanwhile(together.customer());
        }
        keep(context, now);
    }

    /**
     * Looks where a customer's loyalty was moved to, for a command that goes there step by step and lets each step hold to the end.
     *
     * @param unit the transaction
     * @param customer whose
     * @return the link as it is now, also if there is none yet
     */
    public static Stored<MovedLoyalty> step(UnitOfWork unit, CustomerId customer) {
        return LINKS.stored(unit, id(customer))
                .orElseGet(() -> Stored.unsaved(id(customer), MovedLoyalty.never(customer)));
    }

    /**
     * Lets a step hold to the end: the command is run again if the customer was merged, or parted, since it looked.
     *
     * @param context the command
     * @param step the link as the command saw it
     */
    public static void keep(CommandContext context, Stored<MovedLoyalty> step) {
        save(context, step, step.value());
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
     * Looks at both customers of a move, to decide on it.
     *
     * @param unit the transaction
     * @param from whose loyalty would move, or has moved
     * @param into to whom
     * @return both as they are now
     */
    public static LinkEnds ends(UnitOfWork unit, CustomerId from, CustomerId into) {
        List<Stored<MovedLoyalty>> known = LINKS.of(unit, List.of(id(from), id(into)));
        return new LinkEnds(known(known, from), known(known, into));
    }

    /**
     * Lets a customer have something that a merge would have moved, had it been there: the command is run again if the customer was
     * merged since it looked.
     *
     * @param context the command
     * @param customer whose loyalty had not been moved on then
     */
    public static void keepUnmoved(CommandContext context, CustomerId customer) {
        Together now = together(context.unit(), customer);
        if (!now.customer().equals(customer)) {
            throw mergedMeanwhile(customer);
        }
        keep(context, now);
    }

    private static StorageException mergedMeanwhile(CustomerId customer) {
        return new StorageException(
                StorageException.Reason.CONFLICT, "customer " + customer.value() + " was merged meanwhile");
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
     * @param ends whose loyalty moves and to whom; neither was moved before
     * @param merge by which merge
     */
    public static void link(CommandContext context, LinkEnds ends, String merge) {
        MovedLoyalty source = ends.from().value();
        MovedLoyalty target = ends.into().value();
        save(context, ends.from(), source.moved(target.customer(), merge));
        save(context, ends.into(), target.with(source));
    }

    /**
     * Notes that a move was undone.
     *
     * @param context the command
     * @param ends whose loyalty had moved and to whom; it was not moved on since
     */
    public static void unlink(CommandContext context, LinkEnds ends) {
        MovedLoyalty source = ends.from().value();
        save(context, ends.from(), source.movedBack());
        save(context, ends.into(), ends.into().value().without(source));
    }

    private static Stored<MovedLoyalty> known(List<Stored<MovedLoyalty>> known, CustomerId customer) {
        return known.stream()
                .filter(stored -> stored.value().customer().equals(customer))
                .findFirst()
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
