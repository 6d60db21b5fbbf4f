package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.model.aftersales.AfterSalesId;
import dev.aftercare.crm.model.aftersales.AfterSalesState;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds requests by what is not their id: entries beside the requests, kept in the same transaction. */
final class AfterSalesLists {

    private static final TypedDocuments<Entry> BY_ORDER = new TypedDocuments<>("after-sales-by-order", Entry.class);
    private static final TypedDocuments<Entry> BY_STATE = new TypedDocuments<>("after-sales-by-state", Entry.class);

    private AfterSalesLists() {}

    /**
     * Stands for a request in a list.
     *
     * @param request which
     */
    record Entry(AfterSalesId request) {}

    static void move(CommandContext context, @Nullable AfterSalesRequest before, AfterSalesRequest after) {
        String id = after.id().value().toString();
        Entry entry = new Entry(after.id());
        if (before == null) {
            BY_ORDER.insert(context, id, after.purchase().value(), entry);
            BY_STATE.insert(context, id, after.state().name(), entry);
        } else if (before.state() != after.state()) {
            Optional<Stored<Entry>> stored = BY_STATE.stored(context.unit(), id);
            BY_STATE.save(
                    context,
                    id,
                    after.state().name(),
                    stored.map(Stored::version).orElse(0L),
                    entry);
        }
    }

    static Page<AfterSalesRequest> of(UnitOfWork unit, CustomerId customer, PageRequest request) {
        return AfterSalesDesk.REQUESTS.page(unit, customer.value().toString(), request);
    }

    static Page<AfterSalesRequest> of(UnitOfWork unit, PurchaseId order, PageRequest request) {
        return loaded(unit, BY_ORDER.page(unit, order.value(), request));
    }

    static Page<AfterSalesRequest> at(UnitOfWork unit, AfterSalesState state, PageRequest request) {
        return loaded(unit, BY_STATE.page(unit, state.name(), request));
    }

    private static Page<AfterSalesRequest> loaded(UnitOfWork unit, Page<Entry> page) {
        List<AfterSalesRequest> requests = page.items().stream()
                .flatMap(entry -> AfterSalesDesk.REQUESTS
                        .find(unit, entry.request().value().toString())
                        .stream())
                .toList();
        return new Page<>(requests, page.next());
    }
}
