package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.persistence.CommandStore;
import dev.aftercare.crm.persistence.CustomerStore;
import dev.aftercare.crm.persistence.DocumentStore;
import dev.aftercare.crm.persistence.DueStore;
import dev.aftercare.crm.persistence.Journal;
import dev.aftercare.crm.persistence.PointsStore;
import dev.aftercare.crm.persistence.PurchaseStore;
import dev.aftercare.crm.persistence.TicketStore;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.ArrayList;
import java.util.List;

/** The stores of one transaction. They are light, so each is made when it is asked for. */
final class JdbcUnit implements UnitOfWork {

    private final Sql sql;
    // The only one with a memory: whether it locked an account.
    private final JdbcPoints points;
    private final List<Runnable> afterCommit = new ArrayList<>();

    JdbcUnit(Sql sql) {
        this.sql = sql;
        this.points = new JdbcPoints(sql);
    }

    @Override
    public CustomerStore customers() {
        return new JdbcCustomers(valid());
    }

    @Override
    public TicketStore tickets() {
        return new JdbcTickets(valid());
    }

    @Override
    public PointsStore points() {
        sql.requireValid();
        return points;
    }

    @Override
    public PurchaseStore purchases() {
        return new JdbcPurchases(valid());
    }

    @Override
    public Journal journal() {
        return new JdbcJournal(valid());
    }

    @Override
    public DueStore due() {
        return new JdbcDue(valid());
    }

    @Override
    public DocumentStore documents() {
        return new JdbcDocuments(valid());
    }

    @Override
    public CommandStore commands() {
        return new JdbcCommands(valid());
    }

    @Override
    public void afterCommit(Runnable action) {
        sql.requireValid();
        afterCommit.add(action);
    }

    List<Runnable> actions() {
        return afterCommit;
    }

    private Sql valid() {
        sql.requireValid();
        return sql;
    }
}
