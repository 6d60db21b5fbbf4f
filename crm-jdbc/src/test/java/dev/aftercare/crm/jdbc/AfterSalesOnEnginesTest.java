package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.Together.together;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.Crm;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.aftersales.AfterSalesCommand;
import dev.aftercare.crm.aftersales.AfterSalesRequest;
import dev.aftercare.crm.aftersales.MoreThanBought;
import dev.aftercare.crm.aftersales.MoreThanPaid;
import dev.aftercare.crm.aftersales.NewAfterSales;
import dev.aftercare.crm.aftersales.OrderAccount;
import dev.aftercare.crm.aftersales.WantedLine;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.command.RetryPolicy;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.aftersales.AfterSalesId;
import dev.aftercare.crm.model.aftersales.AfterSalesKind;
import dev.aftercare.crm.model.aftersales.AfterSalesReason;
import dev.aftercare.crm.model.aftersales.AfterSalesState;
import dev.aftercare.crm.model.aftersales.GoodsCondition;
import dev.aftercare.crm.model.aftersales.RefundMethod;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.ticket.NewTicket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests about one order on every engine, with many threads and two nodes: they meet, and the order gives what it has. */
class AfterSalesOnEnginesTest {

    private static final By CLERK = By.agent("clerk");
    private static final PurchaseId ORDER = new PurchaseId("1");
    private static final Instant ORDERED = Instant.parse("2026-03-02T01:00:00Z");

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void manyThatGiveBackOneOrderGetExactlyWhatWasPaid(Databases database) throws Exception {
        try (HikariDataSource one = database.pool();
                HikariDataSource two = Databases.pool(one, true)) {
            List<Shop> nodes = List.of(node(one), node(two));
            CustomerId customer = order(nodes.get(0), 7);

            List<Integer> refunds = together(6, thread -> {
                Shop node = nodes.get(thread % 2);
                int mine = 0;
                for (int i = 0; i < 3; i++) {
                    mine += giveBack(node, thread) ? 1 : 0;
                }
                return mine;
            });

            OrderAccount account = nodes.get(1).afterSales().order(ORDER);
            assertThat(refunds.stream().mapToInt(Integer::intValue).sum()).isEqualTo(7);
            assertThat(account.isWhollyReturned()).isTrue();
            assertThat(account.refunded()).isEqualTo(Money.of("100.00", "EUR"));
            assertThat(nodes.get(0).purchases().totals(customer).get(0).net()).isEqualTo(Money.of("0.00", "EUR"));
            assertThat(nodes.get(0)
                            .afterSales()
                            .page(AfterSalesState.REFUNDED, PageRequest.first(100))
                            .items())
                    .hasSize(7);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void ofManyThatSettleOneRequestOneDoesAndTheTicketWaitsOnce(Databases database) throws Exception {
        try (HikariDataSource one = database.pool();
                HikariDataSource two = Databases.pool(one, true)) {
            List<Shop> nodes = List.of(node(one), node(two));
            Shop shop = nodes.get(0);
            CustomerId customer = order(shop, 2);
            TicketId ticket = shop.tickets()
                    .receive(NewTicket.of(customer, TicketType.AFTER_SALES, Channel.APP, "Back"), CLERK)
                    .id();
            AfterSalesId id =
                    shop.afterSales().request(wanted(1).partOf(ticket), CLERK).id();

            together(
                    8,
                    thread -> attempt(() -> nodes.get(thread % 2).afterSales().approve(id, CLERK)));
            assertThat(shop.tickets().find(ticket).orElseThrow().isOnHold()).isTrue();
            together(
                    8,
                    thread -> attempt(() -> nodes.get(thread % 2).afterSales().receive(id, CLERK)));
            assertThat(shop.tickets().find(ticket).orElseThrow().version()).isEqualTo(3);
            shop.afterSales().inspect(id, found(1), CLERK);
            List<Boolean> paid = together(
                    8,
                    thread -> attempt(
                            () -> nodes.get(thread % 2).afterSales().refund(id, RefundMethod.CASH, null, CLERK)));

            assertThat(paid).filteredOn(won -> won).hasSize(1);
            assertThat(shop.afterSales().order(ORDER).refunded()).isEqualTo(Money.of("50.00", "EUR"));
            assertThat(shop.afterSales().history(id)).hasSize(5);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void aRequestSentByManyUnderOneKeyIsOneRequest(Databases database) throws Exception {
        try (HikariDataSource one = database.pool();
                HikariDataSource two = Databases.pool(one, true)) {
            List<Shop> nodes = List.of(node(one), node(two));
            order(nodes.get(0), 5);

            List<AfterSalesRequest> all =
                    together(8, thread -> nodes.get(thread % 2).afterSales().request(wanted(2), CLERK.once("k")));

            assertThat(all).containsOnly(all.get(0));
            assertThat(nodes.get(0).afterSales().order(ORDER).line(1).claimed()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void returnsThatComeBeforeWithAndAfterTheirOrderAllCount(Databases database) throws Exception {
        try (HikariDataSource one = database.pool();
                HikariDataSource two = Databases.pool(one, true)) {
            List<Shop> nodes = List.of(node(one), node(two));
            CustomerId customer = nodes.get(0)
                    .customers()
                    .register(Identity.shopUser("mei"), CLERK)
                    .id();

            for (int round = 0; round < 6; round++) {
                PurchaseId order = new PurchaseId("round-" + round);
                together(8, thread -> {
                    Shop node = nodes.get(thread % 2);
                    if (thread == 0) {
                        return node.purchases().record(sale(order, customer, 7, "70.00"), CLERK);
                    }
                    return thread < 5 ? recordReturn(node, order, customer, thread) : claim(node, order);
                });

                OrderAccount account = nodes.get(1).afterSales().order(order);
                assertThat(account.line(1).returned()).isEqualTo(4);
                assertThat(account.refunded()).isEqualTo(Money.of("40.00", "EUR"));
                assertThat(account.line(1).claimed()).isLessThanOrEqualTo(3);
            }
        }
    }

    private static boolean recordReturn(Shop node, PurchaseId order, CustomerId customer, int number) {
        PurchaseLine back = new PurchaseLine("tea", null, null, 1, Money.of("10.00", "EUR"));
        return node.purchases()
                .record(
                        Purchase.giveBack(order.value() + "-" + number, order, customer, ORDERED, List.of(back)),
                        CLERK);
    }

    /** One piece, as soon as the order is there. */
    private static boolean claim(Shop node, PurchaseId order) throws Exception {
        for (int i = 0; i < 200; i++) {
            if (node.purchases().find(order).isPresent()) {
                return attempt(() -> node.afterSales()
                        .request(
                                NewAfterSales.of(
                                        AfterSalesKind.RETURN,
                                        order,
                                        AfterSalesReason.NO_REASON,
                                        WantedLine.pieces(1, 1)),
                                CLERK));
            }
        }
        return false;
    }

    /** Asks for one piece and follows it to the money; some ask for more than there is in between. */
    private static boolean giveBack(Shop node, int thread) {
        try {
            AfterSalesId id = node.afterSales().request(wanted(1), CLERK).id();
            if (thread % 3 == 0) {
                askForTooMuchMoney(node);
            }
            node.afterSales().approve(id, CLERK);
            node.afterSales().receive(id, CLERK);
            node.afterSales().inspect(id, found(1), CLERK);
            node.afterSales().refund(id, RefundMethod.ORIGINAL_PAYMENT, null, CLERK);
            return true;
        } catch (RejectedException refused) {
            assertThat(refused.rejection()).isInstanceOf(MoreThanBought.class);
            return false;
        }
    }

    private static void askForTooMuchMoney(Shop node) {
        NewAfterSales money = NewAfterSales.of(
                AfterSalesKind.REFUND, ORDER, AfterSalesReason.PRICE, WantedLine.money(1, Money.of("500.00", "EUR")));
        try {
            node.afterSales().request(money, CLERK);
        } catch (RejectedException refused) {
            assertThat(refused.rejection()).isInstanceOf(MoreThanPaid.class);
        }
    }

    private static boolean attempt(Callable<AfterSalesRequest> step) throws Exception {
        try {
            step.call();
            return true;
        } catch (RejectedException refused) {
            return false;
        }
    }

    private static NewAfterSales wanted(long pieces) {
        return NewAfterSales.of(AfterSalesKind.RETURN, ORDER, AfterSalesReason.NO_REASON, WantedLine.pieces(1, pieces));
    }

    private static List<AfterSalesCommand.Inspect.Line> found(long pieces) {
        return List.of(AfterSalesCommand.Inspect.Line.of(1, pieces, GoodsCondition.UNOPENED));
    }

    private static CustomerId order(Shop shop, long pieces) {
        CustomerId customer =
                shop.customers().register(Identity.shopUser("mei"), CLERK).id();
        shop.purchases().record(sale(ORDER, customer, pieces, "100.00"), CLERK);
        return customer;
    }

    private static Purchase sale(PurchaseId order, CustomerId customer, long pieces, String amount) {
        PurchaseLine line = new PurchaseLine("tea", null, null, pieces, Money.of(amount, "EUR"));
        return Purchase.sale(order.value(), customer, ORDERED, List.of(line));
    }

    private static Shop node(HikariDataSource pool) {
        return Crm.builder(JdbcStorage.own(pool).build())
                .retries(new RetryPolicy(100, Duration.ofMillis(2), Duration.ofMillis(100)))
                .build()
                .shop();
    }
}
