package dev.aftercare.crm.persistence.tck;

import static dev.aftercare.crm.persistence.tck.Given.FAR_OFF;
import static dev.aftercare.crm.persistence.tck.Given.LONG_AGO;
import static dev.aftercare.crm.persistence.tck.Given.T;
import static dev.aftercare.crm.persistence.tck.Given.customerId;
import static dev.aftercare.crm.persistence.tck.Given.ticketId;
import static dev.aftercare.crm.persistence.tck.Ledger.BONUS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.IdempotencyKey;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.TimeSpan;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.customer.Profile;
import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.model.due.DueClaim;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.loyalty.EarnedTotals;
import dev.aftercare.crm.model.loyalty.PointsAccountId;
import dev.aftercare.crm.model.loyalty.PointsStanding;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseTotals;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.persistence.CommandRecord;
import dev.aftercare.crm.persistence.EventBatch;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.ReturnTime;
import dev.aftercare.crm.persistence.StorageException.Reason;
import dev.aftercare.crm.persistence.TicketFacet;
import dev.aftercare.crm.persistence.TicketQuery;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Nothing of one tenant can be seen, counted, changed or locked out from another, method by method. */
abstract class TenancyContract extends StorageRules {

    private static final PageRequest PAGE = PageRequest.first(9);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final UUID TOKEN = Given.uuid(1);

    private static final Customer CUSTOMER = Given.customer(1, "ann");
    private static final Ticket TICKET = Given.ticket(1);
    private static final Ledger LEDGER = Ledger.opened(1).earn(100, T).mark("gift", 1L);
    private static final Purchase PURCHASE = Given.sale("A-1", customerId(1), T, "1.00");
    private static final AggregateRef AGGREGATE = Given.aggregate("a");
    private static final Event EVENT = Given.event(1, AGGREGATE, 1, customerId(1), T);
    private static final DueEntry DUE = Given.due("visit", "a", T);
    private static final Document DOCUMENT = Document.created(new DocumentKey("doc", "d"), "me", T, "{}");
    private static final CommandRecord COMMAND = Given.command("k", T);

    /** Differs from the tenant with the records in the case of one letter only. */
    private final TenantId other =
            new TenantId(tenant.value().replace("Kit", "kit").toLowerCase(Locale.ROOT));

    TenancyContract(Storages storages) {
        super(storages);
    }

    @Test
    void recordsOfAnotherTenantAreNotFound() {
        run(TenancyContract::storeOneOfEach);

        asOther(unit -> {
            assertThat(unit.customers().find(CUSTOMER.id())).isEmpty();
            assertThat(unit.customers().findByIdentity(Identity.shopUser("ann")))
                    .isEmpty();
            assertThat(unit.tickets().find(TICKET.id())).isEmpty();
            assertThat(unit.points().find(LEDGER.account().id())).isEmpty();
            assertThat(unit.points().find(customerId(1), BONUS)).isEmpty();
            assertThat(unit.points().lock(customerId(1), BONUS)).isEmpty();
            assertThat(unit.points().named(LEDGER.account().id(), "gift")).isEmpty();
            assertThat(unit.purchases().find(PURCHASE.id())).isEmpty();
            assertThat(unit.due().find(DUE.key())).isEmpty();
            assertThat(unit.documents().find(DOCUMENT.key())).isEmpty();
            assertThat(unit.documents()
                            .find(DOCUMENT.key().kind(), List.of(DOCUMENT.key().id())))
                    .isEmpty();
            assertThat(unit.commands().find(COMMAND.key())).isEmpty();
        });
    }

