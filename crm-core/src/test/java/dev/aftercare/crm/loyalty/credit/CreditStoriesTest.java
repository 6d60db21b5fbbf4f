package dev.aftercare.crm.loyalty.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.HandTurnedClock;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.IdempotencyKeyReusedException;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.loyalty.code.SecretCode;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Gift cards and store credit between delivery, return, expiry and merge: each answer was computed by hand first. */
class CreditStoriesTest {

    private static final By CLERK = By.agent("clerk");
    private static final Instant START = Instant.parse("2026-01-10T12:00:00Z");
    private static final Instant SOON = START.plus(Duration.ofDays(10));
    private static final Instant LATER = START.plus(Duration.ofDays(30));
    private static final Cause ORDER = new Cause("order", "O-1");
    private static final Cause RETURN = new Cause("return", "R-1");

    private final HandTurnedClock clock = new HandTurnedClock(START);
    private final Shop shop = Crm.builder(new InMemoryStorage())
            .clock(clock)
            .codes(new Random(42))
            .build()
            .shop();
    private final Credits credit = shop.credit();
    private final CustomerId anna = register("anna");
    private final CustomerId ben = register("ben");
    private final CustomerId carl = register("carl");

    private CustomerId register(String name) {
        return shop.customers().register(Identity.shopUser(name), CLERK).id();
    }

    private static Money euro(String amount) {
        return Money.of(amount, "EUR");
    }

    private static Rejection refused(ThrowingCallable command) {
        return catchThrowableOfType(RejectedException.class, command).rejection();
    }

    @AfterEach
    void theBooksAddUp() {
        for (String currency : List.of("EUR", "JPY", "KWD")) {
            assertThat(credit.verifyBooks(currency).balanced()).isTrue();
        }
    }

    private CreditEntry refund(CreditEntry spent, String amount) {
        return credit.refund(spent.account(), spent.sequence(), euro(amount), null, RETURN, CLERK);
    }

    /** 50 are taken at the order, 30 are delivered: 20 go back. Then all comes back, and not a cent more. */
    @Test
    void aCardGetsBackWhatWasNotDeliveredAndLaterTheRest() {
        GiftCard card = credit.issueCard(euro("50"), null, ORDER, CLERK);
        CreditEntry spent = credit.redeemCard(card.code().printed(), euro("50"), ORDER, CLERK);

        refund(spent, "20");
        assertThat(credit.cardBalance(card.code().printed())).isEqualTo(euro("20"));
        CreditEntry again = credit.redeemCard(card.code().printed(), euro("20"), ORDER, CLERK);
        refund(spent, "30");

        assertThat(credit.cardBalance(card.code().printed())).isEqualTo(euro("30"));
        assertThat(refused(() -> refund(spent, "0.01"))).isEqualTo(new NotEnoughCredit(euro("0.01"), euro("0")));
        refund(again, "20");
        assertThat(credit.cardBalance(card.code().printed())).isEqualTo(euro("50"));
    }

    /** The card ends while the parcel is on its way: what comes back is gone at once, or lives as long as the shop gives it. */
    @Test
    void whatComesBackToACardThatEndedIsGoneOrLivesOn() {
        GiftCard card = credit.issueCard(euro("50"), SOON, ORDER, CLERK);
        CreditEntry spent = credit.redeemCard(card.code().printed(), euro("50"), ORDER, CLERK);
        clock.turnTo(SOON);

        refund(spent, "20");
        credit.refund(spent.account(), spent.sequence(), euro("10"), LATER, RETURN, CLERK);
        // An earlier end than the own changes nothing: still gone.
        credit.refund(spent.account(), spent.sequence(), euro("5"), START, RETURN, CLERK);

        assertThat(credit.cardBalance(card.code().printed())).isEqualTo(euro("10"));
        CreditBooks books = credit.verifyBooks("EUR");
        assertThat(books.redeemed()).isEqualTo(euro("15"));
        assertThat(books.expired()).isEqualTo(euro("25"));
        assertThat(books.outstanding()).isEqualTo(euro("10"));
        clock.turnTo(LATER.minusNanos(1_000));
        assertThat(credit.cardBalance(card.code().printed())).isEqualTo(euro("10"));
        clock.turnTo(LATER);
        assertThat(credit.cardBalance(card.code().printed())).isEqualTo(euro("0"));
        assertThat(shop.runDue(10).done()).isEqualTo(1);
    }

    /** 5 of 20 were given by mistake, and 15 spent: the mistake is taken back, the return still gives what was spent. */
    @Test
    void takenBackAndRefundedDoNotMeet() {
        CreditEntry given = credit.issue(anna, euro("20"), null, ORDER, CLERK);
        CreditEntry spent = credit.redeem(anna, euro("15"), ORDER, CLERK);
        credit.takeBack(given.account(), euro("5"), RETURN, CLERK);

        refund(spent, "15");

        assertThat(credit.balance(anna, "EUR")).isEqualTo(euro("15"));
        assertThat(refused(() -> credit.takeBack(given.account(), euro("15.01"), RETURN, CLERK)))
                .isEqualTo(new NotEnoughCredit(euro("15.01"), euro("15")));
    }

