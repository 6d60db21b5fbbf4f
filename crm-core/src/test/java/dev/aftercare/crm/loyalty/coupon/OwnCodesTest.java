package dev.aftercare.crm.loyalty.coupon;

import static dev.aftercare.crm.loyalty.coupon.Baskets.NOW;
import static dev.aftercare.crm.loyalty.coupon.Baskets.euro;
import static dev.aftercare.crm.loyalty.coupon.Baskets.tenPercent;
import static dev.aftercare.crm.loyalty.coupon.CouponShop.CLERK;
import static dev.aftercare.crm.loyalty.coupon.CouponShop.ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.command.IdempotencyKeyReusedException;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.loyalty.coupon.CouponRefusal.Reason;
import dev.aftercare.crm.loyalty.coupon.CouponReservation.State;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.loyalty.CouponEvent;
import dev.aftercare.crm.persistence.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes that a shop brings along: each answer was written down before. */
class OwnCodesTest {

    private static final Instant END = NOW.plus(Duration.ofDays(30));

    private final CouponShop shop = new CouponShop();
    private final Coupons coupons = shop.coupons;

    private static Rejection refused(ThrowingCallable command) {
        return catchThrowableOfType(RejectedException.class, command).rejection();
    }

    private static List<CouponRefusal> refusals(ThrowingCallable command) {
        return ((CouponsRefused) refused(command)).refusals();
    }

    private static List<Reason> reasons(ThrowingCallable command) {
        return refusals(command).stream().map(CouponRefusal::reason).toList();
    }

    private static InvalidInputException invalid(ThrowingCallable command) {
        return catchThrowableOfType(InvalidInputException.class, command);
    }

    private int issue(String... codes) {
        return coupons.issueOwn("ten", List.of(codes), null, null, CLERK);
    }

    @Test
    void aWordThatAllTypeIsUsedAsOftenAsTheCampaignSays() {
        coupons.define(tenPercent().withLimits(new CouponLimits(3, null, 1L)), CLERK);
        CustomerId two = shop.register("two");
        CustomerId three = shop.register("three");

        assertThat(issue("Summer-10")).isEqualTo(1);

        assertThat(shop.reserve("order-1", shop.customer, "SUMMER10").discount())
                .isEqualTo(euro("4.00"));
        assertThat(reasons(() -> shop.reserve("order-2", shop.customer, "SUMMER10")))
                .containsExactly(Reason.CUSTOMER_LIMIT);
        assertThat(reasons(() -> shop.reserve("order-2", null, "SUMMER10"))).containsExactly(Reason.CUSTOMER_NEEDED);
        assertThat(shop.reserve("order-2", two, " summer 10 ").state()).isEqualTo(State.RESERVED);
        assertThat(coupons.confirm("order-2", CLERK).state()).isEqualTo(State.CONFIRMED);
        assertThat(shop.reserve("order-3", three, "ＳＵＭＭＥＲ１０").state()).isEqualTo(State.RESERVED);
        CustomerId four = shop.register("four");
        assertThat(reasons(() -> shop.reserve("order-4", four, "summer_10"))).containsExactly(Reason.USED_UP);
        coupons.cancel("order-3", CLERK);
        assertThat(shop.reserve("order-4", four, "summer_10").state()).isEqualTo(State.RESERVED);
    }

    /** A word, an old leaflet's code and a generated one in one order: 10 % of 40, 5 % of 36, 50 % of 34.20. */
    @Test
    void ownAndGeneratedCodesStandInOneOrder() {
        coupons.define(tenPercent().withStacking(Stacking.FREELY, 1), CLERK);
        coupons.define(CouponCampaign.of("leaflet", Discount.percent("5")).withStacking(Stacking.FREELY, 2), CLERK);
        String generated =
                shop.code(CouponCampaign.of("half", Discount.percent("50")).withStacking(Stacking.FREELY, 3));
        issue("SUMMER10");
        coupons.issueOwn("leaflet", List.of("0O1-IL0-001"), null, null, CLERK);

        CouponQuote quote = coupons.quote(List.of(generated, "0o1il0001", "summer10", "summer-10"), null, ORDER);

        assertThat(quote.discount()).isEqualTo(euro("22.90"));
        assertThat(quote.coupons())
                .extracting(CouponShare::coupon)
                .containsExactly("10", "01", generated.substring(generated.length() - 4));
        assertThat(quote.refusals()).extracting(CouponRefusal::reason).containsExactly(Reason.TWICE);
        assertThat(coupons.reserve(
                                "order-1",
                                List.of(generated, "0o1il0001", "summer10"),
                                null,
                                ORDER,
                                CouponShop.HOLD,
                                CLERK)
                        .held())
                .hasSize(3);
    }

