package dev.aftercare.crm.persistence.tck;

import static dev.aftercare.crm.persistence.tck.Given.FAR_OFF;
import static dev.aftercare.crm.persistence.tck.Given.LONG_AGO;
import static dev.aftercare.crm.persistence.tck.Given.customer;
import static dev.aftercare.crm.persistence.tck.Given.customerId;
import static dev.aftercare.crm.persistence.tck.Given.micros;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.TimeSpan;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.due.DueClaim;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.loyalty.EarnedTotals;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseTotals;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.persistence.CommandRecord;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.ReturnTime;
import dev.aftercare.crm.persistence.TicketQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Instants keep microseconds and stay where they are: in every year, over changes of daylight saving, in every zone. */
abstract class TimeContract extends StorageRules {

    private static final PageRequest PAGE = PageRequest.first(100);

    /** In their order; among them local times that a zone skips or has twice. */
    private static final List<Instant> INSTANTS = List.of(
            LONG_AGO,
            micros(LONG_AGO, 1),
            Instant.parse("1582-10-04T23:59:59.999999Z"),
            Instant.parse("1582-10-10T00:00:00Z"),
            Instant.parse("1900-01-01T00:00:00Z"),
            Instant.parse("1969-12-31T23:59:59.999999Z"),
            Instant.EPOCH,
            Instant.parse("1970-01-01T00:00:00.000001Z"),
            Instant.parse("2024-02-29T23:59:59.999999Z"),
            Instant.parse("2026-03-08T07:30:00Z"),
            Instant.parse("2026-03-29T00:59:59.999999Z"),
            Instant.parse("2026-03-29T01:00:00Z"),
            Instant.parse("2026-03-29T02:30:00.5Z"),
            Instant.parse("2026-10-25T00:30:00Z"),
            Instant.parse("2026-10-25T01:30:00Z"),
            Instant.parse("2026-12-31T23:59:59.999999Z"),
            Instant.parse("2038-01-19T03:14:08Z"),
            Instant.parse("2106-02-07T06:28:16.000001Z"),
            Instant.parse("2500-06-15T10:11:12.123456Z"),
            FAR_OFF);

    TimeContract(Storages storages) {
        super(storages);
    }

    static List<Instant> instants() {
        return INSTANTS;
    }

    @ParameterizedTest
    @MethodSource("instants")
    void anInstantComesBackAsItWas(Instant at) {
        Customer customer = customer(1, at);
        Ticket ticket = Given.ticket(1, customerId(1), at);
        Purchase purchase = Given.sale("A-1", customerId(1), at, "1.00");
        Event event = Given.event(1, Given.aggregate("a"), 1, customerId(1), at);
        Document document = Given.document("doc", "d", at);
        DueEntry due = Given.due("visit", "a", at);
        CommandRecord command = Given.command("k", at);
        Ledger ledger = Ledger.opened(1).earn(1, at);

        run(unit -> {
            unit.customers().insert(customer);
            unit.tickets().insert(ticket);
            unit.purchases().append(purchase);
            unit.journal().append(List.of(event));
            unit.documents().insert(document);
            unit.due().schedule(due);
            unit.commands().append(command);
            unit.points().insert(ledger.account(), ledger.entries());
        });

        run(unit -> {
            assertThat(unit.customers().find(customer.id())).contains(customer);
            assertThat(unit.tickets().find(ticket.id())).contains(ticket);
            assertThat(unit.purchases().find(purchase.id())).contains(purchase);
            assertThat(unit.journal().history(event.aggregate(), 0, 9)).containsExactly(event);
            assertThat(unit.documents().find(document.key())).contains(document);
            assertThat(unit.due().find(due.key())).contains(due);
            assertThat(unit.commands().find(command.key())).contains(command);
            assertThat(unit.points().entries(ledger.account().id(), Long.MAX_VALUE, 9))
                    .isEqualTo(ledger.entries());
            assertThat(unit.purchases()
                            .totals(List.of(customerId(1)), List.of(TimeSpan.ALWAYS), ReturnTime.ORIGINAL)
                            .get(0))
                    .extracting(PurchaseTotals::firstSale)
                    .containsExactly(at);
            assertThat(unit.points()
                            .earned(List.of(customerId(1)), Ledger.BONUS, List.of(TimeSpan.ALWAYS), ReturnTime.OWN))
                    .containsExactly(new EarnedTotals(1, 0));
        });
    }

