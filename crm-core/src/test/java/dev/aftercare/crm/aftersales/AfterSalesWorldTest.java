package dev.aftercare.crm.aftersales;

import static dev.aftercare.crm.aftersales.Counter.CLERK;
import static dev.aftercare.crm.aftersales.Counter.eur;
import static dev.aftercare.crm.aftersales.Counter.giveBack;
import static dev.aftercare.crm.aftersales.Counter.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.loyalty.Programme;
import dev.aftercare.crm.loyalty.Rate;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.aftersales.AfterSalesId;
import dev.aftercare.crm.model.aftersales.AfterSalesKind;
import dev.aftercare.crm.model.aftersales.AfterSalesReason;
import dev.aftercare.crm.model.aftersales.AfterSalesState;
import dev.aftercare.crm.model.aftersales.RefundMethod;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.ticket.CancelReason;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.model.ticket.WaitingFor;
import dev.aftercare.crm.ticket.NewTicket;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What requests do to tickets, points and the clock. */
class AfterSalesWorldTest {

    private static final ProgrammeId GOLD = new ProgrammeId("gold");

    private final Counter counter = new Counter();
    private final AfterSales afterSales = counter.afterSales;

    private TicketId ticketOf(CustomerId customer) {
        return counter.shop
                .tickets()
                .receive(NewTicket.of(customer, TicketType.AFTER_SALES, Channel.APP, "Back, please"), CLERK)
                .id();
    }

    private Ticket ticket(TicketId id) {
        return counter.shop.tickets().find(id).orElseThrow();
    }

    @Test
    void theTicketWaitsFromTheApprovalUntilTheGoodsAreBack() {
        PurchaseId order = counter.order("1", line("tea", 1, "10.00"));
        TicketId ticket = ticketOf(counter.customer);
        AfterSalesId id = counter.ask(giveBack(order, 1, 1).partOf(ticket));

        assertThat(ticket(ticket).isOnHold()).isFalse();
        afterSales.approve(id, CLERK);
        assertThat(ticket(ticket).handling().hold().waitingFor()).isEqualTo(WaitingFor.CUSTOMER);
        afterSales.send(id, null, null, counter.mei);
        assertThat(ticket(ticket).isOnHold()).isTrue();
        afterSales.receive(id, CLERK);
        assertThat(ticket(ticket).isOnHold()).isFalse();
        assertThat(ticket(ticket).version()).isEqualTo(3);
    }

    @Test
    void theTicketWaitsForTheLastOfSeveralParcels() {
        PurchaseId order = counter.order("1", line("tea", 2, "10.00"));
        TicketId ticket = ticketOf(counter.customer);
        AfterSalesId one = counter.ask(giveBack(order, 1, 1).partOf(ticket));
        AfterSalesId two = counter.ask(giveBack(order, 1, 1).partOf(ticket));
        afterSales.approve(one, CLERK);
        afterSales.approve(two, CLERK);

        afterSales.receive(one, CLERK);
        assertThat(ticket(ticket).isOnHold()).isTrue();
        afterSales.withdraw(two, null, counter.mei);
        assertThat(ticket(ticket).isOnHold()).isFalse();
    }

    @Test
    void aWaitThatSomebodyElseBeganIsNotEnded() {
        PurchaseId order = counter.order("1", line("tea", 1, "10.00"));
        TicketId ticket = ticketOf(counter.customer);
        counter.shop.tickets().hold(ticket, WaitingFor.THIRD_PARTY, "The maker is asked", CLERK);
        AfterSalesId id = counter.ask(giveBack(order, 1, 1).partOf(ticket));

        afterSales.approve(id, CLERK);
        afterSales.receive(id, CLERK);
        assertThat(ticket(ticket).handling().hold().waitingFor()).isEqualTo(WaitingFor.THIRD_PARTY);
    }

    @Test
    void aTicketThatIsOverNeedsNotWaitAndOneThatWasResumedByHandStaysSo() {
        PurchaseId order = counter.order("1", line("tea", 2, "10.00"));
        TicketId over = ticketOf(counter.customer);
        TicketId resumed = ticketOf(counter.customer);
        AfterSalesId one = counter.ask(giveBack(order, 1, 1).partOf(over));
        AfterSalesId two = counter.ask(giveBack(order, 1, 1).partOf(resumed));
        counter.shop.tickets().cancel(over, CancelReason.WITHDRAWN, null, CLERK);

        afterSales.approve(one, CLERK);
        afterSales.receive(one, CLERK);
        afterSales.approve(two, CLERK);
        counter.shop.tickets().resume(resumed, CLERK);
        afterSales.receive(two, CLERK);

        assertThat(ticket(over).version()).isEqualTo(2);
        assertThat(ticket(resumed).version()).isEqualTo(3);
    }