    /** Credit went along with its customer; a mistake of before is taken back where it is now, over two merges. */
    @Test
    void aMistakeOfBeforeTheMergeIsTakenBackWhereTheCreditIs() {
        CreditEntry given = credit.issue(anna, euro("20"), SOON, ORDER, CLERK);
        credit.issue(carl, euro("7"), null, ORDER, CLERK);
        shop.loyaltyMerges().merge("one", anna, ben, CLERK);
        shop.loyaltyMerges().merge("two", ben, carl, CLERK);

        CreditEntry taken = credit.takeBack(given.account(), euro("20"), RETURN, CLERK);

        assertThat(taken.balance()).isEqualTo(euro("7"));
        assertThat(credit.balance(anna, "EUR")).isEqualTo(euro("7"));
    }

    /** What Anna spent before she was found to be Ben comes back to Ben, with its expiry; parted again, to Anna. */
    @Test
    void aReturnFollowsTheCustomerThereAndBack() {
        credit.issue(anna, euro("20"), SOON, ORDER, CLERK);
        CreditEntry spent = credit.redeem(anna, euro("20"), ORDER, CLERK);
        shop.loyaltyMerges().merge("m", anna, ben, CLERK);
        refund(spent, "5");
        assertThat(credit.balance(ben, "EUR")).isEqualTo(euro("5"));

        shop.loyaltyMerges().undo("m", CLERK);
        assertThat(credit.balance(ben, "EUR")).isEqualTo(euro("0"));
        refund(spent, "6");

        assertThat(credit.balance(anna, "EUR")).isEqualTo(euro("11"));
        clock.turnTo(SOON);
        assertThat(credit.balance(anna, "EUR")).isEqualTo(euro("0"));
    }

    /** As one they paid 12 of Anna's 10 and Ben's 10, hers first as it ends sooner. Parted, the return is Ben's, who paid. */
    @Test
    void whatWasPaidTogetherComesBackToTheOneWhoPaid() {
        credit.issue(anna, euro("10"), SOON, ORDER, CLERK);
        credit.issue(ben, euro("10"), LATER, ORDER, CLERK);
        shop.loyaltyMerges().merge("m", anna, ben, CLERK);
        CreditEntry spent = credit.redeem(anna, euro("12"), ORDER, CLERK);
        assertThat(spent.parts()).containsExactly(new CreditPart(euro("10"), SOON), new CreditPart(euro("2"), LATER));
        shop.loyaltyMerges().undo("m", CLERK);
        assertThat(credit.balance(anna, "EUR")).isEqualTo(euro("0"));

        refund(spent, "3");

        assertThat(credit.balance(ben, "EUR")).isEqualTo(euro("11"));
        assertThat(credit.balance(anna, "EUR")).isEqualTo(euro("0"));
    }

    /** Yen have no decimals, dinars have three; each is an account of its own, there and back. */
    @Test
    void everyCurrencyCountsInItsOwnUnit() {
        credit.issue(anna, Money.of("1000", "JPY"), null, ORDER, CLERK);
        credit.issue(anna, Money.of("1.001", "KWD"), null, ORDER, CLERK);
        credit.redeem(anna, Money.of("1", "JPY"), ORDER, CLERK);
        credit.redeem(anna, Money.of("0.001", "KWD"), ORDER, CLERK);
        assertThatThrownBy(() -> Money.of("0.5", "JPY"))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("money.amount"));
        shop.loyaltyMerges().merge("m", anna, ben, CLERK);
        credit.issue(ben, Money.of("1", "JPY"), null, ORDER, CLERK);
        credit.redeem(ben, Money.of("0.999", "KWD"), ORDER, CLERK);
        shop.loyaltyMerges().undo("m", CLERK);

