package dev.aftercare.crm.loyalty;

import static dev.aftercare.crm.loyalty.LoyalShop.CLERK;
import static dev.aftercare.crm.loyalty.LoyalShop.GIFT;
import static dev.aftercare.crm.loyalty.LoyalShop.GOLD;
import static dev.aftercare.crm.loyalty.LoyalShop.MUG;
import static dev.aftercare.crm.loyalty.LoyalShop.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.IdempotencyKeyReusedException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.loyalty.credit.CreditEntry;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsStanding;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an auditor tries: things that go well one by one, done together. Each answer was worked out by hand first. */
class AuditedCasesTest {
    private final LoyalShop shop = new LoyalShop();
    private final Loyalty loyalty = shop.loyalty;
    private final Corrections fix = loyalty.corrections();
    private final CustomerId mei = shop.customer;
    private final CustomerId jo = shop.register("jo");

    @AfterEach
    void holds() {
        BooksCheck check = loyalty.verifyBooks(GOLD);
        assertThat(check.violations()).isEmpty();
        assertThat(check.balanced()).isTrue();
        assertThat(check.flow().transferredOut()).isZero();
    }

    private long available(CustomerId c) {
        return loyalty.balance(c, GOLD).available();
    }

    private long debt(CustomerId c) {
        return loyalty.balance(c, GOLD).aside().debt();
    }

    private void merge(String id, CustomerId a, CustomerId b) {
        shop.shop.loyaltyMerges().merge(id, a, b, CLERK);
    }

    private void unmerge(String id) {
        shop.shop.loyaltyMerges().undo(id, CLERK);
    }

    private void days(int n) {
        shop.clock.turnBy(Duration.ofDays(n));
    }

    private long last(Receipt r) {
        return r.entries().get(r.entries().size() - 1);
    }

    private static PurchaseLine line(String sku, long q, String a) {
        return new PurchaseLine(sku, null, null, q, Money.of(a, "EUR"));
    }

    private ReturnReceipt back(String id, String order, PurchaseLine... lines) {
        return loyalty.returns()
                .take(
                        GOLD,
                        Purchase.giveBack(id, new PurchaseId(order), mei, shop.clock.instant(), List.of(lines)),
                        CLERK);
    }

    @Test
    void aPartOfACaptureComesBackIntoTheLotsThatWereCapturedLast() {
        shop.earn(50);
        Instant first = shop.balance().next().at();
        days(5);
        shop.earn(40);
        loyalty.holds().hold(mei, GOLD, "h", 70, null, MUG, CLERK);
        days(5);
        loyalty.holds().capture(mei, GOLD, "h", 55, CLERK);
        assertThat(available(mei)).isEqualTo(35);
        long capture = shop.entries().stream()
                .filter(e -> e.kind() == EntryKind.CAPTURE)
                .findFirst()
                .orElseThrow()
                .sequence();
        fix.reverse(mei, GOLD, capture, 10, ReversalPolicy.STRICT, MUG, CLERK);
        assertThat(available(mei)).isEqualTo(45);
        assertThat(shop.balance().next()).isEqualTo(new Balance.Expiring(5, first));
    }

    @Test
    void aHoldThatRunsOutAtTheInstantItsLotExpiresGivesBackWhatIsLeftAndLosesTheRest() {
        shop.earn(50);
        Instant first = shop.balance().next().at();
        days(5);
        shop.earn(40);
        loyalty.holds().hold(mei, GOLD, "h", 70, first, MUG, CLERK);
        shop.clock.turnTo(first);
        shop.shop.runDue(10);
        assertThat(available(mei)).isEqualTo(40);
        assertThat(loyalty.verifyBooks(GOLD).flow().expired()).isEqualTo(50);
    }

    @Test
    void ofTwoHoldsOfOneNameEachCustomerMeansTheOwn() {
        shop.earn(100);
        loyalty.earn(jo, GOLD, 100, GIFT, CLERK);
        Receipt first = loyalty.holds().hold(mei, GOLD, "cart", 30, null, MUG, CLERK);
        loyalty.holds().hold(jo, GOLD, "cart", 20, null, MUG, CLERK);
        merge("m", mei, jo);
        assertThat(loyalty.holds().hold(mei, GOLD, "cart", 30, null, MUG, CLERK))
                .isEqualTo(first);
        assertThat(loyalty.holds().find(mei, GOLD, "cart").orElseThrow().left()).isEqualTo(30);
        loyalty.holds().capture(mei, GOLD, "cart", 30, CLERK);
        assertThat(loyalty.holds().find(jo, GOLD, "cart").orElseThrow().left()).isEqualTo(20);
        loyalty.holds().release(jo, GOLD, "cart", CLERK);
        assertThat(available(jo)).isEqualTo(170);
    }

