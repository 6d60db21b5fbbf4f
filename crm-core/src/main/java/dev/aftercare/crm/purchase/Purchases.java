package dev.aftercare.crm.purchase;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.TimeSpan;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseEvent.PurchaseRecorded;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseKind;
import dev.aftercare.crm.model.purchase.PurchaseTotals;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.ReturnTime;
import java.util.List;
import java.util.Optional;

/** The orders and returns of one tenant. Every command is one transaction. Safe for use by several threads. */
public final class Purchases {

    private final CommandRunner runner;
    private final ReturnFollower follower;

    /**
     * Creates the service.
     *
     * @param runner runs its commands
     * @param follower is told of each return that is recorded
     */
    public Purchases(CommandRunner runner, ReturnFollower follower) {
        this.runner = runner;
        this.follower = follower;
    }

    /**
     * Records an order or return. Its number makes it idempotent without a key: the same content again changes nothing.
     *
     * @param purchase the fact; its customer must be registered
     * @param by who records it
     * @return true if it was recorded now, false if it was there before
     * @throws NotFoundException if the customer does not exist
     * @throws RejectedException with {@link PurchaseDiffers} if the number was recorded with other content
     */
    public boolean record(Purchase purchase, By by) {
        return runner.run("purchase.record", by, purchase, Boolean.class, context -> {
            boolean now = record(context, purchase, by);
            if (now && purchase.kind() == PurchaseKind.RETURN) {
                follower.recorded(context, purchase, by);
            }
            return now;
        });
    }

    /**
     * Records an order or return as part of another command; as {@link #record(Purchase, By)} does.
     *
     * @param context the command
     * @param purchase the fact; its customer must be registered
     * @param by who records it
     * @return true if it was recorded now, false if it was there before
     */
    public static boolean record(CommandContext context, Purchase purchase, By by) {
        if (!context.unit().purchases().append(purchase)) {
            Optional<Purchase> stored = context.unit().purchases().find(purchase.id());
            if (!stored.equals(Optional.of(purchase))) {
                throw new RejectedException(new PurchaseDiffers(purchase.id()));
            }
            return false;
        }
        if (context.unit().customers().find(purchase.customer()).isEmpty()) {
            throw new NotFoundException("customer", purchase.customer().value().toString());
        }
        PurchaseRecorded event = new PurchaseRecorded(
                purchase.id(),
                purchase.kind(),
                purchase.original(),
                purchase.lines().size(),
                purchase.total());
        context.happened(
                AggregateRef.of(purchase.id()), purchase.customer(), 1, List.of(new Happened(event, by.actor())));
        return true;
    }

    /**
     * Reads an order or return.
     *
     * @param id its number
     * @return the fact, or empty
     */
    public Optional<Purchase> find(PurchaseId id) {
        return runner.inTransaction(unit -> unit.purchases().find(id));
    }

    /**
     * The orders and returns of a customer, the last first.
     *
     * @param customer whose
     * @param request which part
     * @return the page
     */
    public Page<Purchase> page(CustomerId customer, PageRequest request) {
        return runner.inTransaction(unit -> unit.purchases().page(customer, request));
    }

    /**
     * What a customer bought and gave back.
     *
     * @param customer whose
     * @return one element per currency, ordered by its code; empty without purchases
     */
    public List<PurchaseTotals> totals(CustomerId customer) {
        return runner.inTransaction(unit -> unit.purchases()
                .totals(List.of(customer), List.of(TimeSpan.ALWAYS), ReturnTime.OWN)
                .get(0));
    }
}