    @Test
    void recordsOfAnotherTenantAreNotListed() {
        run(TenancyContract::storeOneOfEach);

        asOther(unit -> {
            assertThat(unit.customers().page(PAGE).items()).isEmpty();
            assertThat(unit.tickets().page(TicketQuery.ALL, PAGE).items()).isEmpty();
            assertThat(unit.tickets().page(TicketQuery.of(customerId(1)), PAGE).items())
                    .isEmpty();
            assertThat(unit.points().entries(new PointsAccountId(Given.uuid(1)), Long.MAX_VALUE, 9))
                    .isEmpty();
            assertThat(unit.points().about(new PointsAccountId(Given.uuid(1)), 1, 0, 9))
                    .isEmpty();
            assertThat(unit.points().accounts(BONUS, null, 9)).isEmpty();
            assertThat(unit.purchases().page(customerId(1), PAGE).items()).isEmpty();
            assertThat(unit.journal().history(AGGREGATE, 0, 9)).isEmpty();
            assertThat(unit.journal().timeline(customerId(1), PAGE).items()).isEmpty();
            assertThat(unit.documents().page("doc", null, PAGE).items()).isEmpty();
            assertThat(unit.documents().page("doc", "me", PAGE).items()).isEmpty();
        });
    }

    @Test
    void recordsOfAnotherTenantAreNotCounted() {
        run(TenancyContract::storeOneOfEach);

        asOther(unit -> {
            for (TicketFacet facet : TicketFacet.values()) {
                assertThat(unit.tickets().count(TicketQuery.ALL, facet)).isEmpty();
            }
            assertThat(unit.points().totals(BONUS, LONG_AGO, FAR_OFF)).isEmpty();
            assertThat(unit.points().earned(List.of(customerId(1)), BONUS, List.of(TimeSpan.ALWAYS), ReturnTime.OWN))
                    .containsExactly(EarnedTotals.NONE);
            assertThat(unit.points().outstanding(BONUS)).isEqualTo(new PointsStanding(0, 0, 0, 0, 0));
            assertThat(unit.purchases().totals(List.of(customerId(1)), List.of(TimeSpan.ALWAYS), ReturnTime.ORIGINAL))
                    .containsExactly(List.of());
        });
    }

    @Test
    void whatAnotherTenantSoldAndTookBackIsNoOriginal() {
        run(TenancyContract::storeOneOfEach);

        asOther(unit -> {
            unit.purchases()
                    .append(Purchase.giveBack(
                            "R-1", PURCHASE.id(), customerId(1), T.plusSeconds(9), Given.lines("EUR", "1.00")));
            assertThat(unit.purchases()
                            .totals(
                                    List.of(customerId(1)),
                                    List.of(new TimeSpan(T, T.plusSeconds(9)), TimeSpan.ALWAYS),
                                    ReturnTime.ORIGINAL))
                    .containsExactly(
                            List.of(),
                            List.of(new PurchaseTotals(
                                    customerId(1),
                                    0,
                                    Money.of("0", "EUR"),
                                    1,
                                    Money.of("1.00", "EUR"),
                                    0,
                                    null,
                                    null)));
        });
        run(unit -> {
            unit.purchases()
                    .append(Purchase.giveBack(
                            "R-2", PURCHASE.id(), customerId(1), T.plusSeconds(10), Given.lines("EUR", "1.00")));
            assertThat(unit.purchases()
                            .totals(List.of(customerId(1)), List.of(TimeSpan.ALWAYS), ReturnTime.OWN)
                            .get(0))
                    .extracting(PurchaseTotals::wholeReturns)
                    .as("what another tenant's customer gave back does not count here")
                    .containsExactly(1L);
        });
    }

    @Test
    void recordsOfAnotherTenantCannotBeChanged() {
        run(TenancyContract::storeOneOfEach);
        Ledger next = Ledger.of(LEDGER.account()).redeem(100, T);

        asOther(unit -> {
            assertRefused(Reason.CONFLICT, () -> unit.customers().update(CUSTOMER.withProfile(Profile.EMPTY), 1));
            assertRefused(
                    Reason.CONFLICT, () -> unit.tickets().update(TICKET.next().build(), 1));
            assertRefused(Reason.CONFLICT, () -> unit.points().update(next.account(), 1, next.entries()));
            assertRefused(Reason.CONFLICT, () -> unit.documents().update(DOCUMENT.changed("{}", T), 1));
            assertRefused(Reason.CONFLICT, () -> unit.documents().delete(DOCUMENT.key(), 1));
            unit.due().cancel(DUE.key());
            assertThat(unit.commands().forget(FAR_OFF, 9)).isZero();
        });

        run(TenancyContract::assertOneOfEach);
    }