    @Test
    void aHoldThatWasCapturedBeforeAMergeIsNotTheOneOfTheOther() {
        shop.earn(100);
        loyalty.earn(jo, GOLD, 100, GIFT, CLERK);
        loyalty.holds().hold(mei, GOLD, "cart", 30, null, MUG, CLERK);
        loyalty.holds().capture(mei, GOLD, "cart", 30, CLERK);
        loyalty.holds().hold(jo, GOLD, "cart", 20, null, MUG, CLERK);
        merge("m", mei, jo);
        assertThatThrownBy(() -> loyalty.holds().capture(mei, GOLD, "cart", 20, CLERK))
                .isInstanceOf(RejectedException.class);
        assertThat(loyalty.holds().find(jo, GOLD, "cart").orElseThrow().left()).isEqualTo(20);
        unmerge("m");
        loyalty.holds().capture(jo, GOLD, "cart", 20, CLERK);
        assertThat(available(mei)).isEqualTo(70);
        assertThat(available(jo)).isEqualTo(80);
    }

    @Test
    void aPromiseThatIsLessByNowIsStillTheOneThatWasMade() {
        Instant until = START.plus(Duration.ofDays(14));
        Receipt first = loyalty.pending().earn(mei, GOLD, "o", 40, until, GIFT, CLERK);
        loyalty.pending().cancel(mei, GOLD, "o", 15, GIFT, CLERK);
        merge("m", mei, jo);
        assertThat(loyalty.pending().earn(mei, GOLD, "o", 40, until, GIFT, CLERK))
                .isEqualTo(first);
        unmerge("m");
        assertThat(loyalty.pending().earn(mei, GOLD, "o", 40, until, GIFT, CLERK))
                .isEqualTo(first);
        assertThat(loyalty.balance(mei, GOLD).aside().pending()).isEqualTo(25);
    }

    @Test
    void ofTwoPromisesOfOneNameEachCustomerMeansTheOwn() {
        Instant until = START.plus(Duration.ofDays(14));
        loyalty.pending().earn(mei, GOLD, "o", 40, until, GIFT, CLERK);
        loyalty.pending().earn(jo, GOLD, "o", 10, until, GIFT, CLERK);
        merge("m", mei, jo);
        loyalty.pending().cancel(mei, GOLD, "o", 40, GIFT, CLERK);
        assertThat(loyalty.balance(jo, GOLD).aside().pending()).isEqualTo(10);
    }

    @Test
    void aReceiptTellsTheBalanceWhereThePointsAre() {
        shop.earn(100);
        long spent = last(shop.redeem(30));
        loyalty.earn(jo, GOLD, 50, GIFT, CLERK);
        merge("m", mei, jo);
        Receipt r = fix.reverse(mei, GOLD, spent, 30, ReversalPolicy.STRICT, GIFT, CLERK);
        assertThat(r.balance()).isEqualTo(150);
        r = fix.reverse(mei, GOLD, 1, 40, ReversalPolicy.STRICT, GIFT, CLERK);
        assertThat(r.balance()).isEqualTo(110);
    }

    @Test
    void aReceiptTellsWhoseAccountHasItsEntries() {
        for (int i = 0; i < 6; i++) {
            shop.earn(10);
        }
        merge("m", mei, jo);
        days(1);
        Receipt r = loyalty.earn(mei, GOLD, 7, GIFT, CLERK);
        fix.reverse(r.customer(), GOLD, last(r), 7, ReversalPolicy.STRICT, GIFT, CLERK);
        assertThat(available(jo)).isEqualTo(60);
    }

