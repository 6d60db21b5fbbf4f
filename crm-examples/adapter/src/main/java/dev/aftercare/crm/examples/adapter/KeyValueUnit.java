package dev.aftercare.crm.examples.adapter;

import dev.aftercare.crm.persistence.CommandStore;
import dev.aftercare.crm.persistence.CustomerStore;
import dev.aftercare.crm.persistence.DocumentStore;
import dev.aftercare.crm.persistence.DueStore;
import dev.aftercare.crm.persistence.Journal;
import dev.aftercare.crm.persistence.PointsStore;
import dev.aftercare.crm.persistence.PurchaseStore;
import dev.aftercare.crm.persistence.TicketStore;
import dev.aftercare.crm.persistence.UnitOfWork;

/**
 * The stores of one transaction. That it is still running and on its own thread is checked here and again by every use of the
 * transaction.
 */
final class KeyValueUnit implements UnitOfWork {

    private final Transaction transaction;

    KeyValueUnit(Transaction transaction) {
        this.transaction = transaction;
    }

    @Override
    public CustomerStore customers() {
        return new Customers(checked());
    }

    @Override
    public TicketStore tickets() {
        return new Tickets(checked());
    }

    @Override
    public PointsStore points() {
        return new Points(checked());
    }

    @Override
    public PurchaseStore purchases() {
        return new Purchases(checked());
    }

    @Override
    public Journal journal() {
        return new Events(checked());
    }

    @Override
    public DueStore due() {
        return new DueEntries(checked());
    }

    @Override
    public DocumentStore documents() {
        return new Documents(checked());
    }

    @Override
    public CommandStore commands() {
        return new Commands(checked());
    }

    @Override
    public void afterCommit(Runnable action) {
        transaction.afterCommit(action);
    }

    private Transaction checked() {
        transaction.check();
        return transaction;
    }
}
