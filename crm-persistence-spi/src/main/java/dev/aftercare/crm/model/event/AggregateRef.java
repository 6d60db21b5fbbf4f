package dev.aftercare.crm.model.event;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.aftersales.AfterSalesId;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.PointsAccountId;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.ticket.ActionRef;
import dev.aftercare.crm.model.ticket.TicketId;

/**
 * Points at one aggregate of any domain.
 *
 * @param kind the domain's name for it: {@code customer}, {@code ticket}, {@code points-account}, {@code purchase}
 *     or another; 1 to 40 printable ASCII characters
 * @param id the aggregate's id as text; 1 to 100 printable ASCII characters
 */
public record AggregateRef(String kind, String id) {

    /** Checks the parts. */
    public AggregateRef {
        Input.code("aggregate.kind", kind, 40);
        Input.code("aggregate.id", id, 100);
    }

    /**
     * Points at a customer.
     *
     * @param id which
     * @return the reference
     */
    public static AggregateRef of(CustomerId id) {
        return new AggregateRef("customer", id.value().toString());
    }

    /**
     * Points at a ticket.
     *
     * @param id which
     * @return the reference
     */
    public static AggregateRef of(TicketId id) {
        return new AggregateRef("ticket", id.value().toString());
    }

    /**
     * Points at a points account.
     *
     * @param id which
     * @return the reference
     */
    public static AggregateRef of(PointsAccountId id) {
        return new AggregateRef("points-account", id.value().toString());
    }

    /**
     * Points at an after-sales request.
     *
     * @param id which
     * @return the reference
     */
    public static AggregateRef of(AfterSalesId id) {
        return new AggregateRef("after-sales", id.value().toString());
    }

    /**
     * Points at a purchase or return.
     *
     * @param id which
     * @return the reference
     */
    public static AggregateRef of(PurchaseId id) {
        return new AggregateRef("purchase", id.value());
    }

    /**
     * Something that the shop defines, whatever its records are called: what changes of it is counted apart from what happens to it.
     *
     * @param kind what sort of definition, such as {@code sla-policy}; 1 to 29 printable ASCII characters
     * @param name which of its kind
     * @return the reference
     */
    public static AggregateRef ofDefinition(String kind, String name) {
        return new AggregateRef("definition:" + Input.code("definition.kind", kind, 29), name);
    }

    /**
     * A preventive action.
     *
     * @param action names it
     * @return the reference
     */
    public static AggregateRef of(ActionRef action) {
        return new AggregateRef("preventive-action", action.text());
    }
}
