package dev.aftercare.crm.persistence.memory;

import dev.aftercare.crm.persistence.CommandStore;
import dev.aftercare.crm.persistence.CustomerStore;
import dev.aftercare.crm.persistence.DocumentStore;
import dev.aftercare.crm.persistence.DueStore;
import dev.aftercare.crm.persistence.Journal;
import dev.aftercare.crm.persistence.PointsStore;
import dev.aftercare.crm.persistence.PurchaseStore;
import dev.aftercare.crm.persistence.TicketStore;
import dev.aftercare.crm.persistence.UnitOfWork;

/** One tenant's tables as one transaction sees them. */
final class MemoryUnitOfWork implements UnitOfWork {

    private final Tenant tenant;
    private final Transaction transaction;

    MemoryUnitOfWork(Tenant tenant, Transaction transaction) {
        this.tenant = tenant;
        this.transaction = transaction;
    }

    @Override
    public CustomerStore customers() {
        transaction.check();
        return new MemoryCustomers(tenant.customers, transaction);
    }

    @Override
    public TicketStore tickets() {
        transaction.check();
        return new MemoryTickets(tenant.tickets, transaction);
    }

    @Override
    public PointsStore points() {
        transaction.check();
        return new MemoryPoints(tenant.points, transaction);
    }

    @Override
    public PurchaseStore purchases() {
        transaction.check();
        return new MemoryPurchases(tenant.purchases, transaction);
    }

    @Override
    public Journal journal() {
        transaction.check();
        return new MemoryJournal(tenant.journal, transaction);
    }

    @Override
    public DueStore due() {
        transaction.check();
        return new MemoryDue(tenant.due, transaction);
    }

    @Override
    public DocumentStore documents() {
        transaction.check();
        return new MemoryDocuments(tenant.documents, transaction);
    }

    @Override
    public CommandStore commands() {
        transaction.check();
        return new MemoryCommands(tenant.commands, transaction);
    }

    @Override
    public void afterCommit(Runnable action) {
        transaction.afterCommit(action);
    }
}
