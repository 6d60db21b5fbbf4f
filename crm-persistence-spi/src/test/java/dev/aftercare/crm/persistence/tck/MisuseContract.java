package dev.aftercare.crm.persistence.tck;

import static dev.aftercare.crm.persistence.tck.Given.FAR_OFF;
import static dev.aftercare.crm.persistence.tck.Given.LONG_AGO;
import static dev.aftercare.crm.persistence.tck.Given.T;
import static dev.aftercare.crm.persistence.tck.Given.aggregate;
import static dev.aftercare.crm.persistence.tck.Given.customer;
import static dev.aftercare.crm.persistence.tck.Given.customerId;
import static dev.aftercare.crm.persistence.tck.Given.document;
import static dev.aftercare.crm.persistence.tck.Given.due;
import static dev.aftercare.crm.persistence.tck.Given.event;
import static dev.aftercare.crm.persistence.tck.Given.sale;
import static dev.aftercare.crm.persistence.tck.Given.ticket;
import static dev.aftercare.crm.persistence.tck.Given.uuid;
import static dev.aftercare.crm.persistence.tck.Ledger.BONUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.TimeSpan;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.loyalty.PointsAccountId;
import dev.aftercare.crm.model.purchase.PurchaseTotals;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.ReturnTime;
import dev.aftercare.crm.persistence.StorageException.Reason;
import dev.aftercare.crm.persistence.TicketFacet;
import dev.aftercare.crm.persistence.TicketQuery;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller may not ask for: it is refused before anything is changed, and the transaction goes on. */
abstract class MisuseContract extends StorageRules {

    private static final Duration LEASE = Duration.ofMinutes(5);

