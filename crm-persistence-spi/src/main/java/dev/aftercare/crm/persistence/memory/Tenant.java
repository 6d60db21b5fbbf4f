package dev.aftercare.crm.persistence.memory;

import dev.aftercare.crm.persistence.TransactionWork;
import java.util.concurrent.locks.ReentrantLock;

/** The tables of one shop, and the lock that lets its transactions pass one by one. */
final class Tenant {

    final MemoryCustomers.Table customers = new MemoryCustomers.Table();
    final MemoryTickets.Table tickets = new MemoryTickets.Table();
    final MemoryPoints.Table points = new MemoryPoints.Table();
    final MemoryPurchases.Table purchases = new MemoryPurchases.Table();
    final MemoryJournal.Table journal = new MemoryJournal.Table();
    final MemoryDue.Table due = new MemoryDue.Table();
    final MemoryDocuments.Table documents = new MemoryDocuments.Table();
    final MemoryCommands.Table commands = new MemoryCommands.Table();

    private final ReentrantLock turn = new ReentrantLock(true);

    <R> R run(Transaction transaction, TransactionWork<R> work) {
        turn.lock();
        boolean committed = false;
        try {
            R result = work.run(new MemoryUnitOfWork(this, transaction));
            committed = true;
            return result;
        } finally {
            transaction.end(committed);
            turn.unlock();
        }
    }
}