    @Test
    void whatIsNoCodeOfTheShopIsMistypedAndNotNamed() {
        coupons.define(tenPercent(), CLERK);
        issue("SUMMER10", "SUMMER1O");

        // Look-alikes are two codes, so each counts once.
        assertThat(shop.reserve("order-1", null, "SUMMER10").held()).hasSize(1);
        assertThat(shop.reserve("order-2", null, "SUMMER1O").held()).hasSize(1);
        assertThat(refusals(() -> shop.reserve("order-3", null, "SUMMER11", "X!", "AB")))
                .containsExactly(
                        new CouponRefusal("#1", Reason.MISTYPED, "a code as it was printed"),
                        new CouponRefusal("#2", Reason.MISTYPED, "a code as it was printed"),
                        new CouponRefusal("#3", Reason.MISTYPED, "a code as it was printed"));
    }

    @Test
    void codesInUseAreNamedByTheirPlaceAndNoneOfTheListIsIssued() {
        coupons.define(CouponCampaign.of("other", Discount.percent("5")), CLERK);
        String generated = shop.code(tenPercent());
        coupons.issueOwn("other", List.of("AAA111", "BBB222"), shop.customer, END, CLERK);
        coupons.withdraw("BBB222", CLERK);

        Rejection refused = refused(() -> issue("NEW1", "aaa-111", "NEW2", "BBB222", generated));

        assertThat(refused).isEqualTo(new CodesTaken(List.of(2, 4, 5)));
        assertThat(refused.message())
                .isEqualTo("codes were issued before: #2, #4, #5; allowed: codes that were never issued");
        assertThat(coupons.quote(List.of("NEW1", "NEW2"), null, ORDER).refusals())
                .extracting(CouponRefusal::reason)
                .containsExactly(Reason.MISTYPED, Reason.MISTYPED);
        assertThat(issue("NEW1", "NEW2")).isEqualTo(2);
    }

    @Test
    void ofManyCodesInUseTheFirstTenAreNamed() {
        CodesTaken taken = new CodesTaken(IntStream.rangeClosed(1, 12).boxed().toList());

        assertThat(taken.message()).contains("#9, #10 and 2 more;").doesNotContain("#11");
    }

    /** More than the store reads at once, with a known one in each part. */
    @Test
    void alsoInALongListEachCodeInUseIsFound() {
        coupons.define(tenPercent(), CLERK);
        issue("OLD1", "OLD2", "OLD3");
        List<String> list = new ArrayList<>(
                IntStream.range(0, 2_500).mapToObj(i -> "LEAFLET" + i).toList());
        list.set(0, "OLD1");
        list.set(1_000, "OLD2");
        list.set(2_499, "OLD3");

        assertThat(refused(() -> coupons.issueOwn("ten", list, null, null, CLERK)))
                .isEqualTo(new CodesTaken(List.of(1, 1_001, 2_500)));
        assertThat(coupons.issueOwn("ten", list.subList(1, 1_000), null, null, CLERK))
                .isEqualTo(999);
        assertThat(shop.reserve("order-1", null, "leaflet-999").held()).hasSize(1);
    }