    MisuseContract(Storages storages) {
        super(storages);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, PageRequest.MAX_LIMIT + 1})
    void aLimitOutOfBoundsIsInvalid(int limit) {
        assertInvalid(unit -> unit.points().entries(new PointsAccountId(uuid(1)), Long.MAX_VALUE, limit));
        assertInvalid(unit -> unit.points().about(new PointsAccountId(uuid(1)), 1, 0, limit));
        assertInvalid(unit -> unit.points().accounts(BONUS, null, limit));
        assertInvalid(unit -> unit.journal().history(aggregate("a"), 0, limit));
        assertInvalid(unit -> unit.journal().claim(uuid(1), T, LEASE, limit));
        assertInvalid(unit -> unit.journal().redact(customerId(1), limit));
        assertInvalid(unit -> unit.due().claim(uuid(1), T, limit, LEASE));
        assertInvalid(unit -> unit.commands().forget(T, limit));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void aLeaseThatIsNotAboveZeroIsInvalid(long seconds) {
        run(unit -> {
            unit.due().schedule(due("visit", "a", T));
            unit.journal().append(List.of(event(1, aggregate("a"), 1)));
        });

        assertInvalid(unit -> unit.due().claim(uuid(1), T, 9, Duration.ofSeconds(seconds)));
        assertInvalid(unit -> unit.journal().claim(uuid(1), T, Duration.ofSeconds(seconds), 9));

        run(unit -> assertThat(unit.due().claim(uuid(2), T, 9, LEASE)).hasSize(1));
        run(unit -> assertThat(unit.journal().claim(uuid(2), T, LEASE, 9)).isPresent());
    }

    @Test
    void moreThanTheGreatestNumberOfElementsIsInvalid() {
        List<CustomerId> customers = IntStream.rangeClosed(0, PageRequest.MAX_LIMIT)
                .mapToObj(Given::customerId)
                .toList();
        List<Event> events = IntStream.rangeClosed(1, PageRequest.MAX_LIMIT + 1)
                .mapToObj(i -> event(i, aggregate("a"), i))
                .toList();

        List<TimeSpan> spans = Collections.nCopies(TimeSpan.MAX_AT_ONCE + 1, TimeSpan.ALWAYS);
        assertInvalid(unit -> unit.purchases().totals(customers, List.of(TimeSpan.ALWAYS), ReturnTime.OWN));
        assertInvalid(unit -> unit.purchases().totals(List.of(customerId(1)), spans, ReturnTime.OWN));
        assertInvalid(unit -> unit.points().earned(customers, BONUS, List.of(TimeSpan.ALWAYS), ReturnTime.OWN));
        assertInvalid(unit -> unit.points().earned(List.of(customerId(1)), BONUS, spans, ReturnTime.OWN));
        assertInvalid(unit -> unit.journal().append(events));
        List<String> ids = IntStream.rangeClosed(0, PageRequest.MAX_LIMIT)
                .mapToObj(i -> "d" + i)
                .toList();
        assertInvalid(unit -> unit.documents().find("doc", ids));

        run(unit -> assertThat(unit.journal().history(aggregate("a"), 0, 9)).isEmpty());
    }

    @Test
    void whatIsReturnedCannotBeChanged() {
        Ledger ledger = Ledger.opened(1).earn(9, T).redeem(1, T).mark("n", 1L);
        run(unit -> {
            unit.customers().insert(customer(1));
            unit.tickets().insert(ticket(1));
            unit.points().insert(ledger.account(), ledger.entries());
            unit.purchases().append(sale("A-1", customerId(1), T, "1.00"));
            unit.journal().append(List.of(event(1, aggregate("a"), 1, customerId(1), T)));
            unit.due().schedule(due("visit", "a", T));
            unit.documents().insert(document("doc", "d", T));
        });

        run(unit -> {
            PageRequest page = PageRequest.first(9);
            List<CustomerId> ids = List.of(customerId(1));
            List<TimeSpan> spans = List.of(TimeSpan.ALWAYS);
            PointsAccountId account = ledger.account().id();
            List<List<PurchaseTotals>> totals = unit.purchases().totals(ids, spans, ReturnTime.OWN);
            List<List<?>> given = List.of(
                    unit.customers().page(page).items(),
                    unit.tickets().page(TicketQuery.ALL, page).items(),
                    unit.points().entries(account, Long.MAX_VALUE, 9),
                    unit.points().about(account, 1, 0, 9),
                    unit.points().accounts(BONUS, null, 9),
                    unit.points().totals(BONUS, LONG_AGO, FAR_OFF),
                    unit.points().earned(ids, BONUS, spans, ReturnTime.OWN),
                    unit.purchases().page(customerId(1), page).items(),
                    totals,
                    totals.get(0),
                    unit.journal().history(aggregate("a"), 0, 9),
                    unit.journal().timeline(customerId(1), page).items(),
                    unit.journal().claim(uuid(1), T, LEASE, 9).orElseThrow().events(),
                    unit.due().claim(uuid(1), T, 9, LEASE),
                    unit.documents().page("doc", null, page).items(),
                    unit.documents().find("doc", List.of("d")));
            for (List<?> list : given) {
                assertThat(list).hasSizeGreaterThanOrEqualTo(1);
                assertThatThrownBy(() -> list.remove(0)).isInstanceOf(UnsupportedOperationException.class);
            }
            Map<String, Long> counts = unit.tickets().count(TicketQuery.ALL, TicketFacet.STAGE);
            assertThat(counts).hasSize(1);
            assertThatThrownBy(counts::clear).isInstanceOf(UnsupportedOperationException.class);
        });
    }

    @Test
    void whatIsInsertedHasVersionOne() {
        Document second = document("doc", "d", T).changed("{}", T);

        run(unit -> {
            assertRefused(Reason.CONSTRAINT, () -> unit.documents().insert(second));
            assertRefused(
                    Reason.CONSTRAINT,
                    () -> unit.tickets().insert(ticket(1).next().build()));
            assertRefused(
                    Reason.CONSTRAINT,
                    () -> unit.customers()
                            .insert(customer(1).withProfile(customer(1).profile())));
        });

        run(unit -> assertThat(unit.documents().find(second.key())).isEmpty());
    }

    @Test
    void anUpdateThatDoesNotRaiseTheVersionIsRefused() {
        run(unit -> {
            unit.documents().insert(document("doc", "d", T));
            unit.tickets().insert(ticket(1));
            unit.customers().insert(customer(1));
        });

        run(unit -> {
            assertRefused(Reason.CONSTRAINT, () -> unit.documents().update(document("doc", "d", T), 1));
            assertRefused(Reason.CONSTRAINT, () -> unit.tickets().update(ticket(1), 1));
            assertRefused(Reason.CONSTRAINT, () -> unit.customers().update(customer(1), 1));
        });
    }

    @Test
    void entriesAreNumberedWithoutAGapUpToTheVersionOfTheirAccount() {
        Ledger two = Ledger.opened(1).earn(1, T).earn(1, T);
        Ledger three = two.earn(1, T);

        run(unit -> {
            assertRefused(Reason.CONSTRAINT, () -> unit.points().insert(two.account(), List.of()));
            assertRefused(
                    Reason.CONSTRAINT,
                    () -> unit.points().insert(two.account(), two.entries().subList(1, 2)));
            unit.points().insert(two.account(), two.entries());
            assertRefused(Reason.CONSTRAINT, () -> unit.points().update(three.account(), 2, three.entries()));
        });

        run(unit -> assertThat(unit.points().find(two.account().id())).contains(two.account()));
    }

    /** In a transaction that then commits what it wrote before. */
    private void assertInvalid(Consumer<UnitOfWork> call) {
        String id = "d-" + UUID.randomUUID();
        run(unit -> {
            unit.documents().insert(document("doc", id, T));
            assertThatThrownBy(() -> call.accept(unit)).isInstanceOf(InvalidInputException.class);
        });
        run(unit ->
                assertThat(unit.documents().find(document("doc", id, T).key())).isPresent());
    }
}
