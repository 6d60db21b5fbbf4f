package dev.aftercare.crm.persistence.tck;

import static dev.aftercare.crm.persistence.tck.Given.FAR_OFF;
import static dev.aftercare.crm.persistence.tck.Given.LONG_AGO;
import static dev.aftercare.crm.persistence.tck.Given.T;
import static dev.aftercare.crm.persistence.tck.Given.aggregate;
import static dev.aftercare.crm.persistence.tck.Given.customerId;
import static dev.aftercare.crm.persistence.tck.Given.due;
import static dev.aftercare.crm.persistence.tck.Given.ticketId;
import static dev.aftercare.crm.persistence.tck.Ledger.BONUS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.TimeSpan;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.ReturnTime;
import dev.aftercare.crm.persistence.StorageException.Reason;
import dev.aftercare.crm.persistence.TicketFacet;
import dev.aftercare.crm.persistence.TicketQuery;
import dev.aftercare.crm.persistence.UnitOfWork;
import dev.aftercare.crm.persistence.tck.Concurrently.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * What reads without a lock give while others write, on the other instance. A store that lets the transactions of a tenant pass one by one
 * lets no look in between: of it only the answers are asked.
 */
abstract class LookContract extends StorageRules {

    private static final PageRequest PAGE = PageRequest.first(50);
    private static final int ROUNDS = 8;

    LookContract(Storages storages) {
        super(storages);
    }

    @Test
    void whoLooksDoesNotWaitForWhoWritesAndSeesWhatWasBefore() {
        run(unit -> Generations.store(unit, 1));
        AtomicReference<Future<Long>> look = new AtomicReference<>();

        run(unit -> {
            assertThat(unit.points().lock(customerId(1), BONUS)).isPresent();
            Generations.store(unit, 2);
            if (othersPass()) {
                Future<Long> looking = Concurrently.start(this::look);
                assertThat(Concurrently.quickResult(looking)).isEqualTo(1);
            } else {
                look.set(Concurrently.start(this::look));
            }
        });

        if (look.get() != null) {
            assertThat(Concurrently.result(look.get())).isEqualTo(2);
        }
        assertThat(look()).isEqualTo(2);
    }

    @Test
    void whoLooksKeepsNobodyWaiting() {
        run(unit -> Generations.store(unit, 1));
        AtomicReference<Future<Boolean>> write = new AtomicReference<>();

        run(unit -> {
            lookAtAll(unit);
            boolean free = othersPass();
            write.set(Concurrently.start(() -> second().inTransaction(tenant, other -> {
                Generations.store(other, 2);
                return true;
            })));
            if (free) {
                assertThat(Concurrently.quickResult(write.get())).isTrue();
            }
        });

        assertThat(Concurrently.result(write.get())).isTrue();
        assertThat(look()).isEqualTo(2);
    }

    /** What the transaction read before it locked must not be what it decides on. */
    @Test
    void whatIsNamedAndWhatIsAboutIsSeenUpToTheLockedVersion() {
        Ledger first = Ledger.opened(1).earn(100, T);
        run(unit -> unit.points().insert(first.account(), first.entries()));
        Ledger next = Ledger.of(first.account()).redeem(1, T).mark("next", 1L);
        AtomicReference<Future<Outcome<Boolean>>> write = new AtomicReference<>();

        Outcome<Boolean> decision = Concurrently.result(Concurrently.startAttempt(() -> in(unit -> {
            assertThat(unit.points().named(first.account().id(), "next")).isEmpty();
            assertThat(unit.points().about(first.account().id(), 1, 0, 9)).isEmpty();
            assertThat(unit.points().entries(first.account().id(), Long.MAX_VALUE, 9))
                    .hasSize(1);
            write.set(Concurrently.startAttempt(() -> second().inTransaction(tenant, other -> {
                other.points().update(next.account(), 1, next.entries());
                return true;
            })));
            Concurrently.isDoneSoon(write.get());
            PointsAccount locked = unit.points().lock(customerId(1), BONUS).orElseThrow();
            boolean isThere = locked.version() == 2;
            assertThat(unit.points().named(locked.id(), "next").isPresent()).isEqualTo(isThere);
            assertThat(unit.points().about(locked.id(), 1, 0, 9)).hasSize(isThere ? 1 : 0);
            return isThere;
        })));

        assertThat(Concurrently.result(write.get()).succeeded()).isTrue();
        if (!decision.succeeded()) {
            assertThat(decision.refusal().reason()).isEqualTo(Reason.CONFLICT);
        }
        run(unit ->
                assertThat(unit.points().named(first.account().id(), "next")).isPresent());
    }

