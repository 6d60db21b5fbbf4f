package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.document.VersionedDocuments;
import dev.aftercare.crm.document.VersionedDocuments.Version;
import dev.aftercare.crm.loyalty.credit.CreditPart;
import dev.aftercare.crm.loyalty.credit.Credits;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.aftersales.AfterSalesEvent.PointsFollowed;
import dev.aftercare.crm.model.aftersales.AfterSalesId;
import dev.aftercare.crm.model.aftersales.OrderFactEvent;
import dev.aftercare.crm.model.aftersales.RefundMethod;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseKind;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.UnitOfWork;
import dev.aftercare.crm.purchase.Purchases;
import dev.aftercare.crm.ticket.Survivors;
import dev.aftercare.crm.ticket.TicketNotes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the commands and the due handlers share: loading what a decision needs, and storing what it made. */
final class AfterSalesDesk {

    static final TypedDocuments<AfterSalesRequest> REQUESTS =
            new TypedDocuments<>("after-sales", AfterSalesRequest.class);
    static final TypedDocuments<OrderAccount> ORDERS = new TypedDocuments<>("after-sales-order", OrderAccount.class);

    private static final VersionedDocuments<AfterSalesPolicy> POLICIES =
            new VersionedDocuments<>("after-sales-policy", AfterSalesPolicy.class);
    private static final String IN_FORCE = "default";

    private AfterSalesDesk() {}

    static Version<AfterSalesPolicy> policy(UnitOfWork unit) {
        return POLICIES.inForce(unit, IN_FORCE).orElse(new Version<>(IN_FORCE, 0, AfterSalesPolicy.DEFAULT));
    }

    static AfterSalesPolicy policy(UnitOfWork unit, String reference) {
        return reference.equals(IN_FORCE + "@0") ? AfterSalesPolicy.DEFAULT : POLICIES.byReference(unit, reference);
    }

    static AfterSalesPolicy define(CommandContext context, AfterSalesPolicy policy) {
        POLICIES.define(context, IN_FORCE, policy);
        return policy;
    }

    /** The order itself; another customer's order does not exist for a customer. */
    static Purchase order(UnitOfWork unit, PurchaseId id, Actor actor) {
        Purchase order = unit.purchases()
                .find(id)
                .filter(found -> isTheirs(actor, found.customer().value().toString()))
                .orElseThrow(() -> new NotFoundException("purchase", id.value()));
        if (order.kind() != PurchaseKind.SALE) {
            throw new RejectedException(new NotAnOrder(id));
        }
        return order;
    }

    static Stored<OrderAccount> account(UnitOfWork unit, Purchase order) {
        return ORDERS.stored(unit, order.id().value())
                .map(stored -> EarlyReturns.counted(unit, order, stored))
                .orElseGet(() -> Stored.unsaved(order.id().value(), OrderAccount.of(order)));
    }

    /** The request as it is stored; another customer's request does not exist for a customer. */
    static Stored<AfterSalesRequest> load(UnitOfWork unit, AfterSalesId id, Actor actor) {
        return REQUESTS.stored(unit, id.value().toString())
                .filter(found -> isTheirs(actor, owner(found.value())))
                .orElseThrow(() ->
                        new NotFoundException("after-sales request", id.value().toString()));
    }

    static void checkTicket(UnitOfWork unit, @Nullable TicketId id, Purchase order) {
        if (id == null) {
            return;
        }
        Ticket ticket = TicketNotes.load(unit, id);
        if (!Survivors.itself(unit, ticket).customer().equals(order.customer())) {
            throw new RejectedException(new TicketOfAnother(id));
        }
    }

    static AfterSalesRequest open(CommandContext context, NewAfterSales wanted, By by) {
        Purchase order = order(context.unit(), wanted.purchase(), by.actor());
        checkTicket(context.unit(), wanted.ticket(), order);
        Stored<OrderAccount> account = account(context.unit(), order);
        Version<AfterSalesPolicy> policy = policy(context.unit());
        AfterSalesFacts facts = new AfterSalesFacts(context.now(), by.actor(), policy.reference(), policy.value());
        AfterSalesId id = new AfterSalesId(context.newId());
        Decision<AfterSalesCase> decision = AfterSalesRules.request(id, wanted, order, account.value(), facts);
        return store(context, null, order, account, decision, by);
    }