    @Test
    void sevenReturnsOfThreeLinesAndAFreeOneAddUpByEveryRounding() {
        for (RoundingMode mode : RoundingMode.values()) {
            if (mode == RoundingMode.UNNECESSARY) {
                continue;
            }
            for (ReturnPolicy.Basis basis : ReturnPolicy.Basis.values()) {
                loyalty.define(
                        LoyalShop.programme()
                                .returns(new ReturnPolicy(basis, mode, ReversalPolicy.LENIENT))
                                .build(),
                        CLERK);
                String o = "O-" + mode + basis;
                Purchase sale = Purchase.sale(
                        o,
                        mei,
                        START,
                        List.of(
                                line("a", 3, "10.00"),
                                line("b", 7, "33.33"),
                                line("c", 1, "0.01"),
                                line("free", 2, "0")));
                long before = available(mei);
                long given = loyalty.earnFor(GOLD, sale, CLERK).points();
                shop.earn(200);
                loyalty.redeemFor(mei, GOLD, new PurchaseId(o), 101, CLERK);
                long taken = 0;
                long givenBack = 0;
                int n = 0;
                for (int i = 0; i < 7; i++) {
                    List<PurchaseLine> lines = new ArrayList<>();
                    lines.add(line("b", 1, i == 6 ? "4.77" : "4.76"));
                    if (i < 3) {
                        lines.add(line("a", 1, i == 2 ? "3.34" : "3.33"));
                    }
                    if (i == 4) {
                        lines.add(line("c", 1, "0.01"));
                    }
                    if (i == 5) {
                        lines.add(line("free", 2, "0"));
                    }
                    ReturnReceipt r = back(o + "R" + n++, o, lines.toArray(PurchaseLine[]::new));
                    taken += r.takenBack() + r.owed();
                    givenBack += r.givenBack();
                    assertThat(taken).isLessThanOrEqualTo(given);
                    assertThat(givenBack).isLessThanOrEqualTo(101);
                }
                assertThat(taken).isEqualTo(given);
                assertThat(givenBack).isEqualTo(101);
                assertThat(available(mei)).isEqualTo(before + 200);
            }
        }
    }

    @Test
    void returnsBeforeAMergeInBetweenAndAfterItsUndoingTakeTheOrdersOwnPoints() {
        loyalty.earnFor(GOLD, Purchase.sale("O", mei, START, List.of(line("a", 3, "99"))), CLERK);
        loyalty.earn(jo, GOLD, 5, GIFT, CLERK);
        back("R1", "O", line("a", 1, "33"));
        merge("m", mei, jo);
        back("R2", "O", line("a", 1, "33"));
        assertThat(available(jo)).isEqualTo(38);
        unmerge("m");
        back("R3", "O", line("a", 1, "33"));
        assertThat(available(mei)).isZero();
        assertThat(available(jo)).isEqualTo(5);
        assertThat(debt(mei) + debt(jo)).isZero();
    }

    @Test
    void pointsThatWereSentToOneWhoIsTheSameByNowAreTakenBackOnce() {
        loyalty.earnFor(GOLD, shop.order("O", "100"), CLERK);
        fix.transfer(mei, jo, GOLD, 100, GIFT, CLERK);
        merge("m", jo, mei);
        ReturnReceipt r = back("R", "O", line("sku", 1, "100"));
        assertThat(r.takenBack()).isEqualTo(100);
        assertThat(available(mei) + debt(mei)).isZero();
        unmerge("m");
        assertThat(available(mei) + debt(mei) + available(jo) + debt(jo)).isZero();
    }

    @Test
    void thePastIsToldThroughAMergeThatPaidADebtAndItsUndoing() {
        shop.earn(100);
        days(1);
        loyalty.redeem(jo, GOLD, 30, Shortfall.DEBT, MUG, CLERK);
        days(1);
        merge("m", mei, jo);
        days(1);
        unmerge("m");
        days(1);
        Duration half = Duration.ofHours(12);
        assertThat(loyalty.liability(GOLD, START.plus(Duration.ofDays(1)).plus(half)))
                .isEqualTo(new PointsStanding(0, 100, 0, 0, 30));
        assertThat(loyalty.liability(GOLD, START.plus(Duration.ofDays(2)).plus(half)))
                .isEqualTo(new PointsStanding(0, 70, 0, 0, 0));
        assertThat(loyalty.liability(GOLD, START.plus(Duration.ofDays(3)).plus(half)))
                .isEqualTo(new PointsStanding(0, 100, 0, 0, 30));
        assertThat(available(mei)).isEqualTo(100);
        assertThat(debt(jo)).isEqualTo(30);
    }