    @Test
    void instantsOfAllYearsAreOrdered() {
        run(unit -> {
            for (int i = 0; i < INSTANTS.size(); i++) {
                unit.customers().insert(customer(i + 1, INSTANTS.get(i)));
                unit.tickets().insert(Given.ticket(i + 1, customerId(1), INSTANTS.get(i)));
                unit.purchases().append(Given.sale("A-" + i, customerId(1), INSTANTS.get(i), "1.00"));
                unit.journal()
                        .append(List.of(
                                Given.event(i + 1, Given.aggregate("a"), i + 1, customerId(1), INSTANTS.get(i))));
                unit.documents().insert(Given.document("doc", "d-" + i, INSTANTS.get(i)));
                unit.due().schedule(Given.due("visit", "a-" + i, INSTANTS.get(i)));
            }
        });

        run(unit -> {
            List<Instant> lastFirst = new ArrayList<>(INSTANTS);
            Collections.reverse(lastFirst);
            assertThat(unit.customers().page(PAGE).items())
                    .extracting(Customer::registeredAt)
                    .isEqualTo(INSTANTS);
            assertThat(unit.tickets().page(TicketQuery.ALL, PAGE).items())
                    .extracting(ticket -> ticket.intake().at())
                    .isEqualTo(lastFirst);
            assertThat(unit.purchases().page(customerId(1), PAGE).items())
                    .extracting(Purchase::at)
                    .isEqualTo(lastFirst);
            assertThat(unit.journal().timeline(customerId(1), PAGE).items())
                    .extracting(Event::at)
                    .isEqualTo(lastFirst);
            assertThat(unit.documents().page("doc", null, PAGE).items())
                    .extracting(Document::at)
                    .isEqualTo(lastFirst);
            assertThat(unit.due().claim(Given.uuid(1), Instant.parse("9999-01-01T00:00:00Z"), 100, Duration.ofDays(1)))
                    .extracting(claim -> claim.entry().at())
                    .isEqualTo(INSTANTS.subList(0, INSTANTS.size() - 1));
        });
    }

    @ParameterizedTest
    @MethodSource("instants")
    void aMicrosecondDecides(Instant at) {
        Instant before = at.equals(LONG_AGO) ? at : micros(at, -1);
        run(unit -> {
            unit.tickets().insert(Given.ticket(1, customerId(1), at));
            unit.commands().append(Given.command("k", at));
            unit.due().schedule(Given.due("visit", "a", at));
        });

        run(unit -> {
            assertThat(unit.tickets()
                            .page(TicketQuery.ALL.receivedWithin(before, at), PAGE)
                            .items())
                    .isEmpty();
            assertThat(unit.tickets()
                            .page(TicketQuery.ALL.receivedWithin(at, null), PAGE)
                            .items())
                    .hasSize(1);
            assertThat(unit.tickets()
                            .page(
                                    TicketQuery.ALL,
                                    PAGE.after(new PageKey(at, Given.uuid(2).toString())))
                            .items())
                    .hasSize(1);
            assertThat(unit.commands().forget(at, 9)).isZero();
            if (before.isBefore(at) && at.isBefore(FAR_OFF)) {
                assertThat(unit.due().claim(Given.uuid(1), before, 9, Duration.ofNanos(1_000)))
                        .isEmpty();
                assertThat(unit.due().claim(Given.uuid(1), at, 9, Duration.ofNanos(1_000)))
                        .extracting(DueClaim::leaseEnd)
                        .containsExactly(micros(at, 1));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Asia/Shanghai", "America/New_York", "Pacific/Kiritimati"})
    void theZoneOfTheMachineDoesNotMatter(String zone) {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            run(unit -> {
                for (int i = 0; i < INSTANTS.size(); i++) {
                    unit.purchases().append(Given.sale("A-" + i, customerId(1), INSTANTS.get(i), "1.00"));
                }
            });
        } finally {
            TimeZone.setDefault(before);
        }

        run(unit -> {
            for (int i = 0; i < INSTANTS.size(); i++) {
                assertThat(unit.purchases()
                                .find(new PurchaseId("A-" + i))
                                .orElseThrow()
                                .at())
                        .isEqualTo(INSTANTS.get(i));
            }
        });
    }
}