    static AfterSalesRequest step(CommandContext context, AfterSalesId id, Rule rule, By by) {
        AfterSalesRequest known = load(context.unit(), id, by.actor()).value();
        Purchase order = order(context.unit(), known.purchase(), by.actor());
        Stored<OrderAccount> account = account(context.unit(), order);
        // Once more, after its order: what the order holds for a request is never less than the request then says. The
        // other way
        // round, a step that another transaction committed in between would leave a request that claims what is
        // settled.
        Stored<AfterSalesRequest> before = load(context.unit(), id, by.actor());
        String reference = before.value().assessment().policy();
        AfterSalesFacts facts =
                new AfterSalesFacts(context.now(), by.actor(), reference, policy(context.unit(), reference));
        Decision<AfterSalesCase> decision = rule.decide(new AfterSalesCase(before.value(), account.value()), facts);
        return store(context, before, order, account, decision, by);
    }

    /** What a step makes of a request and its order. */
    @FunctionalInterface
    interface Rule {
        Decision<AfterSalesCase> decide(AfterSalesCase present, AfterSalesFacts facts);
    }

    /** Notes what the points of the order did; the request stays as it is otherwise. */
    static void pointsFollowed(
            CommandContext context, Stored<AfterSalesRequest> before, PointsFollowed event, Actor actor) {
        AfterSalesRequest next = before.value().moved(before.value().state());
        REQUESTS.update(context, before.id(), owner(next), before.version(), next);
        context.happened(
                AggregateRef.of(next.id()), next.customer(), next.version(), List.of(new Happened(event, actor)));
    }

    /** Stores what became known of an order. */
    static OrderAccount fact(
            CommandContext context, Stored<OrderAccount> before, OrderAccount next, OrderFactEvent event, Actor actor) {
        save(context, before, next);
        context.happened(
                new AggregateRef("after-sales-order", before.id()),
                next.customer(),
                next.facts(),
                List.of(new Happened(event, actor)));
        return next.with(List.of());
    }

    private static AfterSalesRequest store(
            CommandContext context,
            @Nullable Stored<AfterSalesRequest> before,
            Purchase order,
            Stored<OrderAccount> account,
            Decision<AfterSalesCase> decision,
            By by) {
        Decision.Accepted<AfterSalesCase> accepted = decision.orThrow();
        AfterSalesRequest request = accepted.state().request();
        if (accepted.events().isEmpty()) {
            return request;
        }
        if (before == null) {
            REQUESTS.insert(context, request.id().value().toString(), owner(request), request);
        } else {
            REQUESTS.update(context, before.id(), owner(request), before.version(), request);
        }
        save(context, account, accepted.state().order());
        AfterSalesRequest previous = before == null ? null : before.value();
        AfterSalesLists.move(context, previous, request);
        ParcelWaits.follow(context, previous, request);
        recordReturn(context, previous, request, order, by);
        context.happened(AggregateRef.of(request.id()), request.customer(), request.version(), accepted.events());
        context.due(accepted.due());
        return request;
    }

    /**
     * What was paid back stands beside the order from then on, so that what a customer bought and kept adds up; and credit that it was
     * paid back by is there at once.
     */
    private static void recordReturn(
            CommandContext context,
            @Nullable AfterSalesRequest before,
            AfterSalesRequest request,
            Purchase order,
            By by) {
        Settlement paid = request.settlement();
        boolean now = before != null && before.settlement() == null;
        if (!now || paid == null) {
            return;
        }
        if (paid.recorded() != null) {
            Purchases.record(context, ReturnFacts.purchase(request, paid.recorded(), order, paid.at()), by);
        }
        if (paid.method() == RefundMethod.STORE_CREDIT && paid.total().amount().signum() > 0) {
            Cause cause = new Cause("after-sales", request.id().value().toString());
            Credits.issue(context, request.customer(), new CreditPart(paid.total(), null), cause, by.actor());
        }
    }

    private static void save(CommandContext context, Stored<OrderAccount> before, OrderAccount next) {
        if (!next.equals(before.value())) {
            ORDERS.save(
                    context, before.id(), next.customer().value().toString(), before.version(), next.with(List.of()));
            if (!next.early().isEmpty()) {
                EarlyReturns.tell(context, order(context.unit(), next.purchase(), Actor.CLOCK), next);
            }
        }
    }

    private static String owner(AfterSalesRequest request) {
        return request.customer().value().toString();
    }

    private static boolean isTheirs(Actor actor, String customer) {
        return actor.kind() != Actor.Kind.CUSTOMER || actor.id().equals(customer);
    }
}
