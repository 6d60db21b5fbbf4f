package dev.aftercare.crm.loyalty.coupon;

import static dev.aftercare.crm.loyalty.coupon.Baskets.NOW;
import static dev.aftercare.crm.loyalty.coupon.Baskets.euro;
import static dev.aftercare.crm.loyalty.coupon.Baskets.line;
import static dev.aftercare.crm.loyalty.coupon.Baskets.tenPercent;
import static dev.aftercare.crm.loyalty.coupon.CouponShop.CLERK;
import static dev.aftercare.crm.loyalty.coupon.CouponShop.HOLD;
import static dev.aftercare.crm.loyalty.coupon.CouponShop.ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.due.DueReport;
import dev.aftercare.crm.loyalty.code.SecretCode;
import dev.aftercare.crm.loyalty.coupon.CouponRefusal.Reason;
import dev.aftercare.crm.loyalty.coupon.CouponReservation.State;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.loyalty.CouponEvent;
import dev.aftercare.crm.model.loyalty.CouponRelease;
import dev.aftercare.crm.persistence.PageRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CouponsTest {

    private final CouponShop shop = new CouponShop();
    private final Coupons coupons = shop.coupons;

    private static List<Reason> refused(ThrowingCallable command) {
        RejectedException rejected = catchThrowableOfType(RejectedException.class, command);
        return ((CouponsRefused) rejected.rejection())
                .refusals().stream().map(CouponRefusal::reason).toList();
    }

    private static ReservationOver over(ThrowingCallable command) {
        return (ReservationOver)
                catchThrowableOfType(RejectedException.class, command).rejection();
    }

    @Test
    void codesInBulkAreAllDifferentAndOnlyTheirFingerprintsAreKept() {
        coupons.define(tenPercent(), CLERK);

        List<SecretCode> codes = coupons.issue("ten", 500, null, CLERK).codes();

        assertThat(codes).hasSize(500).doesNotHaveDuplicates();
        List<Document> stored = shop.storage.inTransaction(
                TenantId.DEFAULT,
                unit -> unit.documents()
                        .page("coupon", null, PageRequest.first(1_000))
                        .items());
        assertThat(stored).hasSize(500);
        String texts = stored.stream()
                .map(document -> document.key().id() + document.json())
                .collect(Collectors.joining());
        assertThat(codes).noneMatch(code -> texts.contains(code.symbols()));
        assertThatThrownBy(() -> coupons.issue("nobody-defined", 1, null, CLERK))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void aHeldCodeIsGoneForOthersAndConfirmedItIsUsed() {
        String code = shop.code(tenPercent());

        CouponReservation held = shop.reserve("order-1", shop.customer, code);

        assertThat(held.state()).isEqualTo(State.RESERVED);
        assertThat(held.discount()).isEqualTo(euro("4.00"));
        assertThat(held.lines()).containsExactly(euro("3.00"), euro("1.00"));
        assertThat(refused(() -> shop.reserve("order-2", null, code))).containsExactly(Reason.USED_UP);
        CouponReservation used = coupons.confirm("order-1", CLERK);
        assertThat(used.state()).isEqualTo(State.CONFIRMED);
        assertThat(coupons.confirm("order-1", CLERK)).isEqualTo(used);
        assertThat(refused(() -> shop.reserve("order-2", null, code))).containsExactly(Reason.USED_UP);
        assertThat(over(() -> shop.reserve("order-1", null, code)))
                .isEqualTo(new ReservationOver(State.CONFIRMED, "give back"));
        assertThat(over(() -> coupons.cancel("order-1", CLERK)).state()).isEqualTo(State.CONFIRMED);
    }

    @Test
    void aQuoteHoldsNothingAndSaysWhyNot() {
        String code = shop.code(tenPercent());
        List<String> typed = List.of(code.toLowerCase(Locale.ROOT), "nonsense", code, unknown());

        CouponQuote quote = coupons.quote(typed, null, ORDER);

        assertThat(quote.discount()).isEqualTo(euro("4.00"));
        assertThat(quote.refusals())
                .extracting(CouponRefusal::reason)
                .containsExactly(Reason.MISTYPED, Reason.TWICE, Reason.UNKNOWN);
        assertThat(shop.reserve("order-1", null, code).discount()).isEqualTo(euro("4.00"));
    }

    @Test
    void oneCodeThatDoesNotCountHoldsBackAll() {
        String code = shop.code(tenPercent());

        assertThat(refused(() -> shop.reserve("order-1", null, code, "nonsense")))
                .containsExactly(Reason.MISTYPED);
        assertThat(coupons.find("order-1")).isEmpty();
        assertThat(shop.reserve("order-2", null, code).state()).isEqualTo(State.RESERVED);
    }

    @Test
    void aCheckoutThatTakesTooLongFreesItsCodesOnce() {
        String code = shop.code(tenPercent());
        shop.reserve("order-1", shop.customer, code);

        shop.clock.turnTo(NOW.plus(HOLD).minusMillis(1));
        assertThat(shop.shop.runDue(10)).isEqualTo(DueReport.NOTHING);
        shop.clock.turnTo(NOW.plus(HOLD));
        assertThat(over(() -> coupons.confirm("order-1", CLERK)).state()).isEqualTo(State.TIMED_OUT);
        assertThat(shop.shop.runDue(10)).isEqualTo(new DueReport(1, 0, 0));
        assertThat(shop.shop.runDue(10)).isEqualTo(DueReport.NOTHING);

        assertThat(coupons.find("order-1").orElseThrow().state()).isEqualTo(State.TIMED_OUT);
        assertThat(shop.reserve("order-2", null, code).state()).isEqualTo(State.RESERVED);
    }

    @Test
    void aConfirmedOrderIsNotTimedOut() {
        shop.reserve("order-1", null, shop.code(tenPercent()));
        coupons.confirm("order-1", CLERK);

        shop.clock.turnBy(Duration.ofDays(1));

        assertThat(shop.shop.runDue(10)).isEqualTo(DueReport.NOTHING);
        assertThat(coupons.find("order-1").orElseThrow().state()).isEqualTo(State.CONFIRMED);
    }

    @Test
    void aCancelledOrTakenBackOrderFreesItsCodesOnce() {
        String code = shop.code(tenPercent());
        shop.reserve("order-1", shop.customer, code);
        coupons.cancel("order-1", CLERK);
        coupons.cancel("order-1", CLERK);
        shop.reserve("order-2", shop.customer, code);
        coupons.confirm("order-2", CLERK);
        coupons.giveBack("order-2", CLERK);
        coupons.giveBack("order-2", CLERK);

        shop.reserve("order-3", shop.customer, code);

        assertThat(refused(() -> shop.reserve("order-4", null, code))).containsExactly(Reason.USED_UP);
        assertThat(over(() -> coupons.giveBack("order-3", CLERK)).state()).isEqualTo(State.RESERVED);
        assertThat(over(() -> coupons.giveBack("order-1", CLERK)).state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void aChangedCartReservesAnewAndKeepsItsPlaceIfItCannot() {
        String code = shop.code(tenPercent());
        shop.reserve("order-1", null, code);
        shop.clock.turnBy(Duration.ofMinutes(5));

        CouponReservation anew =
                coupons.reserve("order-1", List.of(code), null, List.of(line("A", null, "7.00")), HOLD, CLERK);

        assertThat(anew.discount()).isEqualTo(euro("0.70"));
        assertThat(anew.until()).isEqualTo(NOW.plus(Duration.ofMinutes(20)));
        assertThat(refused(() -> shop.reserve("order-1", null, code, "nonsense")))
                .containsExactly(Reason.MISTYPED);
        assertThat(coupons.find("order-1")).contains(anew);
        assertThat(refused(() -> shop.reserve("order-2", null, code))).containsExactly(Reason.USED_UP);
    }

    @Test
    void aCodeOfManyUsesAndACampaignEndWithTheirLastUse() {
        String many = shop.code(tenPercent().withLimits(new CouponLimits(3, null, null)));
        String few =
                shop.code(CouponCampaign.of("few", Discount.percent("5")).withLimits(new CouponLimits(10, 2L, null)));
        for (int i = 0; i < 3; i++) {
            shop.reserve("many-" + i, null, many);
        }
        shop.reserve("few-0", null, few);
        shop.reserve("few-1", null, few);

        assertThat(refused(() -> shop.reserve("x", null, many))).containsExactly(Reason.USED_UP);
        assertThat(refused(() -> shop.reserve("x", null, few))).containsExactly(Reason.USED_UP);
        coupons.cancel("few-0", CLERK);
        assertThat(shop.reserve("x", null, few).state()).isEqualTo(State.RESERVED);
        CouponCampaign other =
                CouponCampaign.of("few", Discount.percent("5")).withLimits(new CouponLimits(10, 3L, null));
        assertThatThrownBy(() -> coupons.define(other, CLERK)).isInstanceOf(RejectedException.class);
    }

    @Test
    void aCustomersLimitCountsWhatIsHeldAndIsNotAnothers() {
        CouponCampaign campaign = tenPercent().withLimits(new CouponLimits(1, null, 1L));
        String first = shop.code(campaign);
        String second = shop.code(campaign);
        CustomerId other = shop.register("two");

        shop.reserve("order-1", shop.customer, first);

        assertThat(refused(() -> shop.reserve("order-2", shop.customer, second)))
                .containsExactly(Reason.CUSTOMER_LIMIT);
        assertThat(refused(() -> shop.reserve("order-2", null, second))).containsExactly(Reason.CUSTOMER_NEEDED);
        assertThat(shop.reserve("order-2", other, second).state()).isEqualTo(State.RESERVED);
        coupons.cancel("order-2", CLERK);
        coupons.cancel("order-1", CLERK);
        assertThat(shop.reserve("order-3", shop.customer, second).state()).isEqualTo(State.RESERVED);
    }

    @Test
    void aCodeIssuedToACustomerIsNoOneElses() {
        coupons.define(tenPercent(), CLERK);
        String code =
                coupons.issue("ten", 1, shop.customer, CLERK).codes().get(0).printed();

        assertThat(refused(() -> shop.reserve("x", shop.register("two"), code))).containsExactly(Reason.OTHER_CUSTOMER);
        assertThat(refused(() -> shop.reserve("x", null, code))).containsExactly(Reason.OTHER_CUSTOMER);
        assertThat(shop.reserve("x", shop.customer, code).state()).isEqualTo(State.RESERVED);
    }

    @Test
    void aChangedCampaignLeavesAloneWhatIsHeld() {
        String code = shop.code(tenPercent());
        shop.reserve("order-1", null, code);

        coupons.define(CouponCampaign.of("ten", Discount.percent("50")), CLERK);

        assertThat(coupons.confirm("order-1", CLERK).discount()).isEqualTo(euro("4.00"));
    }

    @Test
    void everyStepIsAnEventWithoutACode() {
        String code = shop.code(tenPercent());
        shop.reserve("order-1", shop.customer, code);
        coupons.confirm("order-1", CLERK);
        coupons.giveBack("order-1", CLERK);

        List<Event> events = shop.shop
                .customers()
                .timeline(shop.customer, PageRequest.first(10))
                .items();

        assertThat(events.subList(0, 3))
                .extracting(Event::body)
                .containsExactly(
                        new CouponEvent.CouponsReleased(List.of("ten"), CouponRelease.GIVEN_BACK),
                        new CouponEvent.CouponsConfirmed(List.of("ten"), euro("4.00")),
                        new CouponEvent.CouponsReserved(List.of("ten"), euro("4.00"), NOW.plus(HOLD)));
    }

    @Test
    void aKeyGivesTheFirstResult() {
        String code = shop.code(tenPercent());
        CouponReservation first = coupons.reserve("o", List.of(code), shop.customer, ORDER, HOLD, CLERK.once("k"));

        assertThat(coupons.reserve("o", List.of(code), shop.customer, ORDER, HOLD, CLERK.once("k")))
                .isEqualTo(first);
        CouponIssue issue = coupons.issue("ten", 2, null, CLERK.once("i"));
        assertThat(coupons.issue("ten", 2, null, CLERK.once("i"))).isEqualTo(issue);
    }

    private static String unknown() {
        return SecretCode.random(new Random(99)).printed();
    }

    @Test
    void aWithdrawnCodeIsReservedNoMoreAndWhatIsHeldStaysHeld() {
        String code = shop.code(tenPercent());
        shop.reserve("one", shop.customer, code);

        assertThat(coupons.withdraw(code, CLERK)).isTrue();
        assertThat(coupons.withdraw(code, CLERK)).isFalse();

        assertThat(refused(() -> shop.reserve("two", shop.customer, code))).containsExactly(Reason.WITHDRAWN);
        assertThat(coupons.confirm("one", CLERK).state()).isEqualTo(State.CONFIRMED);
        String other = SecretCode.random(new Random(7)).printed();
        assertThatThrownBy(() -> coupons.withdraw(other, CLERK))
                .isInstanceOf(NotFoundException.class)
                .hasMessageNotContaining(other);
    }
}