    @Test
    void anotherTenantsCodesAreItsOwn() {
        coupons.define(tenPercent(), CLERK);
        Coupons others = Crm.builder(shop.storage)
                .clock(shop.clock)
                .build()
                .tenant("other")
                .coupons();
        others.define(tenPercent(), CLERK);
        issue("SUMMER10");

        assertThat(others.quote(List.of("SUMMER10"), null, ORDER).refusals())
                .extracting(CouponRefusal::reason)
                .containsExactly(Reason.MISTYPED);
        assertThat(others.issueOwn("ten", List.of("SUMMER10"), null, null, CLERK))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "A1", "10%OFF", "FRÜHLING", "春节88", "A.B.C", "12345678901234567890123456789012345678901"})
    void whatCannotBeACodeIsNamedByItsPlace(String wrong) {
        coupons.define(tenPercent(), CLERK);

        InvalidInputException invalid = invalid(() -> issue("GOOD", wrong));

        assertThat(invalid.field()).isEqualTo("codes[1]");
        assertThat(invalid).hasMessage("codes[1] is no code; allowed: 3 to 40 letters A to Z and digits");
        assertThat(coupons.quote(List.of("GOOD"), null, ORDER).coupons()).isEmpty();
    }

    @Test
    void malformedListsAreRefused() {
        coupons.define(tenPercent(), CLERK);
        List<String> tooMany = IntStream.rangeClosed(0, Coupons.MAX_CODES)
                .mapToObj(i -> "C" + (10_000 + i))
                .toList();

        assertThat(invalid(() -> issue("ABC", "DEF", "a-b-c")))
                .hasMessage("codes[2] is in the list already; allowed: each code once");
        assertThat(invalid(() -> issue()).field()).isEqualTo("codes");
        assertThat(invalid(() -> coupons.issueOwn("ten", tooMany, null, null, CLERK))
                        .field())
                .isEqualTo("codes");
        assertThat(coupons.issueOwn("ten", tooMany.subList(1, tooMany.size()), null, null, CLERK))
                .isEqualTo(10_000);
        assertThat(invalid(() -> coupons.issueOwn("ten", List.of("ABC"), null, NOW, CLERK))
                        .field())
                .isEqualTo("until");
        assertThatThrownBy(() -> coupons.issueOwn("nobody-defined", List.of("ABC"), null, null, CLERK))
                .isInstanceOf(NotFoundException.class);
        CustomerId nobody = new CustomerId(new UUID(1, 2));
        assertThatThrownBy(() -> coupons.issueOwn("ten", List.of("ABC"), nobody, null, CLERK))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void aCodeIsForItsCustomerAndUntilItsEnd() {
        coupons.define(tenPercent().withLimits(new CouponLimits(2, null, null)), CLERK);
        coupons.issueOwn("ten", List.of("ANNA2026"), shop.customer, END, CLERK);

        assertThat(reasons(() -> shop.reserve("x", null, "ANNA2026"))).containsExactly(Reason.OTHER_CUSTOMER);
        shop.clock.turnTo(END.minusMillis(1));
        assertThat(shop.reserve("order-1", shop.customer, "anna2026").held()).hasSize(1);
        shop.clock.turnTo(END);
        assertThat(reasons(() -> shop.reserve("order-2", shop.customer, "anna2026")))
                .containsExactly(Reason.NO_LONGER_VALID);
    }

    @Test
    void anOwnCodeIsWithdrawnHoweverItIsTyped() {
        coupons.define(tenPercent(), CLERK);
        issue("SUMMER10");

        assertThat(invalid(() -> coupons.withdraw("SUMMER11", CLERK)))
                .hasMessage("code is mistyped; allowed: a code as it was printed");
        assertThat(coupons.withdraw("summer 10", CLERK)).isTrue();
        assertThat(coupons.withdraw("SUMMER10", CLERK)).isFalse();
        assertThat(refusals(() -> shop.reserve("x", null, "SUMMER10")))
                .containsExactly(new CouponRefusal("10", Reason.WITHDRAWN, "another code"));
        assertThat(refused(() -> issue("SUMMER10"))).isEqualTo(new CodesTaken(List.of(1)));
    }

    @Test
    void aKeyGivesTheFirstAnswerAndIsForOneList() {
        coupons.define(tenPercent(), CLERK);
        List<String> list = List.of("AAA111", "BBB222");

        assertThat(coupons.issueOwn("ten", list, null, END, CLERK.once("list"))).isEqualTo(2);
        assertThat(coupons.issueOwn("ten", List.of("aaa-111", "bbb-222"), null, END, CLERK.once("list")))
                .isEqualTo(2);
        assertThat(refused(() -> coupons.issueOwn("ten", list, null, END, CLERK)))
                .isEqualTo(new CodesTaken(List.of(1, 2)));
        reused(() -> coupons.issueOwn("ten", List.of("AAA111"), null, END, CLERK.once("list")));
        reused(() -> coupons.issueOwn("ten", list, shop.customer, END, CLERK.once("list")));
        reused(() -> coupons.issueOwn("ten", list, null, null, CLERK.once("list")));
    }

    private static void reused(ThrowingCallable command) {
        assertThatThrownBy(command).isInstanceOf(IdempotencyKeyReusedException.class);
    }

    @Test
    void whatIsKeptAndToldHasNoCodeInIt() {
        coupons.define(tenPercent().withLimits(new CouponLimits(5, null, null)), CLERK);
        coupons.issueOwn("ten", List.of("ANNASBIRTHDAY"), shop.customer, null, CLERK.once("k"));
        coupons.reserve("order-1", List.of("ANNASBIRTHDAY"), shop.customer, ORDER, CouponShop.HOLD, CLERK.once("r"));
        coupons.withdraw("ANNASBIRTHDAY", CLERK);

        List<Event> events = shop.shop
                .customers()
                .timeline(shop.customer, PageRequest.first(10))
                .items();
        assertThat(events.subList(0, 3))
                .extracting(Event::body)
                .containsExactly(
                        new CouponEvent.CouponWithdrawn("ten", "DAY"),
                        new CouponEvent.CouponsReserved(List.of("ten"), euro("4.00"), NOW.plus(CouponShop.HOLD)),
                        new CouponEvent.OwnCouponsIssued("ten", 1));
        String stored = shop.storage.inTransaction(
                TenantId.DEFAULT,
                unit -> List.of("coupon", "coupon-reservation").stream()
                        .flatMap(kind -> unit.documents().page(kind, null, PageRequest.first(10)).items().stream())
                        .map(document -> document.key().id() + document.json())
                        .collect(Collectors.joining()));
        assertThat(stored).contains("\"ending\":\"DAY\"").doesNotContainIgnoringCase("birthday");
    }
}
