package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.loyalty.ExpiryRule;
import dev.aftercare.crm.loyalty.Programme;
import dev.aftercare.crm.loyalty.Rate;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.ticket.CauseDimension;
import dev.aftercare.crm.model.ticket.ClockEvent.TargetBreached;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.StepEvent.FeedbackRecorded;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.TicketQuery;
import dev.aftercare.crm.sla.BusinessCalendar;
import dev.aftercare.crm.sla.SlaPolicy;
import dev.aftercare.crm.ticket.NewTicket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A shop in which much becomes due at once: targets that nobody kept, feedback that never came, and points that expire. */
final class DueLoad {

    private static final ProgrammeId POINTS = new ProgrammeId("points");
    private static final By LOADER = By.system("loader");
    private static final Instant START = Instant.parse("2026-01-10T12:00:00Z");

    /** All is due by then: the points that live for a day, and the feedback that is waited for three days long. */
    private static final Instant DUE = Instant.parse("2026-01-15T12:00:00Z");

    final Crm crm;
    private final Shop shop;

    private DueLoad(CrmStorage storage, Instant now) {
        crm = Crm.builder(storage).clock(() -> now).build();
        shop = crm.shop();
    }

    /** So many of each. */
    static void open(CrmStorage storage, int number) {
        Shop shop = new DueLoad(storage, START).shop;
        shop.loyalty()
                .define(
                        Programme.builder(POINTS.value())
                                .earning(Rate.of(1, Money.of("1", "EUR")))
                                .expiry(ExpiryRule.days(1))
                                .build(),
                        LOADER);
        shop.serviceLevels().define(BusinessCalendar.aroundTheClock("always"), LOADER);
        shop.serviceLevels()
                .define(
                        SlaPolicy.builder(SlaPolicy.DEFAULT, "always")
                                .target(Metric.RESOLUTION, Duration.ofHours(1))
                                .build(),
                        LOADER);
        for (int n = 0; n < number; n++) {
            CustomerId customer = shop.customers()
                    .register(Identity.shopUser("u" + n), LOADER)
                    .id();
            shop.loyalty().earn(customer, POINTS, 10 + n, new Cause("load", "n" + n), LOADER);
            receive(shop, customer);
            TicketId resolved = receive(shop, customer);
            shop.tickets().confirm(resolved, "A cracked lid", "damage", Priority.NORMAL, LOADER);
            shop.tickets().analyze(resolved, CauseDimension.METHOD, "packing", null, LOADER);
            shop.tickets().resolve(resolved, "A new lid", LOADER);
        }
    }

    private static TicketId receive(Shop shop, CustomerId customer) {
        return shop.tickets()
                .receive(NewTicket.of(customer, TicketType.COMPLAINT, Channel.PHONE, "A cracked lid"), LOADER)
                .id();
    }

    /** When all is due; each round is later than the leases of the one before last. */
    static DueLoad due(CrmStorage storage, int round) {
        return new DueLoad(storage, DUE.plus(Duration.ofMinutes(6L * round)));
    }

    /** Looks whether all was done, once. */
    void check(int number) {
        int breached = 0;
        int withoutFeedback = 0;
        PageRequest request = PageRequest.first(500);
        while (request != null) {
            Page<Ticket> page = shop.tickets().page(TicketQuery.ALL, request);
            for (Ticket ticket : page.items()) {
                boolean resolved = ticket.stage() != Stage.RECEIVED;
                breached += times(ticket, TargetBreached.class, resolved ? 0 : 1);
                withoutFeedback += times(ticket, FeedbackRecorded.class, resolved ? 1 : 0);
            }
            request = page.next() == null ? null : request.after(page.next());
        }
        assertThat(breached).as("targets that nobody kept").isEqualTo(number);
        assertThat(withoutFeedback).as("feedback that never came").isEqualTo(number);
        pointsHaveExpiredOnce(number);
        assertThat(crm.runDue(10_000).done()).as("done a second time").isZero();
    }

    private int times(Ticket ticket, Class<? extends EventBody> what, int wanted) {
        List<Event> history = shop.tickets().history(ticket.id());
        int found = (int)
                history.stream().filter(event -> what.isInstance(event.body())).count();
        assertThat(found).as("%s of %s", what.getSimpleName(), ticket.id()).isEqualTo(wanted);
        return found;
    }

    private void pointsHaveExpiredOnce(int number) {
        for (int n = 0; n < number; n++) {
            CustomerId customer = shop.customers()
                    .find(Identity.shopUser("u" + n))
                    .orElseThrow()
                    .id();
            assertThat(shop.loyalty().statement(customer, POINTS, 10).entries())
                    .extracting(entry -> entry.kind() + " " + entry.points())
                    .containsExactly(EntryKind.EXPIRE + " -" + (10 + n), EntryKind.EARN + " " + (10 + n));
        }
        assertThat(shop.loyalty().verifyBooks(POINTS).violations()).isEmpty();
    }
}
