package dev.aftercare.crm;

import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.customer.Customers;
import dev.aftercare.crm.due.DueHandler;
import dev.aftercare.crm.due.DueReport;
import dev.aftercare.crm.due.DueRunner;
import dev.aftercare.crm.event.Events;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.purchase.Purchases;
import java.util.HashMap;
import java.util.Map;

/** The services of one tenant. Cheap to make, immutable, safe for use by several threads. */
public final class Shop {

    private final TenantId tenant;
    private final Customers customers;
    private final Purchases purchases;
    private final Events events;
    private final DueRunner due;

    Shop(TenantId tenant, CommandRunner runner) {
        this.tenant = tenant;
        this.customers = new Customers(runner);
        this.purchases = new Purchases(runner);
        this.events = new Events(runner);
        Map<String, DueHandler> handlers = new HashMap<>();
        this.due = new DueRunner(runner, handlers);
    }

    /**
     * Whose services these are.
     *
     * @return the tenant
     */
    public TenantId tenant() {
        return tenant;
    }

    /**
     * Customers and their timelines.
     *
     * @return the service
     */
    public Customers customers() {
        return customers;
    }

    /**
     * Orders and returns.
     *
     * @return the service
     */
    public Purchases purchases() {
        return purchases;
    }

    /**
     * Histories, and the hand-over of events to other systems.
     *
     * @return the service
     */
    public Events events() {
        return events;
    }

    /**
     * Does what is due for this tenant by the clock: breaches of service levels, steps that nobody took, points whose time is over.
     *
     * @param limit at most how many entries, at least 1
     * @return what was done
     */
    public DueReport runDue(int limit) {
        return due.run(limit);
    }
}
