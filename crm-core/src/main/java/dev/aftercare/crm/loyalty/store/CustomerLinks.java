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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which customers' loyalty was moved to whom, so that facts and limits of all of them count as those of one. */
public final class CustomerLinks {

    private static final TypedDocuments<MovedLoyalty> LINKS = new TypedDocuments<>("loyalty-moved", MovedLoyalty.class);
    private static final int PAGE = 100;

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
     * @return the customer first, and all whose loyalty was moved to this customer, directly or not
     */
    public static List<CustomerId> all(UnitOfWork unit, CustomerId customer) {
        List<CustomerId> all = new ArrayList<>(List.of(customer));
        for (int i = 0; i < all.size(); i++) {
            all.addAll(sources(unit, all.get(i)));
        }
        return all;
    }

    /**
     * What belongs to a customer and to all who are one with this customer, the last changed first; of the same instant by descending id.
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
     * Notes a move.
     *
     * @param context the command
     * @param from whose loyalty moves; it was not moved before
     * @param into to whom
     * @param merge by which merge
     */
    public static void link(CommandContext context, CustomerId from, CustomerId into, String merge) {
        Optional<Stored<MovedLoyalty>> before = LINKS.stored(context.unit(), id(from));
        List<CustomerId> formerly = before.map(link -> link.value().formerly()).orElse(List.of());
        MovedLoyalty next = new MovedLoyalty(from, into, merge, formerly);
        LINKS.save(context, id(from), id(into), before.map(Stored::version).orElse(0L), next);
    }

    /**
     * Notes that a move was undone.
     *
     * @param context the command
     * @param from whose loyalty had moved
     */
    public static void unlink(CommandContext context, CustomerId from) {
        Stored<MovedLoyalty> link = LINKS.stored(context.unit(), id(from)).orElseThrow();
        Set<CustomerId> formerly = new LinkedHashSet<>();
        CustomerId into = link.value().into();
        if (into != null) {
            formerly.add(into);
        }
        formerly.addAll(link.value().formerly());
        MovedLoyalty next = new MovedLoyalty(from, null, null, List.copyOf(formerly));
        LINKS.save(context, id(from), null, link.version(), next);
    }

    private static List<CustomerId> sources(UnitOfWork unit, CustomerId customer) {
        List<CustomerId> sources = new ArrayList<>();
        PageRequest request = PageRequest.first(PAGE);
        boolean more = true;
        while (more) {
            Page<MovedLoyalty> page = LINKS.page(unit, id(customer), request);
            page.items().forEach(link -> sources.add(link.customer()));
            more = page.next() != null;
            request = page.next() == null ? request : request.after(page.next());
        }
        return sources;
    }

    private static PageKey key(Stored<?> stored) {
        return new PageKey(stored.at(), stored.id());
    }

    private static String id(CustomerId customer) {
        return customer.value().toString();
    }
}