        assertThat(credit.balance(anna, "JPY")).isEqualTo(Money.of("999", "JPY"));
        assertThat(credit.balance(ben, "JPY")).isEqualTo(Money.of("1", "JPY"));
        assertThat(credit.balance(anna, "KWD")).isEqualTo(Money.of("0.001", "KWD"));
        assertThat(credit.balance(ben, "KWD")).isEqualTo(Money.of("0.000", "KWD"));
    }

    /** The page of the own credit: every currency with its ends, of both while they are one; and a card with its end. */
    @Test
    void whoLooksSeesHowMuchAndUntilWhen() {
        credit.issue(anna, euro("5"), SOON, ORDER, CLERK);
        credit.issue(anna, euro("7"), null, ORDER, CLERK);
        credit.issue(anna, Money.of("900", "JPY"), null, ORDER, CLERK);
        credit.redeem(anna, Money.of("900", "JPY"), ORDER, CLERK);
        shop.loyaltyMerges().merge("m", anna, ben, CLERK);
        GiftCard card = credit.issueCard(euro("50"), LATER, ORDER, CLERK);

        assertThat(credit.accounts(anna)).isEqualTo(credit.accounts(ben));
        // Nothing of the spent yen came along.
        assertThat(credit.accounts(ben)).hasSize(1);
        assertThat(credit.accounts(ben).get(0).parts())
                .containsExactly(new CreditPart(euro("5"), SOON), new CreditPart(euro("7"), null));
        assertThat(credit.card(card.code().printed()).parts()).containsExactly(new CreditPart(euro("50"), LATER));
        shop.loyaltyMerges().undo("m", CLERK);
        assertThat(credit.accounts(anna))
                .extracting(account -> account.available(SOON))
                .containsExactly(euro("7"), Money.of("0", "JPY"));
        assertThat(credit.accounts(carl)).isEmpty();
    }

    /** What is wrong is named: the customer, the card, the currency. */
    @Test
    void aWrongNameIsNotTakenForAnEmptyPurse() {
        CustomerId nobody = new CustomerId(new UUID(1, 2));
        String unknown = SecretCode.random(new Random(1)).printed();
        GiftCard card = credit.issueCard(euro("50"), null, ORDER, CLERK);

        assertThatThrownBy(() -> credit.redeem(nobody, euro("1"), ORDER, CLERK)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> credit.redeemCard(unknown, euro("1"), ORDER, CLERK))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining(unknown.substring(unknown.length() - 4));
        assertThatThrownBy(() -> credit.redeemCard(card.code().printed(), Money.of("10", "USD"), ORDER, CLERK))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> {
                    assertThat(e.field()).isEqualTo("amount");
                    assertThat(e.allowed()).isEqualTo("EUR");
                });
        assertThatThrownBy(() -> credit.takeBack(card.account(), Money.of("10", "USD"), ORDER, CLERK))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("amount"));
        CreditEntry spent = credit.redeemCard(card.code().printed(), euro("1"), ORDER, CLERK);
        assertThatThrownBy(() ->
                        credit.refund(spent.account(), spent.sequence(), Money.of("1", "USD"), null, RETURN, CLERK))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("amount"));
        assertThat(refused(() -> credit.redeem(anna, euro("1"), ORDER, CLERK)))
                .isEqualTo(new NotEnoughCredit(euro("1"), euro("0")));
    }

    /** Each command under a key: the same again is the first result, another request an error. */
    @Test
    void aKeyIsForOneRequest() {
        GiftCard card = credit.issueCard(euro("50"), SOON, ORDER, CLERK.once("card"));
        assertThat(credit.issueCard(euro("50"), SOON, ORDER, CLERK.once("card")))
                .isEqualTo(card);
        reused(by -> credit.issueCard(euro("50"), null, ORDER, by), "card");
        credit.issue(anna, euro("20"), null, ORDER, CLERK.once("issue"));
        reused(by -> credit.issue(anna, euro("20"), SOON, ORDER, by), "issue");
        reused(by -> credit.issue(ben, euro("20"), null, ORDER, by), "issue");
        String code = card.code().printed();
        CreditEntry spent = credit.redeemCard(code, euro("20"), ORDER, CLERK.once("spend"));
        assertThat(credit.redeemCard(code.toLowerCase(java.util.Locale.ROOT), euro("20"), ORDER, CLERK.once("spend")))
                .isEqualTo(spent);
        reused(by -> credit.redeemCard(code, euro("20.01"), ORDER, by), "spend");
        reused(by -> credit.redeem(anna, euro("20"), ORDER, by), "spend");
        CreditEntry back =
                credit.refund(spent.account(), spent.sequence(), euro("5"), null, RETURN, CLERK.once("refund"));
        assertThat(credit.refund(spent.account(), spent.sequence(), euro("5"), null, RETURN, CLERK.once("refund")))
                .isEqualTo(back);
        reused(by -> credit.refund(spent.account(), spent.sequence(), euro("5"), LATER, RETURN, by), "refund");
        CreditEntry taken = credit.takeBack(card.account(), euro("1"), RETURN, CLERK.once("take"));
        assertThat(credit.takeBack(card.account(), euro("1"), RETURN, CLERK.once("take")))
                .isEqualTo(taken);
        reused(by -> credit.takeBack(card.account(), euro("2"), RETURN, by), "take");

        assertThat(credit.cardBalance(code)).isEqualTo(euro("34"));
    }

    private interface Command {
        void under(By by);
    }

    private static void reused(Command command, String key) {
        assertThatThrownBy(() -> command.under(CLERK.once(key))).isInstanceOf(IdempotencyKeyReusedException.class);
    }

    /** Credit ends at its instant, and cannot be given with an end that is not in the future. */
    @Test
    void anEndIsAnInstant() {
        credit.issue(anna, euro("5"), SOON, ORDER, CLERK);
        clock.turnTo(SOON.minusNanos(1_000));
        CreditEntry spent = credit.redeem(anna, euro("1"), ORDER, CLERK);
        clock.turnTo(SOON);

        assertThat(refused(() -> credit.redeem(anna, euro("1"), ORDER, CLERK)))
                .isEqualTo(new NotEnoughCredit(euro("1"), euro("0")));
        assertThat(spent.balance()).isEqualTo(euro("4"));
        assertThatThrownBy(() -> credit.issue(anna, euro("5"), SOON, ORDER, CLERK))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("expiresAt"));
    }
}