    @Test
    void aRequestBelongsToATicketOfItsCustomer() {
        PurchaseId order = counter.order("1", line("tea", 1, "10.00"));
        TicketId others = ticketOf(counter.shop
                .customers()
                .register(Identity.shopUser("lin"), CLERK)
                .id());

        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> counter.ask(giveBack(order, 1, 1).partOf(others)))
                .satisfies(refused -> assertThat(refused.rejection()).isEqualTo(new TicketOfAnother(others)));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> counter.ask(giveBack(order, 1, 1).partOf(new TicketId(new UUID(7, 7)))));
    }

    @Test
    void goodsThatNeverComeEndTheRequestByRuleAndGoodsOnTheirWayDoNot() {
        PurchaseId order = counter.order("1", line("tea", 2, "10.00"));
        AfterSalesId never = counter.ask(giveBack(order, 1, 1));
        AfterSalesId sent = counter.ask(giveBack(order, 1, 1));
        afterSales.approve(never, CLERK);
        afterSales.approve(sent, CLERK);
        afterSales.send(sent, null, null, counter.mei);

        counter.after(Duration.ofDays(14).minusNanos(1_000));
        counter.shop.runDue(100);
        assertThat(counter.request(never).state()).isEqualTo(AfterSalesState.APPROVED);
        counter.after(Duration.ofNanos(1_000));
        counter.shop.runDue(100);

        assertThat(counter.request(never).state()).isEqualTo(AfterSalesState.WITHDRAWN);
        assertThat(counter.request(sent).state()).isEqualTo(AfterSalesState.IN_TRANSIT);
        assertThat(counter.line(order, 1).claimed()).isEqualTo(1);
        assertThat(counter.sentences(never)).last().asString().contains("rule clock withdrew it");
    }

    @Test
    void aSettledRequestIsPutAwayByRule() {
        PurchaseId order = counter.order("1", line("tea", 1, "10.00"));
        AfterSalesId id = counter.ask(giveBack(order, 1, 1));
        counter.refunded(id);

        counter.after(Duration.ofDays(7));
        assertThat(counter.shop.runDue(100).done()).isEqualTo(1);
        assertThat(counter.request(id).state()).isEqualTo(AfterSalesState.CLOSED);
        assertThat(counter.shop.runDue(100).done()).isZero();
    }

    @Test
    void storeCreditIsThereWithTheRefundAndOnce() {
        PurchaseId order = counter.order("1", line("tea", 2, "10.00"));
        AfterSalesId credited = counter.ask(giveBack(order, 1, 1));
        AfterSalesId paid = counter.ask(giveBack(order, 1, 1));
        counter.inspected(credited);

        afterSales.refund(credited, RefundMethod.STORE_CREDIT, null, CLERK.once("k"));
        afterSales.refund(credited, RefundMethod.STORE_CREDIT, null, CLERK.once("k"));
        counter.refunded(paid);

        assertThat(counter.shop.credit().balance(counter.customer, "EUR")).isEqualTo(eur("5.00"));
    }

    @Test
    void pointsFollowWhatIsPaidBackOnce() {
        PurchaseId order = loyalOrder();
        AfterSalesId money = counter.ask(NewAfterSales.of(
                AfterSalesKind.REFUND, order, AfterSalesReason.PRICE, WantedLine.money(1, eur("10.00"))));
        AfterSalesId back = counter.ask(giveBack(order, 1, 1));
        afterSales.approve(money, CLERK);
        afterSales.refund(money, RefundMethod.CASH, null, CLERK);
        counter.shop.runDue(100);

        // A tenth of the money takes a tenth of the points, and none of the pieces.
        assertThat(points()).isEqualTo(90);
        counter.refunded(back);
        assertThat(points()).isEqualTo(90);
        counter.shop.runDue(100);
        counter.shop.runDue(100);
        // One of two pieces came back for half of the 90 that were left.
        assertThat(points()).isEqualTo(45);
        counter.refunded(counter.ask(giveBack(order, 1, 1)));
        counter.shop.runDue(100);
        assertThat(points()).isZero();
        assertThat(counter.happened(back)).last().isEqualTo("PointsFollowed");
        assertThat(counter.sentences(back))
                .last()
                .asString()
                .contains("let the points of gold follow: 45 taken back, 0 owed, 0 forgone, 0 given back");
        assertThat(counter.shop.loyalty().verifyBooks(GOLD).violations()).isEmpty();
    }

    @Test
    void anOrderThatEarnedNothingHasNoPointsThatFollow() {
        loyalOrder();
        PurchaseId other = counter.order("2", line("tea", 1, "50.00"));
        AfterSalesId id = counter.ask(giveBack(other, 1, 1));
        counter.refunded(id);

        assertThat(counter.shop.runDue(100).failed()).isZero();
        assertThat(points()).isEqualTo(100);
        assertThat(counter.happened(id)).last().isEqualTo("AfterSalesRefunded");
    }

    private PurchaseId loyalOrder() {
        counter.shop
                .loyalty()
                .define(Programme.builder("gold").earning(Rate.of(1, eur("1"))).build(), CLERK);
        afterSales.define(
                AfterSalesPolicy.builder(ZoneOffset.UTC)
                        .term(EligibilityTerm.of(AfterSalesKind.RETURN))
                        .term(EligibilityTerm.of(AfterSalesKind.REFUND))
                        .follows(GOLD)
                        .build(),
                CLERK);
        PurchaseId order = counter.order("1", line("tea", 2, "100.00"));
        Purchase purchase = counter.shop.purchases().find(order).orElseThrow();
        counter.shop.loyalty().earnFor(GOLD, purchase, CLERK);
        return order;
    }

    private long points() {
        return counter.shop.loyalty().balance(counter.customer, GOLD).available();
    }
}