    @Test
    void pointsThatWentThereAndBackAreAsOldAsTheyWere() {
        shop.earn(100);
        days(40);
        long sent = last(fix.transfer(mei, jo, GOLD, 50, GIFT, CLERK));
        days(10);
        fix.reverse(mei, GOLD, sent, 20, ReversalPolicy.STRICT, GIFT, CLERK);
        merge("m", mei, jo);
        List<Ageing> a = loyalty.ageing(GOLD, List.of(Duration.ofDays(30), Duration.ofDays(50), Duration.ofDays(60)));
        assertThat(a).extracting(Ageing::points).containsExactly(0L, 0L, 100L, 0L);
        assertThat(a).extracting(Ageing::lots).containsExactly(0L, 0L, 2L, 0L);
    }

    @Test
    void aPeriodInWhichMoreCameBackThanWasSpentHasANegativeCost() {
        loyalty.define(
                LoyalShop.programme()
                        .valuation(Valuation.of("cost", 100, Money.of("0.80", "EUR")))
                        .build(),
                CLERK);
        shop.earn(100);
        long spent = last(shop.redeem(60));
        days(100);
        shop.shop.runDue(10);
        Instant end = shop.clock.instant().plusSeconds(1);
        days(10);
        fix.reverse(mei, GOLD, spent, 30, ReversalPolicy.LENIENT, GIFT, CLERK);
        Instant now = shop.clock.instant().plusSeconds(1);
        assertThat(loyalty.books(GOLD, START, end)).isEqualTo(new Books(GOLD, START, end, 0, 100, 60, 40, 0, 0));
        assertThat(loyalty.books(GOLD, end, now)).isEqualTo(new Books(GOLD, end, now, 0, 30, -30, 30, 0, 30));
        BooksInMoney m = loyalty.valued().books(GOLD, end, now, "cost");
        assertThat(m.redeemed()).isEqualTo(Money.of("-0.24", "EUR"));
        assertThat(m.issued()).isEqualTo(Money.of("0.24", "EUR"));
        assertThat(m.outstanding()).isEqualTo(Money.of("0.24", "EUR"));
    }

