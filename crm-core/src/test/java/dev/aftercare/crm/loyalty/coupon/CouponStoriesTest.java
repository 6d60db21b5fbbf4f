package dev.aftercare.crm.loyalty.coupon;

import static dev.aftercare.crm.loyalty.coupon.Baskets.NOW;
import static dev.aftercare.crm.loyalty.coupon.Baskets.euro;
import static dev.aftercare.crm.loyalty.coupon.Baskets.euros;
import static dev.aftercare.crm.loyalty.coupon.Baskets.line;
import static dev.aftercare.crm.loyalty.coupon.Baskets.tenPercent;
import static dev.aftercare.crm.loyalty.coupon.CouponShop.CLERK;
import static dev.aftercare.crm.loyalty.coupon.CouponShop.HOLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.IdempotencyKeyReusedException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.due.DueReport;
import dev.aftercare.crm.loyalty.code.SecretCode;
import dev.aftercare.crm.loyalty.coupon.CouponRefusal.Reason;
import dev.aftercare.crm.loyalty.coupon.CouponReservation.State;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a shop meets when several things happen to a coupon at once: each answer was computed by hand first. */
class CouponStoriesTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-03-03T00:00:00Z");

    private final CouponShop shop = new CouponShop();
    private final Coupons coupons = shop.coupons;

    private CouponReservation reserve(String checkout, @Nullable CustomerId who, String... codes) {
        return shop.reserve(checkout, who, codes);
    }

    private static Rejection refused(ThrowingCallable command) {
        return catchThrowableOfType(RejectedException.class, command).rejection();
    }

    private static List<Reason> reasons(ThrowingCallable command) {
        return ((CouponsRefused) refused(command))
                .refusals().stream().map(CouponRefusal::reason).toList();
    }

    private static List<Reason> reasons(CouponQuote quote) {
        return quote.refusals().stream().map(CouponRefusal::reason).toList();
    }

    private Money quoted(List<PurchaseLine> lines, String... codes) {
        return coupons.quote(List.of(codes), shop.customer, lines).discount();
    }

    /** At ten to midnight the cart is laid down, five past it is paid; the campaign ended in between. */
    @Test
    void whoReservedInTimePaysAfterTheEnd() {
        String code = shop.code(tenPercent().withWindow(null, MIDNIGHT));
        shop.clock.turnTo(MIDNIGHT.minus(Duration.ofMinutes(10)));
        reserve("c1", null, code);
        shop.clock.turnTo(MIDNIGHT.plus(Duration.ofMinutes(2)));

        // A changed cart asks anew, which is too late; what was held stays held, and can be paid.
        assertThat(reasons(() -> reserve("c1", null, code))).containsExactly(Reason.NO_LONGER_VALID);
        CouponReservation used = coupons.confirm("c1", CLERK);

        assertThat(used.state()).isEqualTo(State.CONFIRMED);
        assertThat(used.discount()).isEqualTo(euro("4.00"));
    }

    /** Nobody pays. The code is free again, and good for nothing until the shop goes on with the campaign. */
    @Test
    void whatTimesOutAfterTheEndIsFreeAndOverUntilTheShopGoesOn() {
        CouponCampaign campaign = tenPercent().withWindow(null, MIDNIGHT);
        String code = shop.code(campaign);
        shop.clock.turnTo(MIDNIGHT.minusSeconds(1));
        reserve("c1", null, code);
        shop.clock.turnTo(MIDNIGHT.plus(HOLD));

        assertThat(refused(() -> coupons.confirm("c1", CLERK)))
                .isEqualTo(new ReservationOver(State.TIMED_OUT, "reserve anew"));
        assertThat(shop.shop.runDue(10).done()).isEqualTo(1);
        assertThat(reasons(() -> reserve("c2", null, code))).containsExactly(Reason.NO_LONGER_VALID);
        coupons.define(campaign.withWindow(null, MIDNIGHT.plus(Duration.ofDays(1))), CLERK);
        assertThat(reserve("c2", null, code).discount()).isEqualTo(euro("4.00"));
    }

    /** The shopper was away for an hour, and no sweep came by: the own checkout gets its code again, until a new end. */
    @Test
    void aCheckoutTakesUpItsOwnCodeBeforeTheSweep() {
        String code = shop.code(tenPercent());
        reserve("c1", null, code);
        shop.clock.turnBy(HOLD.multipliedBy(4));
        CouponReservation again = reserve("c1", null, code);

        assertThat(again.until()).isEqualTo(NOW.plus(HOLD.multipliedBy(5)));
        assertThat(shop.shop.runDue(10)).isEqualTo(DueReport.NOTHING);
        assertThat(coupons.confirm("c1", CLERK).state()).isEqualTo(State.CONFIRMED);
        shop.clock.turnBy(HOLD.multipliedBy(4));
        assertThat(shop.shop.runDue(10)).isEqualTo(DueReport.NOTHING);
    }

    /**
     * 20 euros off, then 10 percent from 90 euros on, of an order of 105: 85 are left after the first, which is 5 too few, unless the
     * minimum looks at the order before. Then it is 20 + 8.50.
     */
    @Test
    void theMinimumLooksWhereItSays() {
        List<PurchaseLine> order = List.of(line("A", "tea", "60.00"), line("B", "pots", "45.00"));
        String twenty = shop.code(CouponCampaign.of("twenty", Discount.amount(euro("20")))
                .withMinimum(new MinimumSpend(euro("100"), MinimumSpend.Basis.ORDER))
                .withStacking(Stacking.OTHER_CAMPAIGNS, 1));
        CouponCampaign share = tenPercent().withStacking(Stacking.OTHER_CAMPAIGNS, 2);
        String ten = shop.code(share.withMinimum(new MinimumSpend(euro("90"), MinimumSpend.Basis.ORDER_AFTER_OTHERS)));

        CouponQuote after = coupons.quote(List.of(ten, twenty), null, order);
        assertThat(after.discount()).isEqualTo(euro("20.00"));
        assertThat(after.refusals()).extracting(CouponRefusal::reason).containsExactly(Reason.BELOW_MINIMUM);
        assertThat(after.refusals().get(0).allowed()).isEqualTo("at least 90.00 EUR, 5.00 EUR more");
        coupons.define(share.withMinimum(new MinimumSpend(euro("90"), MinimumSpend.Basis.ORDER)), CLERK);
        assertThat(quoted(order, ten, twenty)).isEqualTo(euro("28.50"));
    }

    /** The other way round: 10.50 off, 94.50 left, which is enough for 20 from 90 on. */
    @Test
    void thePriorityDecidesWhatIsLeftForTheNext() {
        List<PurchaseLine> order = List.of(line("A", "tea", "60.00"), line("B", "pots", "45.00"));
        String ten = shop.code(tenPercent().withStacking(Stacking.OTHER_CAMPAIGNS, 1));
        String twenty = shop.code(CouponCampaign.of("twenty", Discount.amount(euro("20")))
                .withMinimum(new MinimumSpend(euro("90"), MinimumSpend.Basis.ORDER_AFTER_OTHERS))
                .withStacking(Stacking.OTHER_CAMPAIGNS, 2));

        assertThat(quoted(order, twenty, ten)).isEqualTo(euro("30.50"));
    }

    /** All is free already: 100 percent leaves nothing for the next, and a free line carries no share. */
    @Test
    void nothingIsTakenOffWhatCostsNothing() {
        String all = shop.code(CouponCampaign.of("all", Discount.percent("100"))
                .withGoods(Goods.ofCategories("tea"))
                .withStacking(Stacking.FREELY, 1));
        String tea = shop.code(CouponCampaign.of("tea", Discount.amount(euro("5")))
                .withGoods(Goods.ofCategories("tea"))
                .withStacking(Stacking.FREELY, 2));
        List<PurchaseLine> order = List.of(line("GIFT", "tea", "0.00"), line("A", "tea", "30.00"));

        CouponQuote quote = coupons.quote(List.of(tea, all), null, order);
        assertThat(quote.lines()).isEqualTo(euros("0.00", "30.00"));
        assertThat(reasons(quote)).containsExactly(Reason.NO_EFFECT);
        assertThat(reasons(() -> reserve("c1", null, tea, all))).containsExactly(Reason.NO_EFFECT);
        assertThat(coupons.quote(List.of(tea), null, order.subList(0, 1)).discount())
                .isEqualTo(euro("0.00"));
    }

    /** 15 percent of 999 yen are 149.85, so 150: 50 and 100. 12.5 percent of 1.001 dinars are 0.125: 62 and 63 fils. */
    @Test
    void sharesAreWholeYenAndWholeFils() {
        String yen = shop.code(CouponCampaign.of("yen", Discount.percent("15")));
        String dinar = shop.code(CouponCampaign.of("dinar", Discount.percent("12.5")));

        CouponQuote inYen = coupons.quote(List.of(yen), null, lines("JPY", "333", "666"));
        assertThat(inYen.discount()).isEqualTo(Money.of("150", "JPY"));
        assertThat(inYen.lines()).containsExactly(Money.of("50", "JPY"), Money.of("100", "JPY"));
        CouponQuote inDinar = coupons.quote(List.of(dinar), null, lines("KWD", "0.500", "0.501"));
        assertThat(inDinar.lines()).containsExactly(Money.of("0.062", "KWD"), Money.of("0.063", "KWD"));
        // Half a yen is no yen down, and one yen is all that a yen can bear.
        assertThat(coupons.quote(List.of(yen), null, lines("JPY", "3")).refusals())
                .extracting(CouponRefusal::reason)
                .containsExactly(Reason.NO_EFFECT);
    }

    private static List<PurchaseLine> lines(String currency, String... amounts) {
        return Arrays.stream(amounts)
                .map(amount -> new PurchaseLine("A" + amount, null, null, 1, Money.of(amount, currency)))
                .toList();
    }

    /** Three uses: three orders. One is cancelled, told twice: one use comes back. */
    @Test
    void aCancelledOrderGivesOneOfManyUsesBack() {
        String code = shop.code(tenPercent().withLimits(new CouponLimits(3, 3L, null)));
        for (String order : List.of("o1", "o2", "o3")) {
            reserve(order, null, code);
            coupons.confirm(order, CLERK);
        }
        assertThat(reasons(() -> reserve("o4", null, code))).containsExactly(Reason.USED_UP);

        coupons.giveBack("o2", CLERK);
        coupons.giveBack("o2", CLERK);

        reserve("o4", null, code);
        assertThat(reasons(() -> reserve("o5", null, code))).containsExactly(Reason.USED_UP);
    }

    /** Anna used one of two, Ben one of two; they turn out to be one person. Then one of Anna's orders is cancelled. */
    @Test
    void whatAnOrderOfBeforeTheMergeGivesBackCountsForBoth() {
        CustomerId anna = shop.register("anna");
        CustomerId ben = shop.register("ben");
        String code = shop.code(tenPercent().withLimits(new CouponLimits(100, null, 2L)));
        reserve("a", anna, code);
        coupons.confirm("a", CLERK);
        reserve("b", ben, code);
        coupons.confirm("b", CLERK);
        shop.shop.loyaltyMerges().merge("m", anna, ben, CLERK);
        assertThat(reasons(() -> reserve("c", anna, code))).containsExactly(Reason.CUSTOMER_LIMIT);

        coupons.giveBack("a", CLERK);
        assertThat(reserve("c", anna, code).customer()).isEqualTo(ben);
        assertThat(reasons(() -> reserve("d", ben, code))).containsExactly(Reason.CUSTOMER_LIMIT);

        // Parted again, Anna has used none, Ben his own and that of the time in between.
        shop.shop.loyaltyMerges().undo("m", CLERK);
        reserve("d", anna, code);
        reserve("e", anna, code);
        assertThat(reasons(() -> reserve("f", anna, code))).containsExactly(Reason.CUSTOMER_LIMIT);
        assertThat(reasons(() -> reserve("f", ben, code))).containsExactly(Reason.CUSTOMER_LIMIT);
    }

    /** Two codes of one campaign on one order, of which a customer may use one: told before the checkout, and why. */
    @Test
    void aQuoteCountsWhatTheOrderItselfUsesOfALimit() {
        CouponCampaign free = tenPercent().withStacking(Stacking.FREELY, 1);
        coupons.define(free.withLimits(new CouponLimits(1, null, 1L)), CLERK);
        List<String> perCustomer = issued("ten", 2);
        coupons.define(
                new CouponCampaign(
                        "rare",
                        Discount.percent("10"),
                        Goods.ALL,
                        null,
                        null,
                        null,
                        Stacking.FREELY,
                        1,
                        new CouponLimits(1, 3L, null)),
                CLERK);
        List<String> rare = issued("rare", 4);

        CouponQuote quote = coupons.quote(perCustomer, shop.customer, CouponShop.ORDER);
        assertThat(quote.discount()).isEqualTo(euro("4.00"));
        assertThat(reasons(quote)).containsExactly(Reason.CUSTOMER_LIMIT);
        assertThat(reasons(() -> coupons.reserve("c", perCustomer, shop.customer, CouponShop.ORDER, HOLD, CLERK)))
                .containsExactly(Reason.CUSTOMER_LIMIT);
        // 40.00, 36.00, 32.40: three times a tenth, and no fourth.
        CouponQuote three = coupons.quote(rare, null, CouponShop.ORDER);
        assertThat(three.discount()).isEqualTo(euro("10.84"));
        assertThat(reasons(three)).containsExactly(Reason.USED_UP);
        assertThat(reasons(() -> coupons.reserve("c", rare, null, CouponShop.ORDER, HOLD, CLERK)))
                .containsExactly(Reason.USED_UP);
        // Nothing was taken by the refusals.
        assertThat(coupons.reserve("c", rare.subList(1, 4), null, CouponShop.ORDER, HOLD, CLERK)
                        .coupons())
                .hasSize(3);
    }

    private List<String> issued(String campaign, int count) {
        return coupons.issue(campaign, count, null, CLERK).codes().stream()
                .map(SecretCode::printed)
                .toList();
    }

    /** A guest lays a code on the cart, logs in, and goes on with the same checkout. */
    @Test
    void whoLogsInAtTheCheckoutKeepsTheCode() {
        String single = shop.code(tenPercent());
        String limited = shop.code(
                CouponCampaign.of("members", Discount.percent("5")).withLimits(new CouponLimits(1, null, 1L)));
        reserve("c", null, single);
        assertThat(reasons(() -> reserve("c", null, limited))).containsExactly(Reason.CUSTOMER_NEEDED);

        assertThat(reserve("c", shop.customer, single).customer()).isEqualTo(shop.customer);
        assertThat(reserve("c", shop.customer, limited).discount()).isEqualTo(euro("2.00"));
        // Given up for the other, the first is free.
        assertThat(reserve("c2", null, single).discount()).isEqualTo(euro("4.00"));
    }

    /** A leaked code is withdrawn while an order holds it: the order keeps it, and once given back nobody has it. */
    @Test
    void aWithdrawnCodeThatComesBackStaysWithdrawn() {
        String code = shop.code(tenPercent().withLimits(new CouponLimits(5, null, null)));
        reserve("c1", null, code);
        coupons.withdraw(code, CLERK);

        assertThat(coupons.confirm("c1", CLERK).state()).isEqualTo(State.CONFIRMED);
        coupons.giveBack("c1", CLERK);
        assertThat(reasons(() -> reserve("c2", null, code))).containsExactly(Reason.WITHDRAWN);
        assertThat(reasons(() -> reserve("c1", null, code))).containsExactly(Reason.WITHDRAWN);
    }

    /** A birthday code is Anna's, then of whom she is one with, and hers again. */
    @Test
    void aPersonalCodeGoesAlongAndComesBack() {
        CustomerId anna = shop.register("anna");
        CustomerId ben = shop.register("ben");
        coupons.define(tenPercent().withLimits(new CouponLimits(3, null, null)), CLERK);
        String code = coupons.issue("ten", 1, anna, CLERK).codes().get(0).printed();
        assertThat(reasons(() -> reserve("c1", ben, code))).containsExactly(Reason.OTHER_CUSTOMER);

        shop.shop.loyaltyMerges().merge("m", anna, ben, CLERK);
        reserve("c1", ben, code);
        assertThat(reasons(() -> reserve("c2", shop.customer, code))).containsExactly(Reason.OTHER_CUSTOMER);
        shop.shop.loyaltyMerges().undo("m", CLERK);
        assertThat(reasons(() -> reserve("c2", ben, code))).containsExactly(Reason.OTHER_CUSTOMER);
        assertThat(coupons.confirm("c1", CLERK).state()).isEqualTo(State.CONFIRMED);
        reserve("c2", anna, code);
    }

    /** A birthday code is good for ten days, the campaign for ever; then for less. What is held in time is paid. */
    @Test
    void aCodeCanEndBeforeItsCampaign() {
        Instant end = NOW.plus(Duration.ofDays(10));
        coupons.define(tenPercent().withLimits(new CouponLimits(9, null, null)), CLERK);
        String code = coupons.issue("ten", 1, shop.customer, end, CLERK)
                .codes()
                .get(0)
                .printed();
        String other = issued("ten", 1).get(0);
        shop.clock.turnTo(end.minusNanos(1_000));
        reserve("c1", shop.customer, code);
        shop.clock.turnTo(end);

        assertThat(reasons(() -> reserve("c2", shop.customer, code))).containsExactly(Reason.NO_LONGER_VALID);
        assertThat(coupons.quote(List.of(code), shop.customer, CouponShop.ORDER).refusals())
                .containsExactly(
                        new CouponRefusal(code.substring(15), Reason.NO_LONGER_VALID, "before 2026-03-12T09:00:00Z"));
        assertThat(coupons.confirm("c1", CLERK).state()).isEqualTo(State.CONFIRMED);
        reserve("c2", shop.customer, other);
        assertThatThrownBy(() -> coupons.issue("ten", 1, null, end, CLERK))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("until"));
        coupons.define(tenPercent().withWindow(null, end.plusSeconds(5)), CLERK);
        String last = coupons.issue("ten", 1, null, end.plusSeconds(9), CLERK)
                .codes()
                .get(0)
                .printed();
        shop.clock.turnTo(end.plusSeconds(5));
        assertThat(reasons(() -> reserve("c3", null, last))).containsExactly(Reason.NO_LONGER_VALID);
    }

    /** Codes keep the number of uses that they were sold with. */
    @Test
    void aChangedLimitIsForNewCodes() {
        String old = shop.code(tenPercent());
        String fresh = shop.code(tenPercent().withLimits(new CouponLimits(2, null, null)));

        reserve("c1", null, old);
        assertThat(reasons(() -> reserve("c2", null, old))).containsExactly(Reason.USED_UP);
        reserve("c3", null, fresh);
        reserve("c4", null, fresh);
        assertThat(reasons(() -> reserve("c5", null, fresh))).containsExactly(Reason.USED_UP);
    }

    /** Each command under a key: the same again is the first result, whatever happened since; another request is an error. */
    @Test
    void aKeyIsForOneRequest() {
        coupons.define(tenPercent(), CLERK);
        CouponIssue issue = coupons.issue("ten", 2, null, CLERK.once("issue"));
        assertThat(coupons.issue("ten", 2, null, CLERK.once("issue"))).isEqualTo(issue);
        reused(by -> coupons.issue("ten", 3, null, by), "issue");
        reused(by -> coupons.issue("ten", 2, shop.customer, by), "issue");
        String code = issue.codes().get(0).printed();

        CouponReservation held =
                coupons.reserve("c", List.of(code), null, CouponShop.ORDER, HOLD, CLERK.once("reserve"));
        CouponReservation used = coupons.confirm("c", CLERK.once("confirm"));
        CouponReservation back = coupons.giveBack("c", CLERK.once("back"));
        assertThat(coupons.reserve("c", List.of(code), null, CouponShop.ORDER, HOLD, CLERK.once("reserve")))
                .isEqualTo(held);
        assertThat(coupons.confirm("c", CLERK.once("confirm"))).isEqualTo(used);
        assertThat(coupons.giveBack("c", CLERK.once("back"))).isEqualTo(back);
        assertThat(coupons.find("c")).contains(back);
        reused(by -> coupons.reserve("c", List.of(code), null, CouponShop.ORDER, HOLD.plusSeconds(1), by), "reserve");
        reused(by -> coupons.reserve("c", List.of(code), shop.customer, CouponShop.ORDER, HOLD, by), "reserve");
        reused(by -> coupons.confirm("d", by), "confirm");
        reused(by -> coupons.cancel("c", by), "back");

        assertThat(coupons.withdraw(code, CLERK.once("stop"))).isTrue();
        assertThat(coupons.withdraw(code, CLERK.once("stop"))).isTrue();
        reused(by -> coupons.withdraw(issue.codes().get(1).printed(), by), "stop");
    }

    private interface Command {
        void under(By by);
    }

    private static void reused(Command command, String key) {
        assertThatThrownBy(() -> command.under(CLERK.once(key))).isInstanceOf(IdempotencyKeyReusedException.class);
    }

    /** As it was typed on a telephone, pasted from a mail, or written by an input method for Chinese or Japanese. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%1$s-%2$s-%3$s-%4$s",
                "%1$s%2$s%3$s%4$s",
                " %1$s %2$s\t%3$s %4$s \n",
                "%1$s\u2013%2$s\u2014%3$s\u2011%4$s",
                "\u00a0%1$s\u00a0%2$s\u202f%3$s\u3000%4$s",
                "%1$s\u2212%2$s\uff0d%3$s\u00ad%4$s",
                "\ufeff%1$s\u200b%2$s\u200b%3$s\u200b%4$s",
            })
    void aCodeIsReadAsPeopleTypeIt(String form) {
        SecretCode code = shop.coupons.issue(defined(), 1, null, CLERK).codes().get(0);
        Object[] groups = code.printed().split("-");
        String typed = String.format(form, groups);

        assertThat(SecretCode.read(typed)).contains(code);
        assertThat(SecretCode.read(typed.toLowerCase(java.util.Locale.ROOT))).contains(code);
        assertThat(SecretCode.read(fullWidth(typed))).contains(code);
    }

    private String defined() {
        return coupons.define(tenPercent(), CLERK).id();
    }

    private static String fullWidth(String typed) {
        StringBuilder wide = new StringBuilder();
        typed.chars().forEach(c -> wide.append((char) (c > 0x20 && c < 0x7f ? c + 0xfee0 : c)));
        return wide.toString();
    }

    /** A hundred thousand codes in ten calls: none twice, each its own fingerprint, and none that is near another. */
    @Test
    void aHundredThousandCodesAreAllDifferent() {
        coupons.define(tenPercent(), CLERK);
        Set<String> symbols = new HashSet<>();
        Set<String> fingerprints = new HashSet<>();
        Set<String> starts = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            for (SecretCode code :
                    coupons.issue("ten", Coupons.MAX_CODES, null, CLERK).codes()) {
                symbols.add(code.symbols());
                fingerprints.add(code.fingerprint());
                starts.add(code.symbols().substring(0, 8));
            }
        }

        assertThat(symbols).hasSize(100_000);
        assertThat(fingerprints).hasSize(100_000);
        // Of 31^8 starts, 853 billion, a hundred thousand meet 0.006 times on average: no counter hides in them.
        assertThat(starts).hasSize(100_000);
        assertThat(symbols).allMatch(code -> code.matches("[2-9A-HJKMNP-Z]{16}"));
    }
}