    @Test
    void workOfAnotherTenantCannotBeClaimedOrEnded() {
        run(TenancyContract::storeOneOfEach);
        DueClaim claim = in(unit -> unit.due().claim(TOKEN, T, 9, LEASE)).get(0);
        EventBatch batch = in(unit -> unit.journal().claim(TOKEN, T, LEASE, 9)).orElseThrow();

        asOther(unit -> {
            assertThat(unit.due().claim(TOKEN, T.plus(LEASE), 9, LEASE)).isEmpty();
            assertThat(unit.due().done(claim)).isFalse();
            assertThat(unit.journal().claim(TOKEN, T.plus(LEASE), LEASE, 9)).isEmpty();
            assertThat(unit.journal().handedOver(batch)).isFalse();
        });

        run(unit -> {
            assertThat(unit.due().done(claim)).isTrue();
            assertThat(unit.journal().handedOver(batch)).isTrue();
        });
    }

    @Test
    void everyTenantHasItsOwnKeys() {
        run(TenancyContract::storeOneOfEach);

        asOther(unit -> {
            storeOneOfEach(unit);
            assertOneOfEach(unit);
            unit.due().cancel(DUE.key());
            unit.documents().delete(DOCUMENT.key(), 1);
            unit.commands().forget(FAR_OFF, 9);
        });

        run(TenancyContract::assertOneOfEach);
    }

    @Test
    void aLeaseOfOneTenantDoesNotKeepAnotherWaiting() {
        run(TenancyContract::storeOneOfEach);
        asOther(TenancyContract::storeOneOfEach);
        run(unit -> {
            assertThat(unit.due().claim(TOKEN, T, 9, LEASE)).hasSize(1);
            assertThat(unit.journal().claim(TOKEN, T, LEASE, 9)).isPresent();
        });

        asOther(unit -> {
            assertThat(unit.due().claim(TOKEN, T, 9, LEASE)).hasSize(1);
            assertThat(unit.journal().claim(TOKEN, T, LEASE, 9)).isPresent();
        });
    }

    private void asOther(Consumer<UnitOfWork> work) {
        second().inTransaction(other, unit -> {
            work.accept(unit);
            return true;
        });
    }

    private static void storeOneOfEach(UnitOfWork unit) {
        unit.customers().insert(CUSTOMER);
        unit.tickets().insert(TICKET);
        unit.points().insert(LEDGER.account(), LEDGER.entries());
        assertThat(unit.purchases().append(PURCHASE)).isTrue();
        unit.journal().append(List.of(EVENT));
        unit.due().schedule(DUE);
        unit.documents().insert(DOCUMENT);
        unit.commands().append(COMMAND);
    }

    private static void assertOneOfEach(UnitOfWork unit) {
        assertThat(unit.customers().find(customerId(1))).contains(CUSTOMER);
        assertThat(unit.customers().findByIdentity(Identity.shopUser("ann"))).contains(CUSTOMER);
        assertThat(unit.tickets().find(ticketId(1))).contains(TICKET);
        assertThat(unit.points().find(customerId(1), BONUS)).contains(LEDGER.account());
        assertThat(unit.points().outstanding(BONUS).balance()).isEqualTo(100);
        assertThat(unit.purchases().find(new PurchaseId("A-1"))).contains(PURCHASE);
        assertThat(unit.journal().history(AGGREGATE, 0, 9)).containsExactly(EVENT);
        assertThat(unit.due().find(DUE.key())).contains(DUE);
        assertThat(unit.documents().find(DOCUMENT.key())).contains(DOCUMENT);
        assertThat(unit.commands().find(new IdempotencyKey("k"))).contains(COMMAND);
    }
}
