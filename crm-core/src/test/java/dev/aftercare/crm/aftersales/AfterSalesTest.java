package dev.aftercare.crm.aftersales;

import static dev.aftercare.crm.aftersales.Counter.CLERK;
import static dev.aftercare.crm.aftersales.Counter.eur;
import static dev.aftercare.crm.aftersales.Counter.giveBack;
import static dev.aftercare.crm.aftersales.Counter.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.IdempotencyKeyReusedException;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.aftersales.AfterSalesEvent;
import dev.aftercare.crm.model.aftersales.AfterSalesId;
import dev.aftercare.crm.model.aftersales.AfterSalesKind;
import dev.aftercare.crm.model.aftersales.AfterSalesReason;
import dev.aftercare.crm.model.aftersales.AfterSalesState;
import dev.aftercare.crm.model.aftersales.GoodsCondition;
import dev.aftercare.crm.model.aftersales.OrderFactEvent;
import dev.aftercare.crm.model.aftersales.RefundMethod;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AfterSalesTest {

    private final Counter counter = new Counter();
    private final AfterSales afterSales = counter.afterSales;

    private static void assertRefused(Rejection rejection, ThrowingCallable command) {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(command)
                .satisfies(refused -> assertThat(refused.rejection()).isEqualTo(rejection));
    }

    private static AfterSalesCommand.Inspect.Line found(int line, long accepted, GoodsCondition condition) {
        return AfterSalesCommand.Inspect.Line.of(line, accepted, condition);
    }

    @Test
    void aReturnGoesItsWholeWayAndItsHistoryReadsAsSentences() {
        PurchaseId order = counter.order("1001", line("tea", 3, "10.00"));
        NewAfterSales wanted = giveBack(order, 1, 2).saying("I prefer coffee");
        AfterSalesId id = counter.ask(wanted);
        afterSales.approve(id, CLERK);
        afterSales.send(id, "SF Express", "SF-77", counter.mei);
        afterSales.receive(id, CLERK);
        afterSales.inspect(id, List.of(found(1, 2, GoodsCondition.OPENED).keeping(eur("1.00"))), CLERK);
        afterSales.refund(id, RefundMethod.STORE_CREDIT, "pay-9", CLERK);
        AfterSalesRequest closed = afterSales.close(id, CLERK);

        assertThat(closed.state()).isEqualTo(AfterSalesState.CLOSED);
        assertThat(closed.version()).isEqualTo(7);
        assertThat(closed.settlement())
                .isEqualTo(new Settlement(
                        eur("5.67"),
                        eur("0"),
                        RefundMethod.STORE_CREDIT,
                        "pay-9",
                        ReturnFacts.number(id),
                        Counter.START));
        String mei = counter.customer.value().toString();
        assertThat(counter.sentences(id))
                .containsExactly(
                        "2026-03-02T01:00:00Z customer " + mei
                                + " asked for a RETURN of order 1001 for NO_REASON, 2 pieces, 6.67 EUR (at REQUESTED)",
                        "2026-03-02T01:00:00Z agent li.na agreed (REQUESTED -> APPROVED)",
                        "2026-03-02T01:00:00Z customer " + mei
                                + " noted that the goods were sent with SF Express, number SF-77"
                                + " (APPROVED -> IN_TRANSIT)",
                        "2026-03-02T01:00:00Z agent li.na received the goods (IN_TRANSIT -> RECEIVED)",
                        "2026-03-02T01:00:00Z agent li.na inspected the goods: 2 pieces accepted, 0 not, 1.00 EUR kept"
                                + " (RECEIVED -> INSPECTED)",
                        "2026-03-02T01:00:00Z agent li.na paid back 5.67 EUR for goods and 0.00 EUR of the shipping by"
                                + " STORE_CREDIT (INSPECTED -> REFUNDED)",
                        "2026-03-02T01:00:00Z agent li.na put it away (REFUNDED -> CLOSED)");
        assertThat(counter.line(order, 1))
                .isEqualTo(new LineAccount(1, 3, eur("10.00"), 0, 2, eur("0"), eur("5.67"), eur("1.00")));
    }

    @Test
    void whatIsPaidBackStandsBesideTheOrderAsAReturn() {
        PurchaseId order = counter.order("1", line("tea", 2, "10.00"), line("mug", 1, "5.00"));
        AfterSalesId back = counter.ask(giveBack(order, 1, 1));
        AfterSalesId money = afterSales
                .request(
                        NewAfterSales.of(
                                AfterSalesKind.REFUND,
                                order,
                                AfterSalesReason.DEFECTIVE,
                                WantedLine.money(2, eur("2.00"))),
                        CLERK)
                .id();
        counter.refunded(back);
        afterSales.approve(money, CLERK);
        afterSales.refund(money, RefundMethod.CASH, null, CLERK);

        Purchase returned =
                counter.shop.purchases().find(ReturnFacts.number(back)).orElseThrow();
        assertThat(returned)
                .isEqualTo(Purchase.giveBack(
                        ReturnFacts.number(back).value(),
                        order,
                        counter.customer,
                        Counter.START,
                        List.of(line("tea", 1, "5.00"))));
        assertThat(counter.shop
                        .purchases()
                        .find(ReturnFacts.number(money))
                        .orElseThrow()
                        .lines())
                .containsExactly(new PurchaseLine("refund", null, "home/mug", 1, eur("2.00")));
        assertThat(counter.shop.purchases().totals(counter.customer).get(0).net())
                .isEqualTo(eur("8.00"));
        assertThat(counter.shop.events().history(AggregateRef.of(ReturnFacts.number(back))))
                .hasSize(1);
    }

    @Test
    void noNumberOfRequestsClaimsMoreThanWasBought() {
        PurchaseId order = counter.order("1", line("tea", 3, "10.00"));
        counter.refunded(counter.ask(giveBack(order, 1, 1)));
        counter.ask(giveBack(order, 1, 1));

        assertRefused(new MoreThanBought(1, 2, 1, 1, 1), () -> counter.ask(giveBack(order, 1, 2)));
        counter.ask(giveBack(order, 1, 1));
        assertRefused(new MoreThanBought(1, 1, 1, 2, 0), () -> counter.ask(giveBack(order, 1, 1)));
        assertThat(new MoreThanBought(1, 1, 1, 2, 0).message())
                .isEqualTo("1 pieces of line 1 are claimed, 1 came back before and 2 are in other requests;"
                        + " allowed: at most 0");
    }

    @Test
    void noNumberOfRequestsAsksForMoreThanWasPaid() {
        PurchaseId order = counter.order("1", line("tea", 2, "10.00"));
        counter.ask(giveBack(order, 1, 1));
        WantedLine most = WantedLine.money(1, eur("5.00"));
        WantedLine more = WantedLine.money(1, eur("5.01"));

        assertRefused(
                new MoreThanPaid(1, eur("5.01"), eur("5.00")),
                () -> counter.ask(NewAfterSales.of(AfterSalesKind.REFUND, order, AfterSalesReason.PRICE, more)));
        AfterSalesId money = counter.ask(NewAfterSales.of(AfterSalesKind.REFUND, order, AfterSalesReason.PRICE, most));
        assertThat(counter.line(order, 1).left()).isEqualTo(eur("0"));
        afterSales.reject(money, "No", CLERK);
        assertThat(counter.line(order, 1).left()).isEqualTo(eur("5.00"));
    }

    @Test
    void moneyOfAnotherCurrencyIsNamedBesideThatOfTheOrder() {
        PurchaseId order = counter.order("1", line("tea", 2, "10.00"));
        WantedLine dollars = WantedLine.money(1, Money.of("1.00", "USD"));

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() ->
                        counter.ask(NewAfterSales.of(AfterSalesKind.REFUND, order, AfterSalesReason.PRICE, dollars)))
                .withMessage("wanted.amount is in USD; allowed: the order's currency, EUR");
    }

    @Test
    void whatTheShopTookBackByItselfIsNotClaimedOnceMore() {
        PurchaseId order = counter.order("1", line("tea", 3, "10.00"), line("mug", 1, "5.00"), line("tea", 1, "3.00"));
        AfterSalesId open = counter.ask(giveBack(order, 1, 1));
        Purchase byHand = Purchase.giveBack(
                "r-1", order, counter.customer, Counter.START, List.of(line("tea", 3, "7.50"), line("jug", 1, "9.00")));

        assertThat(counter.shop.purchases().record(byHand, CLERK)).isTrue();
        assertThat(counter.shop.purchases().record(byHand, CLERK)).isFalse();

        assertThat(counter.line(order, 1))
                .isEqualTo(new LineAccount(1, 3, eur("10.00"), 1, 2, eur("3.33"), eur("5.00"), eur("0")));
        assertThat(counter.line(order, 3))
                .isEqualTo(new LineAccount(3, 1, eur("3.00"), 0, 1, eur("0"), eur("2.50"), eur("0")));
        assertRefused(new MoreThanBought(1, 1, 2, 1, 0), () -> counter.ask(giveBack(order, 1, 1)));
        assertRefused(new MoreThanBought(3, 1, 1, 0, 0), () -> counter.ask(giveBack(order, 3, 1)));
        assertRefused(
                new ChargesAreFixed(order), () -> afterSales.charged(order, Charges.of(eur("1"), eur("0")), CLERK));
        assertThat(counter.refunded(open).settlement().goods()).isEqualTo(eur("5.00"));
        assertThat(afterSales.order(order).refunded()).isEqualTo(eur("12.50"));
        assertThat(counter.shop.events().history(new AggregateRef("after-sales-order", "1")))
                .extracting(Event::body)
                .containsExactly(new OrderFactEvent.ReturnNoted(order, byHand.id(), 3, eur("7.50")));
    }

    @Test
    void returnsThatCameBeforeTheirOrderCountOnceItIsThere() {
        PurchaseId later = new PurchaseId("later");
        early("r-1", later, line("tea", 1, "4.00"), line("jug", 1, "9.00"));
        early("r-2", null, line("tea", 1, "1.00"));
        early("r-3", later, line("tea", 1, "99.00"));
        early("r-4", later, line("jug", 1, "9.00"));
        PurchaseId order = counter.order("later", line("tea", 3, "10.00"));

        OrderAccount account = afterSales.order(order);
        assertThat(account.line(1))
                .isEqualTo(new LineAccount(1, 3, eur("10.00"), 0, 2, eur("0"), eur("10.00"), eur("0")));
        assertRefused(new MoreThanBought(1, 2, 2, 0, 1), () -> counter.ask(giveBack(order, 1, 2)));
        counter.ask(giveBack(order, 1, 1));
        early("r-5", later, line("tea", 1, "1.00"));

        assertThat(counter.line(order, 1))
                .isEqualTo(new LineAccount(
                        1, 3, eur("10.00"), 1, 2, eur("0"), eur("10.00"), eur("0"), new Elsewhere(1, eur("1.00"))));
        assertThat(counter.shop.events().history(new AggregateRef("after-sales-order", "later")))
                .extracting(Event::body)
                .containsExactly(
                        new OrderFactEvent.ReturnNoted(order, new PurchaseId("r-1"), 1, eur("4.00")),
                        new OrderFactEvent.ReturnNoted(order, new PurchaseId("r-3"), 1, eur("6.00")),
                        new OrderFactEvent.ReturnNoted(order, new PurchaseId("r-5"), 1, eur("0")));
    }

    @Test
    void whatCameBackElsewhereWhileARequestHeldItIsNotClaimedOnceTheRequestIsOver() {
        PurchaseId order = counter.order("1", line("tea", 3, "30.00"));
        AfterSalesId withdrawn = counter.ask(giveBack(order, 1, 1));
        AfterSalesId halfAccepted = counter.ask(giveBack(order, 1, 2));
        early("r-1", order, line("tea", 2, "20.00"));
        assertThat(counter.line(order, 1).elsewhere()).isEqualTo(new Elsewhere(2, eur("20.00")));

        afterSales.withdraw(withdrawn, null, CLERK);

        assertThat(counter.line(order, 1))
                .isEqualTo(new LineAccount(
                        1,
                        3,
                        eur("30.00"),
                        2,
                        1,
                        eur("20.00"),
                        eur("10.00"),
                        eur("0"),
                        new Elsewhere(1, eur("10.00"))));
        assertRefused(new MoreThanBought(1, 1, 1, 2, 0), () -> counter.ask(giveBack(order, 1, 1)));

        afterSales.approve(halfAccepted, CLERK);
        afterSales.receive(halfAccepted, CLERK);
        afterSales.inspect(halfAccepted, List.of(found(1, 1, GoodsCondition.OPENED)), CLERK);
        afterSales.refund(halfAccepted, RefundMethod.CASH, null, CLERK);

        assertThat(counter.line(order, 1))
                .isEqualTo(new LineAccount(1, 3, eur("30.00"), 0, 3, eur("0"), eur("30.00"), eur("0")));
        assertThat(counter.shop.events().history(new AggregateRef("after-sales-order", "1")))
                .extracting(Event::body)
                .containsExactly(new OrderFactEvent.ReturnNoted(order, new PurchaseId("r-1"), 2, eur("0")));
    }

    @Test
    void whatARequestBringsInTheEndIsItsOwnHoweverOftenItWasNotedElsewhere() {
        PurchaseId order = counter.order("1", line("tea", 2, "20.00"));
        AfterSalesId open = counter.ask(giveBack(order, 1, 2));
        early("r-1", order, line("tea", 2, "20.00"));
        early("r-2", order, line("tea", 2, "20.00"));

        counter.refunded(open);

        assertThat(counter.line(order, 1))
                .isEqualTo(new LineAccount(1, 2, eur("20.00"), 0, 2, eur("0"), eur("20.00"), eur("0")));
    }

    @Test
    void chargesOfAnOrderWhoseReturnsCameFirstAreStillRecorded() {
        PurchaseId later = new PurchaseId("later");
        early("r-1", later, line("tea", 3, "10.00"));
        counter.order("later", line("tea", 4, "10.00"));

        OrderAccount charged = afterSales.charged(later, Charges.of(eur("2.00"), eur("1.00")), CLERK);

        assertThat(charged).isEqualTo(afterSales.order(later));
        assertThat(charged.refunded()).isEqualTo(eur("8.00"));
        assertThat(charged.line(1).claimable()).isEqualTo(1);
        assertThat(charged.early()).isEmpty();
        assertThat(counter.shop.events().history(new AggregateRef("after-sales-order", "later")))
                .extracting(Event::body)
                .containsExactly(
                        new OrderFactEvent.ReturnNoted(later, new PurchaseId("r-1"), 3, eur("8.00")),
                        new OrderFactEvent.OrderCharged(later, eur("2.00"), eur("1.00")));
        assertRefused(
                new ChargesAreFixed(later), () -> afterSales.charged(later, Charges.of(eur("1"), eur("0")), CLERK));
    }

    private void early(String number, PurchaseId order, PurchaseLine... lines) {
        counter.shop
                .purchases()
                .record(Purchase.giveBack(number, order, counter.customer, Counter.START, List.of(lines)), CLERK);
    }

    @Test
    void whatOneClaimGivesUpAnotherMayClaim() {
        PurchaseId order = counter.order("1", line("tea", 3, "10.00"));
        AfterSalesId first = counter.ask(giveBack(order, 1, 1));
        AfterSalesId second = counter.ask(giveBack(order, 1, 1));
        AfterSalesId third = counter.ask(giveBack(order, 1, 1));
        afterSales.withdraw(second, "I keep it", counter.mei);
        AfterSalesId again = counter.ask(giveBack(order, 1, 1));

        counter.refunded(first);
        counter.refunded(third);
        counter.refunded(again);

        assertThat(afterSales.order(order).refunded()).isEqualTo(eur("10.00"));
        assertThat(afterSales.order(order).isWhollyReturned()).isTrue();
    }

    @Test
    void theLastPieceBringsWhatAWithdrawnClaimOnMoneyLeft() {
        PurchaseId order = counter.order("1", line("tea", 1, "10.00"));
        AfterSalesId money = counter.ask(NewAfterSales.of(
                AfterSalesKind.REFUND, order, AfterSalesReason.PRICE, WantedLine.money(1, eur("4.00"))));
        AfterSalesId back = counter.ask(giveBack(order, 1, 1));
        assertThat(counter.request(back).value()).isEqualTo(eur("6.00"));
        afterSales.withdraw(money, null, counter.mei);

        assertThat(counter.refunded(back).settlement().goods()).isEqualTo(eur("10.00"));
    }

    @Test
    void whatTheShopKeptCanBeAskedForAndIsKeptAgainIfThatComesToNothing() {
        PurchaseId order = counter.order("1", line("tea", 1, "10.00"));
        AfterSalesId back = counter.ask(giveBack(order, 1, 1));
        afterSales.approve(back, CLERK);
        afterSales.receive(back, CLERK);
        afterSales.inspect(back, List.of(found(1, 1, GoodsCondition.OPENED).keeping(eur("3.00"))), CLERK);
        afterSales.refund(back, RefundMethod.ORIGINAL_PAYMENT, null, CLERK);
        NewAfterSales contested = NewAfterSales.of(
                AfterSalesKind.REFUND, order, AfterSalesReason.OTHER, WantedLine.money(1, eur("2.00")));

        AfterSalesId first = counter.ask(contested);
        assertThat(counter.line(order, 1).withheld()).isEqualTo(eur("1.00"));
        afterSales.reject(first, "It was opened", CLERK);
        assertThat(counter.line(order, 1).withheld()).isEqualTo(eur("3.00"));
        AfterSalesId second = counter.ask(contested);
        afterSales.approve(second, CLERK);
        afterSales.refund(second, RefundMethod.ORIGINAL_PAYMENT, null, CLERK);

        assertThat(counter.line(order, 1).refunded()).isEqualTo(eur("9.00"));
        assertThat(counter.line(order, 1).withheld()).isEqualTo(eur("1.00"));
    }

    @Test
    void shippingComesBackAsThePolicySays() {
        for (ShippingRefund rule : ShippingRefund.values()) {
            afterSales.define(
                    AfterSalesPolicy.builder(ZoneOffset.UTC)
                            .term(EligibilityTerm.of(AfterSalesKind.RETURN))
                            .term(EligibilityTerm.of(AfterSalesKind.REFUND))
                            .shipping(rule)
                            .build(),
                    CLERK);
            PurchaseId order = counter.order(rule.name(), line("tea", 3, "30.00"), line("mug", 1, "10.00"));
            afterSales.charged(order, Charges.of(eur("4.00"), eur("5.00")), CLERK);
            List<String> shipping = new ArrayList<>();
            for (NewAfterSales wanted : List.of(giveBack(order, 1, 2), giveBack(order, 2, 1), giveBack(order, 1, 1))) {
                AfterSalesRequest paid = counter.refunded(counter.ask(wanted));
                shipping.add(paid.settlement().shipping().amount().toPlainString());
            }

            assertThat(String.join(" ", shipping))
                    .isEqualTo(
                            switch (rule) {
                                case NEVER -> "0.00 0.00 0.00";
                                case WITH_THE_LAST_PIECE -> "0.00 0.00 5.00";
                                case IN_PROPORTION -> "2.50 1.25 1.25";
                            });
            assertThat(afterSales.order(order).refunded())
                    .isEqualTo(rule == ShippingRefund.NEVER ? eur("36.00") : eur("41.00"));
        }
    }

    @Test
    void shippingAskedForByNameIsPaidBackOnceAndIsNoReturnOfGoods() {
        PurchaseId order = counter.order("1", line("tea", 1, "10.00"));
        afterSales.charged(order, Charges.of(eur("0"), eur("5.00")), CLERK);
        AfterSalesId late = counter.ask(NewAfterSales.of(
                AfterSalesKind.REFUND,
                order,
                AfterSalesReason.LATE,
                WantedLine.money(LineAccount.SHIPPING, eur("3.00"))));
        afterSales.approve(late, CLERK);

        Settlement paid = afterSales
                .refund(late, RefundMethod.ORIGINAL_PAYMENT, null, CLERK)
                .settlement();
        Settlement rest = counter.refunded(counter.ask(giveBack(order, 1, 1))).settlement();

        assertThat(paid.goods()).isEqualTo(eur("0"));
        assertThat(paid.shipping()).isEqualTo(eur("3.00"));
        assertThat(paid.recorded()).isNull();
        assertThat(rest.shipping()).isEqualTo(eur("2.00"));
        assertThat(rest.total()).isEqualTo(eur("12.00"));
    }

    @Test
    void chargesAreFixedOnceSomethingIsClaimed() {
        PurchaseId order = counter.order("1", line("tea", 1, "10.00"));
        Charges charges = Charges.of(eur("1.00"), eur("5.00"));
        afterSales.charged(order, Charges.of(eur("0"), eur("5.00")), CLERK);
        afterSales.charged(order, charges, CLERK);
        counter.ask(giveBack(order, 1, 1));

        assertThat(afterSales.charged(order, charges, CLERK).charges()).isEqualTo(charges);
        assertRefused(
                new ChargesAreFixed(order), () -> afterSales.charged(order, Charges.of(eur("0"), eur("0")), CLERK));
        assertThat(counter.shop.events().history(new AggregateRef("after-sales-order", "1")))
                .extracting(Event::sequence)
                .containsExactly(1L, 2L);
    }

    @Test
    void whatStandsAgainstARequestIsForThePersonToDecide() {
        PurchaseId order = counter.order("1", line("tea", 1, "10.00"));
        afterSales.delivered(order, Counter.START, CLERK);
        counter.after(Duration.ofDays(9));
        NewAfterSales wanted = giveBack(order, 1, 1);
        Assessment assessment = afterSales.assess(wanted, counter.mei);
        AfterSalesId id = counter.ask(wanted);

        assertThat(assessment.objections()).hasSize(1);
        assertThat(counter.request(id).assessment()).isEqualTo(assessment);
        assertRefused(
                new NotEligible(AfterSalesStep.APPROVE, assessment.objections()), () -> afterSales.approve(id, CLERK));
        assertThat(afterSales
                        .approveAsException(id, "A regular", CLERK.because("Ask Bo"))
                        .state())
                .isEqualTo(AfterSalesState.APPROVED);
        assertThat(counter.sentences(id))
                .last()
                .asString()
                .contains("agreed as an exception: A regular, because: Ask Bo");
    }

    @Test
    void aRequestIsJudgedByThePolicyOfItsTime() {
        afterSales.define(
                AfterSalesPolicy.builder(ZoneOffset.UTC)
                        .term(EligibilityTerm.of(AfterSalesKind.RETURN).inCondition(GoodsCondition.UNOPENED))
                        .build(),
                CLERK);
        PurchaseId order = counter.order("1", line("tea", 2, "10.00"));
        AfterSalesId before = counter.ask(giveBack(order, 1, 1));
        afterSales.define(
                AfterSalesPolicy.builder(ZoneOffset.UTC)
                        .term(EligibilityTerm.of(AfterSalesKind.RETURN))
                        .approval(ApprovalMode.WHEN_ELIGIBLE)
                        .build(),
                CLERK);
        AfterSalesId after = counter.ask(giveBack(order, 1, 1));

        assertThat(counter.request(before).assessment().policy()).isEqualTo("default@1");
        assertThat(counter.request(after).assessment().policy()).isEqualTo("default@2");
        assertThat(counter.request(before).state()).isEqualTo(AfterSalesState.REQUESTED);
        assertThat(counter.request(after).state()).isEqualTo(AfterSalesState.APPROVED);
        assertThat(counter.happened(after)).containsExactly("AfterSalesRequested", "AfterSalesApproved");
        afterSales.approve(before, CLERK);
        afterSales.receive(before, CLERK);
        afterSales.receive(after, CLERK);
        List<AfterSalesCommand.Inspect.Line> used = List.of(found(1, 1, GoodsCondition.USED));
        assertRefused(
                new NotEligible(
                        AfterSalesStep.INSPECT,
                        List.of(new Objection(Objection.Ground.CONDITION_NOT_TAKEN, 1, "[UNOPENED]"))),
                () -> afterSales.inspect(before, used, CLERK));
        assertThat(afterSales.inspect(after, used, CLERK).state()).isEqualTo(AfterSalesState.INSPECTED);
        assertThat(afterSales
                        .apply(before, new AfterSalesCommand.Inspect(used, new FreeText("A gift")), CLERK)
                        .pieces())
                .isEqualTo(1);
        assertThat(afterSales
                        .policy(counter.request(before).assessment())
                        .term(AfterSalesKind.RETURN, AfterSalesReason.OTHER))
                .isPresent();
    }

    @Test
    void piecesThatTheInspectionDoesNotTakeStayTheCustomersAndCanBeClaimedAgain() {
        PurchaseId order = counter.order("1", line("tea", 3, "10.00"));
        AfterSalesId id = counter.ask(giveBack(order, 1, 3));
        afterSales.approve(id, CLERK);
        afterSales.receive(id, CLERK);
        assertRefused(
                new InspectionDoesNotFit(1, "0 to 3 pieces accepted"), () -> afterSales.inspect(id, List.of(), CLERK));
        assertRefused(
                new InspectionDoesNotFit(1, "0 to 3 pieces accepted"),
                () -> afterSales.inspect(id, List.of(found(1, 4, GoodsCondition.OPENED)), CLERK));
        assertRefused(
                new InspectionDoesNotFit(2, "lines of the request"),
                () -> afterSales.inspect(
                        id, List.of(found(1, 3, GoodsCondition.OPENED), found(2, 0, GoodsCondition.OPENED)), CLERK));
        assertRefused(
                new InspectionDoesNotFit(1, "a deduction of at most 6.67 EUR"),
                () -> afterSales.inspect(
                        id, List.of(found(1, 2, GoodsCondition.OPENED).keeping(eur("6.68"))), CLERK));

        afterSales.inspect(id, List.of(found(1, 2, GoodsCondition.OPENED)), CLERK);
        assertThat(counter.line(order, 1).claimable()).isEqualTo(1);
        afterSales.refund(id, RefundMethod.ORIGINAL_PAYMENT, null, CLERK);
        counter.refunded(counter.ask(giveBack(order, 1, 1)));

        assertThat(afterSales.order(order).refunded()).isEqualTo(eur("10.00"));
    }

    @Test
    void whatTheInspectionDoesNotTakeAtAllCanOnlyBeRefused() {
        PurchaseId order = counter.order("1", line("tea", 1, "10.00"));
        AfterSalesId id = afterSales
                .request(
                        NewAfterSales.of(
                                AfterSalesKind.REPAIR, order, AfterSalesReason.DEFECTIVE, WantedLine.pieces(1, 1)),
                        counter.mei)
                .id();
        afterSales.approve(id, CLERK);
        afterSales.receive(id, CLERK);
        afterSales.inspect(id, List.of(found(1, 0, GoodsCondition.DAMAGED)), CLERK);

        assertRefused(
                new NothingAccepted(AfterSalesStep.REFUND),
                () -> afterSales.refund(id, RefundMethod.CASH, null, CLERK));
        assertRefused(new NothingAccepted(AfterSalesStep.REPLACE), () -> afterSales.replace(id, null, CLERK));
        assertRefused(new NothingAccepted(AfterSalesStep.REPAIR), () -> afterSales.repair(id, null, CLERK));
        afterSales.reject(id, "Water damage", CLERK);
        assertThat(counter.line(order, 1).left()).isEqualTo(eur("10.00"));
    }

    @Test
    void whatIsExchangedOrRepairedIsTheCustomersAgainAndCanBeGivenBackLater() {
        for (AfterSalesKind kind : List.of(AfterSalesKind.EXCHANGE, AfterSalesKind.REPAIR)) {
            PurchaseId order = counter.order(kind.name(), line("tea", 1, "10.00"));
            AfterSalesId id = afterSales
                    .request(
                            NewAfterSales.of(kind, order, AfterSalesReason.DEFECTIVE, WantedLine.pieces(1, 1)),
                            counter.mei)
                    .id();
            counter.inspected(id);
            assertThat(counter.line(order, 1).claimable()).isZero();

            AfterSalesRequest done = kind == AfterSalesKind.REPAIR
                    ? afterSales.repair(id, "parcel-1", CLERK)
                    : afterSales.replace(id, "order-2", CLERK);

            assertThat(done.settlement()).isNull();
            assertThat(counter.line(order, 1).claimable()).isEqualTo(1);
            assertThat(counter.refunded(counter.ask(giveBack(order, 1, 1)))
                            .settlement()
                            .goods())
                    .isEqualTo(eur("10.00"));
        }
    }

    @Test
    void whatCannotBeMendedIsPaidBack() {
        PurchaseId order = counter.order("1", line("tea", 1, "10.00"));
        AfterSalesId id = afterSales
                .request(
                        NewAfterSales.of(
                                AfterSalesKind.REPAIR, order, AfterSalesReason.DEFECTIVE, WantedLine.pieces(1, 1)),
                        counter.mei)
                .id();

        assertThat(counter.refunded(id).settlement().total()).isEqualTo(eur("10.00"));
        assertThat(counter.line(order, 1).returned()).isEqualTo(1);
    }

    @Test
    void aStepSentTwiceUnderAKeyCountsOnce() {
        PurchaseId order = counter.order("1", line("tea", 3, "10.00"));
        AfterSalesRequest first = afterSales.request(giveBack(order, 1, 1), counter.mei.once("k1"));

        assertThat(afterSales.request(giveBack(order, 1, 1), counter.mei.once("k1")))
                .isEqualTo(first);
        assertThatExceptionOfType(IdempotencyKeyReusedException.class)
                .isThrownBy(() -> afterSales.request(giveBack(order, 1, 2), counter.mei.once("k1")));
        counter.inspected(first.id());
        By once = CLERK.once("k2");
        AfterSalesRequest paid = afterSales.refund(first.id(), RefundMethod.CASH, null, once);
        assertThat(afterSales.refund(first.id(), RefundMethod.CASH, null, once)).isEqualTo(paid);
        assertThat(afterSales.order(order).refunded()).isEqualTo(eur("3.33"));
        assertThat(afterSales.page(order, PageRequest.first(10)).items()).hasSize(1);
    }

    @Test
    void nothingIsToBeFoundOfAnotherCustomer() {
        PurchaseId order = counter.order("1", line("tea", 1, "10.00"));
        AfterSalesId id = counter.ask(giveBack(order, 1, 1));
        By other = By.customer(new CustomerId(new UUID(9, 9)));

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> afterSales.request(giveBack(order, 1, 1), other))
                .withMessage("no purchase with id 1");
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> afterSales.withdraw(id, null, other));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> afterSales.approve(new AfterSalesId(new UUID(1, 2)), CLERK));
        assertRefused(new NotTheCustomersStep(AfterSalesStep.APPROVE), () -> afterSales.approve(id, counter.mei));
    }

    @Test
    void whatIsMalformedIsNamedBeforeAnythingIsStored() {
        PurchaseId order = counter.order("1", line("tea", 1, "10.00"));
        Purchase back = Purchase.giveBack("R", order, counter.customer, Counter.START, List.of(line("tea", 1, "1")));
        counter.shop.purchases().record(back, CLERK);

        assertRefused(new NotAnOrder(back.id()), () -> counter.ask(giveBack(back.id(), 1, 1)));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> counter.ask(giveBack(order, 2, 1)))
                .satisfies(e -> assertThat(e.allowed()).isEqualTo("1 to 1"));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> afterSales.assess(giveBack(order, 2, 1), CLERK));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> NewAfterSales.of(
                        AfterSalesKind.RETURN, order, AfterSalesReason.OTHER, WantedLine.money(1, eur("1"))));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> NewAfterSales.of(
                        AfterSalesKind.RETURN,
                        order,
                        AfterSalesReason.OTHER,
                        WantedLine.pieces(1, 1),
                        WantedLine.pieces(1, 1)));
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> WantedLine.money(1, eur("0")));
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> WantedLine.pieces(0, 1));
        assertThat(afterSales.page(counter.customer, PageRequest.first(10)).items())
                .isEmpty();
    }

    @Test
    void requestsAreFoundByCustomerOrderAndStateInPages() {
        CustomerId other = counter.shop
                .customers()
                .register(Identity.shopUser("lin"), CLERK)
                .id();
        PurchaseId order = counter.order("1", line("tea", 5, "10.00"));
        List<AfterSalesId> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(counter.ask(giveBack(order, 1, 1)));
            counter.after(Duration.ofMinutes(1));
        }
        afterSales.reject(ids.get(1), "No", CLERK);

        assertThat(pages(request -> afterSales.page(order, request)))
                .containsExactly(ids.get(4), ids.get(3), ids.get(2), ids.get(1), ids.get(0));
        assertThat(pages(request -> afterSales.page(AfterSalesState.REQUESTED, request)))
                .containsExactly(ids.get(4), ids.get(3), ids.get(2), ids.get(0));
        assertThat(pages(request -> afterSales.page(AfterSalesState.REJECTED, request)))
                .containsExactly(ids.get(1));
        assertThat(pages(request -> afterSales.page(counter.customer, request)))
                .containsExactly(ids.get(1), ids.get(4), ids.get(3), ids.get(2), ids.get(0));
        assertThat(pages(request -> afterSales.page(other, request))).isEmpty();
        assertThat(pages(request -> afterSales.page(new PurchaseId("2"), request)))
                .isEmpty();
    }

    @Test
    void everyKindOfEventHasAPhraseAndTheStoryIsTheAggregates() {
        assertThat(AfterSalesPhrases.known()).isEqualTo(Set.of(AfterSalesEvent.class.getPermittedSubclasses()));
    }

    @Test
    void aRequestComesBackFromJsonAsItWas() {
        PurchaseId order = counter.order("1", line("tea", 2, "10.00"));
        AfterSalesRequest paid =
                counter.refunded(counter.ask(giveBack(order, 1, 1).saying("Bitte")));
        OrderAccount account = afterSales.order(order);

        String json = CrmJson.mapper().writeValueAsString(paid);
        assertThat(CrmJson.mapper().readValue(json, AfterSalesRequest.class)).isEqualTo(paid);
        String order1 = CrmJson.mapper().writeValueAsString(account);
        assertThat(CrmJson.mapper().readValue(order1, OrderAccount.class)).isEqualTo(account);
        assertThat(paid.toString()).doesNotContain("Bitte");
    }

    private static List<AfterSalesId> pages(java.util.function.Function<PageRequest, Page<AfterSalesRequest>> list) {
        List<AfterSalesId> all = new ArrayList<>();
        PageRequest next = PageRequest.first(2);
        while (next != null) {
            Page<AfterSalesRequest> page = list.apply(next);
            page.items().forEach(request -> all.add(request.id()));
            next = page.next() == null ? null : PageRequest.first(2).after(page.next());
        }
        return all;
    }
}