    @Test
    void aKeyServesOneRequestOfOneCommandWhicheverItIs() {
        Instant until = START.plus(Duration.ofDays(14));
        for (int i = 0; i < 9; i++) {
            shop.earn(1_000);
        }
        loyalty.earn(jo, GOLD, 500, GIFT, CLERK);
        loyalty.earnFor(GOLD, Purchase.sale("OR", mei, START, List.of(line("sku", 2, "100"))), CLERK);
        long spent = last(shop.redeem(100));
        long sent = last(fix.transfer(mei, jo, GOLD, 100, GIFT, CLERK));
        loyalty.holds().hold(mei, GOLD, "c", 10, null, MUG, CLERK);
        loyalty.holds().hold(mei, GOLD, "c2", 10, null, MUG, CLERK);
        loyalty.holds().hold(mei, GOLD, "r", 10, null, MUG, CLERK);
        loyalty.holds().hold(mei, GOLD, "r2", 10, null, MUG, CLERK);
        loyalty.pending().earn(mei, GOLD, "p", 10, until, GIFT, CLERK);
        Map<String, List<Function<By, Object>>> commands = new LinkedHashMap<>();
        commands.put(
                "earn",
                List.of(by -> loyalty.earn(mei, GOLD, 5, GIFT, by), by -> loyalty.earn(mei, GOLD, 6, GIFT, by)));
        commands.put(
                "earnFor",
                List.of(
                        by -> loyalty.earnFor(GOLD, shop.order("K1", "9"), by),
                        by -> loyalty.earnFor(GOLD, shop.order("K2", "9"), by)));
        commands.put(
                "redeem",
                List.of(by -> loyalty.redeem(mei, GOLD, 5, MUG, by), by -> loyalty.redeem(mei, GOLD, 5, GIFT, by)));
        commands.put(
                "redeemAs",
                List.of(
                        by -> loyalty.redeem(mei, GOLD, 5, Shortfall.CLAMP, MUG, by),
                        by -> loyalty.redeem(mei, GOLD, 5, Shortfall.DEBT, MUG, by)));
        commands.put(
                "redeemFor",
                List.of(
                        by -> loyalty.redeemFor(mei, GOLD, new PurchaseId("P1"), 5, by),
                        by -> loyalty.redeemFor(mei, GOLD, new PurchaseId("P2"), 5, by)));
        commands.put(
                "hold",
                List.of(
                        by -> loyalty.holds().hold(mei, GOLD, "k", 5, null, MUG, by),
                        by -> loyalty.holds().hold(mei, GOLD, "k", 5, until, MUG, by)));
        commands.put(
                "capture",
                List.of(
                        by -> loyalty.holds().capture(mei, GOLD, "c", 5, by),
                        by -> loyalty.holds().capture(mei, GOLD, "c2", 5, by)));
        commands.put(
                "release",
                List.of(
                        by -> loyalty.holds().release(mei, GOLD, "r", by),
                        by -> loyalty.holds().release(mei, GOLD, "r2", by)));
        commands.put(
                "pend",
                List.of(
                        by -> loyalty.pending().earn(mei, GOLD, "k", 5, until, GIFT, by),
                        by -> loyalty.pending().earn(mei, GOLD, "k", 5, until.plusSeconds(1), GIFT, by)));
        commands.put(
                "cancel",
                List.of(
                        by -> loyalty.pending().cancel(mei, GOLD, "p", 3, GIFT, by),
                        by -> loyalty.pending().cancel(mei, GOLD, "p", 3, MUG, by)));
        commands.put(
                "reverse",
                List.of(
                        by -> fix.reverse(mei, GOLD, spent, 5, ReversalPolicy.STRICT, GIFT, by),
                        by -> fix.reverse(mei, GOLD, spent, 5, ReversalPolicy.LENIENT, GIFT, by)));
        commands.put(
                "reverseTransfer",
                List.of(
                        by -> fix.reverse(mei, GOLD, sent, 5, ReversalPolicy.STRICT, GIFT, by),
                        by -> fix.reverse(mei, GOLD, sent, 6, ReversalPolicy.STRICT, GIFT, by)));
        commands.put(
                "adjust",
                List.of(
                        by -> fix.adjust(mei, GOLD, -5, Shortfall.REJECT, GIFT, by),
                        by -> fix.adjust(mei, GOLD, 5, Shortfall.REJECT, GIFT, by)));
        commands.put(
                "transfer",
                List.of(
                        by -> fix.transfer(mei, jo, GOLD, 5, GIFT, by),
                        by -> fix.transfer(jo, mei, GOLD, 5, GIFT, by)));
        commands.put(
                "return",
                List.of(
                        by -> loyalty.returns()
                                .take(
                                        GOLD,
                                        Purchase.giveBack(
                                                "KR", new PurchaseId("OR"), mei, START, List.of(line("sku", 1, "50"))),
                                        by),
                        by -> loyalty.returns()
                                .take(
                                        GOLD,
                                        Purchase.giveBack(
                                                "KR2", new PurchaseId("OR"), mei, START, List.of(line("sku", 1, "50"))),
                                        by)));
        commands.put(
                "merge",
                List.of(
                        by -> shop.shop.loyaltyMerges().merge("km", jo, mei, by),
                        by -> shop.shop.loyaltyMerges().merge("km", mei, jo, by)));
        commands.put(
                "undo",
                List.of(
                        by -> shop.shop.loyaltyMerges().undo("km", by),
                        by -> shop.shop.loyaltyMerges().undo("km2", by)));
        List<By> used = new ArrayList<>();
        commands.forEach((name, pair) -> {
            By key = CLERK.once("key-" + name);
            Object first = pair.get(0).apply(key);
            BooksCheck books = loyalty.verifyBooks(GOLD);
            assertThat(pair.get(0).apply(key)).as(name).isEqualTo(first);
            assertThatThrownBy(() -> pair.get(1).apply(key)).as(name).isInstanceOf(IdempotencyKeyReusedException.class);
            for (By other : used) {
                assertThatThrownBy(() -> pair.get(0).apply(other))
                        .as(name)
                        .isInstanceOf(IdempotencyKeyReusedException.class);
            }
            used.add(key);
            assertThat(loyalty.verifyBooks(GOLD)).as(name).isEqualTo(books);
        });
    }

    @Test
    void aRedemptionOfNothingUnderAKeyStaysOneOfNothing() {
        Receipt r = loyalty.redeem(mei, GOLD, 5, Shortfall.CLAMP, MUG, CLERK.once("k"));
        assertThat(r.points()).isZero();
        shop.earn(10);
        assertThat(loyalty.redeem(mei, GOLD, 5, Shortfall.CLAMP, MUG, CLERK.once("k")))
                .isEqualTo(r);
        assertThat(available(mei)).isEqualTo(10);
    }

