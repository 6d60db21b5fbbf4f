package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.RetryPolicy;
import dev.aftercare.crm.loyalty.ExpiryRule;
import dev.aftercare.crm.loyalty.Programme;
import dev.aftercare.crm.loyalty.Rate;
import dev.aftercare.crm.loyalty.Receipt;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.sla.BusinessCalendar;
import dev.aftercare.crm.sla.SlaPolicy;
import dev.aftercare.crm.ticket.NewTicket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a busy shop does all day, in lanes of numbered commands. The same lane and number is the same request under the same key,
 * whatever process gives it.
 */
final class LoadOfCommands {

    static final int LANES = 3;
    static final ProgrammeId PROGRAMME = new ProgrammeId("gold");
    static final long EARNED = 10;
    static final long REDEEMED = 3;

    /** The commands of a lane, which come round and round. */
    enum Step {
        PURCHASE,
        EARN,
        REDEEM,
        RECEIVE,
        CONFIRM,
        RUN_DUE;

        static Step of(int number) {
            return values()[number % values().length];
        }
    }

    private static final Instant START = Instant.parse("2026-01-10T12:00:00Z");
    private static final By LOADER = By.system("loader");

    final Crm crm;
    final Shop shop;
    final CustomerId customer;
    private final AtomicLong seconds;

    /** Each round has a day of its own, so that no lease of a killed process lasts into the next. */
    LoadOfCommands(CrmStorage storage, int round) {
        seconds = new AtomicLong(Duration.ofDays(round).toSeconds());
        crm = Crm.builder(storage)
                .clock(() -> START.plusSeconds(seconds.get()))
                .retries(new RetryPolicy(50, Duration.ofMillis(2), Duration.ofMillis(50)))
                .build();
        shop = crm.shop();
        shop.loyalty()
                .define(
                        Programme.builder(PROGRAMME.value())
                                .earning(Rate.of(1, Money.of("1", "EUR")))
                                .expiry(ExpiryRule.days(3650))
                                .build(),
                        LOADER);
        shop.serviceLevels().define(BusinessCalendar.aroundTheClock("always"), LOADER);
        shop.serviceLevels()
                .define(
                        SlaPolicy.builder(SlaPolicy.DEFAULT, "always")
                                .target(Metric.RESOLUTION, Duration.ofSeconds(20))
                                .build(),
                        LOADER);
        customer = shop.customers()
                .register(Identity.shopUser("buyer"), LOADER.once("customer"))
                .id();
    }

    static String key(int lane, int number) {
        return lane + "-" + number;
    }

    static String order(int lane, int number) {
        return "order-" + key(lane, number);
    }

    /** Gives one command; the text tells its result, which must be the same whenever its key is used again. */
    String give(int lane, int number) {
        seconds.incrementAndGet();
        By once = LOADER.once(key(lane, number));
        return switch (Step.of(number)) {
            case PURCHASE -> String.valueOf(shop.purchases().record(purchase(lane, number), once));
            case EARN -> entries(shop.loyalty().earn(customer, PROGRAMME, EARNED, cause(lane, number), once));
            case REDEEM -> entries(shop.loyalty().redeem(customer, PROGRAMME, REDEEMED, cause(lane, number), once));
            case RECEIVE -> receive(lane, number).id().value().toString();
            case CONFIRM -> {
                // The key of the ticket's intake finds the ticket again.
                Ticket ticket = receive(lane, number - 1);
                yield String.valueOf(shop.tickets()
                        .confirm(ticket.id(), "The lid is cracked", "damage", Priority.NORMAL, once)
                        .version());
            }
            case RUN_DUE -> {
                crm.runDue(20);
                yield "swept";
            }
        };
    }

    private Ticket receive(int lane, int number) {
        return shop.tickets()
                .receive(
                        NewTicket.of(customer, TicketType.COMPLAINT, Channel.PHONE, "Matter " + key(lane, number)),
                        LOADER.once(key(lane, number)));
    }

    private Purchase purchase(int lane, int number) {
        PurchaseLine line = new PurchaseLine("sku", null, null, 1, Money.of("10", "EUR"));
        return Purchase.sale(order(lane, number), customer, START, List.of(line));
    }

    private static Cause cause(int lane, int number) {
        return new Cause("load", key(lane, number));
    }

    private static String entries(Receipt receipt) {
        return receipt.entries().toString();
    }
}