    @Test
    void everyRecordIsWholeWhileOthersChangeIt() {
        run(unit -> Generations.store(unit, 1));
        AtomicBoolean over = new AtomicBoolean();
        Future<Long> reader = Concurrently.start(() -> {
            long last = 1;
            while (!over.get()) {
                last = look();
            }
            return last;
        });

        for (int generation = 2; generation <= ROUNDS; generation++) {
            int now = generation;
            Concurrently.retrying(() -> in(unit -> {
                Generations.store(unit, now);
                return true;
            }));
            assertThat(look()).isEqualTo(now);
        }
        over.set(true);

        assertThat(Concurrently.result(reader)).isBetween(1L, (long) ROUNDS);
    }

    /** Whether another transaction of the tenant, about something else, gets through while this one is open. */
    private boolean othersPass() {
        return Concurrently.isDoneSoon(Concurrently.start(() -> second().inTransaction(tenant, other -> {
            other.documents().insert(Given.document("else", "e", T));
            return true;
        })));
    }

    /** Every record must be whole; the generation of the account. */
    private long look() {
        return second().inTransaction(tenant, unit -> {
            Customer customer = unit.customers().find(customerId(1)).orElseThrow();
            assertThat(customer).isEqualTo(Generations.customer(customer.version()));
            Ticket ticket = unit.tickets().find(ticketId(1)).orElseThrow();
            assertThat(ticket).isEqualTo(Generations.ticket(ticket.version()));
            unit.customers()
                    .page(PAGE)
                    .items()
                    .forEach(one -> assertThat(one).isEqualTo(Generations.customer(one.version())));
            unit.tickets()
                    .page(TicketQuery.ALL, PAGE)
                    .items()
                    .forEach(one -> assertThat(one).isEqualTo(Generations.ticket(one.version())));
            Document document = unit.documents().find(Generations.DOCUMENT).orElseThrow();
            assertThat(document).isEqualTo(Generations.document(document.version()));
            unit.documents()
                    .page(Generations.DOCUMENT.kind(), null, PAGE)
                    .items()
                    .forEach(one -> assertThat(one).isEqualTo(Generations.document(one.version())));
            unit.purchases()
                    .page(customerId(1), PAGE)
                    .items()
                    .forEach(one -> assertThat(one)
                            .isEqualTo(Generations.purchase(one.lines().size())));
            PointsAccount account = unit.points().find(customerId(1), BONUS).orElseThrow();
            assertThat(account).isEqualTo(Generations.ledger(account.version()).account());
            List<PointsEntry> entries = unit.points().entries(account.id(), account.version() + 1, 50);
            assertThat(entries)
                    .hasSize((int) account.version())
                    .allSatisfy(entry -> assertThat(entry.balance()).isEqualTo(entry.sequence()));
            return account.version();
        });
    }

    private static void lookAtAll(UnitOfWork unit) {
        Optional<PointsAccount> account = unit.points().find(customerId(1), BONUS);
        assertThat(account).isPresent();
        unit.points().find(account.get().id());
        unit.points().named(account.get().id(), "n");
        unit.points().about(account.get().id(), 1, 0, 9);
        unit.points().entries(account.get().id(), Long.MAX_VALUE, 9);
        unit.points().accounts(BONUS, null, 9);
        unit.points().outstanding(BONUS);
        unit.points().totals(BONUS, LONG_AGO, FAR_OFF);
        unit.points().earned(List.of(customerId(1)), BONUS, List.of(TimeSpan.ALWAYS), ReturnTime.OWN);
        Customer customer = unit.customers().find(customerId(1)).orElseThrow();
        customer.identities().forEach(identity -> unit.customers().findByIdentity(identity));
        unit.customers().page(PAGE);
        unit.tickets().find(ticketId(1));
        unit.tickets().page(TicketQuery.ALL, PAGE);
        unit.tickets().count(TicketQuery.ALL, TicketFacet.STAGE);
        Purchase purchase = Generations.purchase(1);
        unit.purchases().find(purchase.id());
        unit.purchases().page(customerId(1), PAGE);
        unit.purchases().totals(List.of(customerId(1)), List.of(TimeSpan.ALWAYS), ReturnTime.OWN);
        unit.journal().history(aggregate("a"), 0, 9);
        unit.journal().timeline(customerId(1), PAGE);
        unit.due().find(due("visit", "a", T).key());
        unit.documents().find(Generations.DOCUMENT);
        unit.documents().find(Generations.DOCUMENT.kind(), List.of(Generations.DOCUMENT.id()));
        unit.documents().page(Generations.DOCUMENT.kind(), null, PAGE);
        unit.commands().find(Given.command("k-1", T).key());
    }
}