    @Test
    void whatWasGivenBackByHandIsNotGivenBackAgainByTheReturns() {
        shop.earn(100);
        loyalty.earnFor(GOLD, Purchase.sale("O", mei, START, List.of(line("a", 2, "80"))), CLERK);
        loyalty.holds().hold(mei, GOLD, "O", 30, null, MUG, CLERK);
        loyalty.holds().capture(mei, GOLD, "O", 25, CLERK);
        long paid = last(loyalty.redeemFor(mei, GOLD, new PurchaseId("O"), 15, CLERK));
        fix.reverse(mei, GOLD, paid, 10, ReversalPolicy.STRICT, GIFT, CLERK);
        ReturnReceipt first = back("R1", "O", line("a", 1, "40"));
        assertThat(first.givenBack()).isEqualTo(20);
        ReturnReceipt second = back("R2", "O", line("a", 1, "40"));
        assertThat(second.givenBack()).isEqualTo(10);
        assertThat(available(mei)).isEqualTo(100);
    }

    @Test
    void pointsThatWereTakenBackWhileTheyWereAwayPayTheDebtWhenTheyComeBack() {
        shop.earn(100);
        long sent = last(fix.transfer(mei, jo, GOLD, 100, GIFT, CLERK));
        fix.reverse(mei, GOLD, 1, 100, ReversalPolicy.LENIENT, GIFT, CLERK);
        assertThat(debt(mei)).isEqualTo(100);
        fix.reverse(mei, GOLD, sent, 100, ReversalPolicy.STRICT, GIFT, CLERK);
        assertThat(available(mei) + debt(mei) + available(jo) + debt(jo)).isZero();
    }

    @Test
    void transfersBothWaysAreUndoneAlsoAfterAMergeThatWasUndone() {
        shop.earn(100);
        loyalty.earn(jo, GOLD, 100, GIFT, CLERK);
        long a = last(fix.transfer(mei, jo, GOLD, 60, GIFT, CLERK));
        long b = last(fix.transfer(jo, mei, GOLD, 130, GIFT, CLERK));
        merge("m", mei, jo);
        unmerge("m");
        fix.reverse(jo, GOLD, b, 130, ReversalPolicy.STRICT, GIFT, CLERK);
        fix.reverse(mei, GOLD, a, 60, ReversalPolicy.STRICT, GIFT, CLERK);
        assertThat(available(mei)).isEqualTo(100);
        assertThat(available(jo)).isEqualTo(100);
    }

    @Test
    void anOrderPaidWithPointsAndCreditComesBackInPartsAroundAMerge() {
        shop.shop.credit().issue(mei, Money.of("50", "EUR"), START.plus(Duration.ofDays(30)), GIFT, CLERK);
        shop.earn(100);
        loyalty.earnFor(GOLD, Purchase.sale("O", mei, START, List.of(line("a", 3, "90"))), CLERK);
        loyalty.redeemFor(mei, GOLD, new PurchaseId("O"), 100, CLERK);
        CreditEntry paid = shop.shop.credit().redeem(mei, Money.of("40", "EUR"), new Cause("order", "O"), CLERK);
        merge("m", mei, jo);
        ReturnReceipt r = back("R1", "O", line("a", 1, "30"));
        assertThat(r.givenBack()).isEqualTo(33);
        shop.shop.credit().refund(paid.account(), paid.sequence(), Money.of("13.33", "EUR"), null, GIFT, CLERK);
        assertThat(shop.shop.credit().balance(jo, "EUR")).isEqualTo(Money.of("23.33", "EUR"));
        unmerge("m");
        r = back("R2", "O", line("a", 2, "60"));
        assertThat(r.givenBack()).isEqualTo(67);
        shop.shop.credit().refund(paid.account(), paid.sequence(), Money.of("26.67", "EUR"), null, GIFT, CLERK);
        assertThat(shop.shop.credit().balance(mei, "EUR")).isEqualTo(Money.of("50", "EUR"));
        assertThat(shop.shop.credit().balance(jo, "EUR")).isEqualTo(Money.of("0", "EUR"));
        assertThat(available(mei)).isEqualTo(100);
        assertThat(available(jo) + debt(jo) + debt(mei)).isZero();
    }
}
