package dev.aftercare.crm.loyalty.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.HandTurnedClock;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.due.DueReport;
import dev.aftercare.crm.loyalty.code.SecretCode;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.CreditEvent;
import dev.aftercare.crm.model.loyalty.CreditKind;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.json.CrmJson;
import dev.aftercare.crm.persistence.json.EventBodies;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CreditsTest {

    private static final By CLERK = By.agent("clerk");
    private static final Instant START = Instant.parse("2026-01-10T12:00:00Z");
    private static final Instant SOON = START.plus(Duration.ofDays(10));
    private static final Instant LATER = START.plus(Duration.ofDays(30));
    private static final Cause RETURN = new Cause("return", "R-1");
    private static final Cause ORDER = new Cause("order", "O-1");

    private final HandTurnedClock clock = new HandTurnedClock(START);
    private final Shop shop = Crm.builder(new InMemoryStorage())
            .clock(clock)
            .codes(new Random(42))
            .build()
            .shop();
    private final Credits credit = shop.credit();
    private final CustomerId mei =
            shop.customers().register(Identity.shopUser("mei"), CLERK).id();

    private static Money euro(String amount) {
        return Money.of(amount, "EUR");
    }

    private static Rejection refused(ThrowingCallable command) {
        return catchThrowableOfType(RejectedException.class, command).rejection();
    }

    private void right(String account, long entries) {
        assertThat(credit.verify(account)).isEqualTo(new CreditCheck(entries, List.of()));
    }

    @Test
    void creditIsSpentInPartsAndNeverBelowZero() {
        credit.issue(mei, euro("20"), null, RETURN, CLERK);
        CreditEntry first = credit.redeem(mei, euro("12.50"), ORDER, CLERK);

        assertThat(first.amount()).isEqualTo(euro("-12.50"));
        assertThat(refused(() -> credit.redeem(mei, euro("7.51"), ORDER, CLERK)))
                .isEqualTo(new NotEnoughCredit(euro("7.51"), euro("7.50")));
        assertThat(credit.redeem(mei, euro("7.50"), ORDER, CLERK).balance()).isEqualTo(euro("0"));
        assertThat(refused(() -> credit.redeem(mei, Money.of("1", "USD"), ORDER, CLERK)))
                .isEqualTo(new NotEnoughCredit(Money.of("1", "USD"), Money.of("0", "USD")));
        right(first.account(), 3);
    }

    @Test
    void everyCurrencyHasABalanceOfItsOwn() {
        credit.issue(mei, euro("20"), null, RETURN, CLERK);
        credit.issue(mei, Money.of("900", "JPY"), null, RETURN, CLERK);
        credit.redeem(mei, euro("5"), ORDER, CLERK);

        assertThat(credit.balance(mei, "EUR")).isEqualTo(euro("15"));
        assertThat(credit.balance(mei, "JPY")).isEqualTo(Money.of("900", "JPY"));
        assertThat(credit.balance(mei, "USD")).isEqualTo(Money.of("0", "USD"));
    }

    @Test
    void whatExpiresSoonestIsSpentFirstAndExpiredIsNeverSpent() {
        credit.issue(mei, euro("10"), null, RETURN, CLERK);
        credit.issue(mei, euro("10"), LATER, RETURN, CLERK);
        credit.issue(mei, euro("10"), SOON, RETURN, CLERK);

        CreditEntry spent = credit.redeem(mei, euro("15"), ORDER, CLERK);

        assertThat(spent.parts()).containsExactly(new CreditPart(euro("10"), SOON), new CreditPart(euro("5"), LATER));
        clock.turnTo(LATER);
        assertThat(credit.balance(mei, "EUR")).isEqualTo(euro("10"));
        assertThat(refused(() -> credit.redeem(mei, euro("10.01"), ORDER, CLERK)))
                .isEqualTo(new NotEnoughCredit(euro("10.01"), euro("10")));
        assertThat(credit.redeem(mei, euro("10"), ORDER, CLERK).balance()).isEqualTo(euro("0"));
        right(spent.account(), 6);
    }

    @Test
    void theSweepTakesOutOnceWhatHasExpired() {
        String account = credit.issue(mei, euro("10"), SOON, RETURN, CLERK).account();

        clock.turnTo(SOON.minusSeconds(1));
        assertThat(shop.runDue(10)).isEqualTo(DueReport.NOTHING);
        clock.turnTo(SOON);
        assertThat(shop.runDue(10)).isEqualTo(new DueReport(1, 0, 0));
        assertThat(shop.runDue(10)).isEqualTo(DueReport.NOTHING);

        CreditEntry last = credit.entries(account, PageRequest.first(1)).items().get(0);
        assertThat(last.kind()).isEqualTo(CreditKind.EXPIRE);
        assertThat(last.actor()).isEqualTo(Actor.CLOCK);
        assertThat(last.balance()).isEqualTo(euro("0"));
        right(account, 2);
    }

    @Test
    void refundsGiveBackWhatWasSpentLastFirstAndNeverMore() {
        credit.issue(mei, euro("10"), SOON, RETURN, CLERK);
        credit.issue(mei, euro("10"), null, RETURN, CLERK);
        CreditEntry spent = credit.redeem(mei, euro("15"), ORDER, CLERK);

        CreditEntry some = credit.refund(spent.account(), spent.sequence(), euro("7"), null, RETURN, CLERK);
        assertThat(some.parts()).containsExactly(new CreditPart(euro("5"), null), new CreditPart(euro("2"), SOON));
        assertThat(refused(() -> credit.refund(spent.account(), spent.sequence(), euro("8.01"), null, RETURN, CLERK)))
                .isEqualTo(new NotEnoughCredit(euro("8.01"), euro("8")));
        CreditEntry rest = credit.refund(spent.account(), spent.sequence(), euro("8"), null, RETURN, CLERK);

        assertThat(rest.parts()).containsExactly(new CreditPart(euro("8"), SOON));
        assertThat(rest.refundOf()).isEqualTo(spent.sequence());
        assertThat(credit.balance(mei, "EUR")).isEqualTo(euro("20"));
        assertThatThrownBy(() -> credit.refund(spent.account(), 1, euro("1"), null, RETURN, CLERK))
                .isInstanceOf(InvalidInputException.class);
        right(spent.account(), 5);
    }

    @Test
    void whatExpiredWhileItWasSpentComesBackOnlyIfTheShopSaysSo() {
        credit.issue(mei, euro("10"), SOON, RETURN, CLERK);
        CreditEntry spent = credit.redeem(mei, euro("10"), ORDER, CLERK);
        clock.turnTo(SOON);

        credit.refund(spent.account(), spent.sequence(), euro("4"), null, RETURN, CLERK);
        assertThat(credit.balance(mei, "EUR")).isEqualTo(euro("0"));
        credit.refund(spent.account(), spent.sequence(), euro("6"), LATER, RETURN, CLERK);
        assertThat(credit.balance(mei, "EUR")).isEqualTo(euro("6"));
        right(spent.account(), 5);
    }

    @Test
    void aGiftCardIsSpentByWhoKnowsItsCode() {
        GiftCard card = credit.issueCard(euro("50"), LATER, new Cause("sale", "O-7"), CLERK);

        assertThat(credit.cardBalance(card.code().printed().toLowerCase(Locale.ROOT)))
                .isEqualTo(euro("50"));
        CreditEntry spent = credit.redeemCard(card.code().printed(), euro("20"), ORDER, CLERK);
        credit.refund(spent.account(), spent.sequence(), euro("5"), null, RETURN, CLERK);

        assertThat(credit.cardBalance(card.code().symbols())).isEqualTo(euro("35"));
        assertThat(card.toString()).doesNotContain(card.code().symbols());
        assertThat(card.account())
                .isEqualTo(spent.account())
                .doesNotContain(card.code().symbols());
        String other = SecretCode.random(new Random(1)).printed();
        assertThatThrownBy(() -> credit.cardBalance(other)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> credit.cardBalance("nonsense")).isInstanceOf(InvalidInputException.class);
        right(card.account(), 3);
    }

    @Test
    void aKeyGivesTheFirstResult() {
        CreditEntry first = credit.issue(mei, euro("20"), null, RETURN, CLERK.once("k"));

        assertThat(credit.issue(mei, euro("20"), null, RETURN, CLERK.once("k"))).isEqualTo(first);
        assertThat(credit.balance(mei, "EUR")).isEqualTo(euro("20"));
    }

    @Test
    void whatIsStoredStaysReadable() {
        CreditAccount account =
                new CreditAccount("c/1/EUR", null, euro("7"), List.of(new CreditPart(euro("7"), START)), 3);
        String json = """
                {"id":"c/1/EUR","balance":{"amount":"7.00","currency":"EUR"},\
                "parts":[{"amount":{"amount":"7.00","currency":"EUR"},"expiresAt":"2026-01-10T12:00:00Z"}],"entries":3}""";
        assertThat(CrmJson.mapper().writeValueAsString(account)).isEqualTo(json);
        assertThat(CrmJson.mapper().readValue(json, CreditAccount.class)).isEqualTo(account);

        CreditEntry entry = new CreditEntry(
                "c/1/EUR",
                3,
                CreditKind.REFUND,
                List.of(new CreditPart(euro("7"), null)),
                euro("7"),
                2L,
                RETURN,
                Actor.agent("clerk"),
                START);
        String stored = """
                {"account":"c/1/EUR","sequence":3,"kind":"REFUND","parts":[{"amount":{"amount":"7.00","currency":"EUR"}}],\
                "balance":{"amount":"7.00","currency":"EUR"},"refundOf":2,"cause":{"kind":"return","reference":"R-1"},\
                "actor":{"kind":"AGENT","id":"clerk"},"at":"2026-01-10T12:00:00Z"}""";
        assertThat(CrmJson.mapper().writeValueAsString(entry)).isEqualTo(stored);
        assertThat(CrmJson.mapper().readValue(stored, CreditEntry.class)).isEqualTo(entry);

        CreditEvent event = new CreditEvent.CreditMoved(CreditKind.REDEEM, euro("-5"), euro("2"), ORDER);
        String body = """
                {"kind":"REDEEM","amount":{"amount":"-5.00","currency":"EUR"},"balance":{"amount":"2.00","currency":"EUR"},\
                "cause":{"kind":"order","reference":"O-1"}}""";
        assertThat(EventBodies.encode(event)).isEqualTo(body);
        assertThat(EventBodies.decode("credit-moved", body)).isEqualTo(event);
    }

    @Test
    void whatIsTakenBackIsNoMoreThanThereIs() {
        GiftCard card = credit.issueCard(euro("50"), null, ORDER, CLERK);
        credit.redeemCard(card.code().printed(), euro("20"), ORDER, CLERK);

        assertThat(refused(() -> credit.takeBack(card.account(), euro("30.01"), RETURN, CLERK)))
                .isEqualTo(new NotEnoughCredit(euro("30.01"), euro("30")));
        CreditEntry entry = credit.takeBack(card.account(), euro("30"), RETURN, CLERK);

        assertThat(entry.kind()).isEqualTo(CreditKind.TAKE_BACK);
        assertThat(credit.cardBalance(card.code().printed())).isEqualTo(euro("0"));
        right(card.account(), 3);
    }

    @Test
    void theBooksAddUpOverCustomersAndCardsOfOneCurrency() {
        credit.issue(mei, euro("20"), SOON, RETURN, CLERK);
        CreditEntry spent = credit.redeem(mei, euro("12.50"), ORDER, CLERK);
        credit.refund(spent.account(), spent.sequence(), euro("2.50"), null, RETURN, CLERK);
        GiftCard card = credit.issueCard(euro("50"), null, ORDER, CLERK);
        credit.takeBack(card.account(), euro("8"), RETURN, CLERK);
        credit.issue(mei, Money.of("7", "USD"), null, RETURN, CLERK);
        clock.turnTo(SOON);
        shop.runDue(10);

        CreditBooks books = credit.verifyBooks("EUR");

        assertThat(books)
                .isEqualTo(new CreditBooks(
                        2, 6, euro("70"), euro("10"), euro("10"), euro("8"), euro("0"), euro("42"), List.of()));
        assertThat(books.balanced()).isTrue();
        assertThat(credit.verifyBooks("USD").outstanding()).isEqualTo(Money.of("7", "USD"));
        assertThat(credit.verifyBooks("GBP").accounts()).isZero();
    }

    @Test
    void theAuditFindsWhatWasDamaged() {
        credit.issue(mei, euro("20"), SOON, RETURN, CLERK);
        CreditEntry spent = credit.redeem(mei, euro("12.50"), ORDER, CLERK);
        CreditEntry back = credit.refund(spent.account(), spent.sequence(), euro("2.50"), null, RETURN, CLERK);
        CreditEntry first = credit.entries(spent.account(), PageRequest.first(10)).items().stream()
                .filter(entry -> entry.sequence() == 1)
                .findFirst()
                .orElseThrow();
        CreditAccount account =
                new CreditAccount(spent.account(), mei, euro("10"), List.of(new CreditPart(euro("10"), SOON)), 3);

        assertThat(problems(account, first, spent, back)).isEmpty();
        assertThat(problems(account, first, spent)).containsExactly("the account says 10.00 EUR, its entries 7.50 EUR");
        assertThat(problems(account, spent, first, back))
                .contains("entry 2 leads below zero", "entry 2 takes parts that are not there");
        assertThat(problems(account, first, spent, back, back, back, back, back, back))
                .contains("entry 3 gives back more than entry 2 spent");
        CreditAccount longer =
                new CreditAccount(spent.account(), mei, euro("10"), List.of(new CreditPart(euro("10"), LATER)), 3);
        assertThat(problems(longer, first, spent, back))
                .containsExactly("the account has other parts than its entries lead to");
    }

    private static List<String> problems(CreditAccount account, CreditEntry... entries) {
        CreditAudit audit = new CreditAudit(account);
        List.of(entries).forEach(audit::replay);
        return audit.result().problems();
    }

    @Test
    void aCardThatWasSoldElsewhereIsSpentLikeOthers() {
        CreditEntry taken = credit.takeOverCard("OLD-CARD-0001", euro("30"), SOON, "shop-2025", CLERK);

        assertThat(taken.kind()).isEqualTo(CreditKind.ISSUE);
        assertThat(taken.cause()).isEqualTo(new Cause("card-taken-over", "shop-2025"));
        assertThat(taken.amount()).isEqualTo(euro("30"));
        assertThat(credit.cardBalance(" oldcard0001")).isEqualTo(euro("30"));
        assertThat(credit.card("OLD_CARD_0001").parts()).containsExactly(new CreditPart(euro("30"), SOON));
        CreditEntry spent = credit.redeemCard("old card 0001", euro("10"), ORDER, CLERK);
        assertThat(spent.balance()).isEqualTo(euro("20"));
        assertThat(refused(() -> credit.redeemCard("OLDCARD0001", euro("20.01"), ORDER, CLERK)))
                .isEqualTo(new NotEnoughCredit(euro("20.01"), euro("20")));
        credit.refund(spent.account(), spent.sequence(), euro("4"), null, RETURN, CLERK);
        clock.turnTo(SOON);
        assertThat(credit.cardBalance("OLD-CARD-0001")).isEqualTo(euro("0"));
        assertThat(shop.runDue(10)).isEqualTo(new DueReport(1, 0, 0));
        right(taken.account(), 4);
        CreditBooks books = credit.verifyBooks("EUR");
        assertThat(books.balanced()).isTrue();
        assertThat(books.issued()).isEqualTo(euro("30"));
        assertThat(books.expired()).isEqualTo(euro("24"));
        assertThat(books.outstanding()).isEqualTo(euro("0"));
    }

    @Test
    void aCardIsTakenOverOnceAndStaysAsItIs() {
        GiftCard made = credit.issueCard(euro("50"), null, ORDER, CLERK);
        CreditEntry taken = credit.takeOverCard("OLDCARD1", euro("30"), null, "list", CLERK.once("k"));
        credit.redeemCard("OLDCARD1", euro("30"), ORDER, CLERK);

        assertThat(credit.takeOverCard("old-card-1", euro("30"), null, "list", CLERK.once("k")))
                .isEqualTo(taken);
        assertThat(refused(() -> credit.takeOverCard("old-card-1", euro("30"), null, "list", CLERK)))
                .isEqualTo(new CardTaken());
        assertThat(refused(() -> credit.takeOverCard(made.code().printed(), euro("30"), null, "list", CLERK)))
                .isEqualTo(new CardTaken());
        assertThat(credit.cardBalance("OLDCARD1")).isEqualTo(euro("0"));
        assertThat(credit.cardBalance(made.code().printed())).isEqualTo(euro("50"));
        assertThat(taken.toString()).doesNotContainIgnoringCase("oldcard");
    }

    @Test
    void aCardThatCannotBeTakenOverIsRefusedAndItsCodeNotTold() {
        for (String code : List.of("CARD001", "OLD-CARD-Ü", "X".repeat(41), "")) {
            assertThatThrownBy(() -> credit.takeOverCard(code, euro("30"), null, "list", CLERK))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("code is no code of a card; allowed: 8 to 40 letters A to Z and digits");
        }
        assertField("amount", () -> credit.takeOverCard("OLDCARD1", euro("0"), null, "list", CLERK));
        assertField("expiresAt", () -> credit.takeOverCard("OLDCARD1", euro("1"), START, "list", CLERK));
        assertField("cause.reference", () -> credit.takeOverCard("OLDCARD1", euro("1"), null, "old shop", CLERK));
        assertField("code", () -> credit.cardBalance("OLDCARD1"));
        assertField("code", () -> credit.redeemCard("OLDCARD1", euro("1"), ORDER, CLERK));
    }

    private static void assertField(String field, ThrowingCallable command) {
        assertThat(catchThrowableOfType(InvalidInputException.class, command).field())
                .isEqualTo(field);
    }
}
