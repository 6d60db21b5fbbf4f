package dev.aftercare.crm.loyalty.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.HandTurnedClock;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.due.DueReport;
import dev.aftercare.crm.loyalty.Programme;
import dev.aftercare.crm.loyalty.Rate;
import dev.aftercare.crm.loyalty.Shortfall;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.loyalty.TierEvent.TierChanged;
import dev.aftercare.crm.model.loyalty.TierMove;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.persistence.json.CrmJson;
import dev.aftercare.crm.persistence.json.EventBodies;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TiersTest {

    private static final By CLERK = By.agent("clerk");
    private static final Instant START = Instant.parse("2026-01-10T12:00:00Z");
    private static final ProgrammeId GOLD = new ProgrammeId("gold");

    private final HandTurnedClock clock = new HandTurnedClock(START);
    private final Shop shop =
            Crm.builder(new InMemoryStorage()).clock(clock).build().shop();
    private final Tiers tiers = shop.tiers();
    private final CustomerId mei =
            shop.customers().register(Identity.shopUser("mei"), CLERK).id();

    private void define(Qualification qualification) {
        tiers.define(
                TierProgramme.of(
                        "club",
                        qualification,
                        TierWindow.rolling(Period.ofDays(90)),
                        TierLevel.of("Bronze", "0", "1"),
                        TierLevel.of("Silver", "2", "1.25"),
                        TierLevel.of("Gold", "100", "1.5", "lounge")),
                CLERK);
    }

    private void order(String number, String amount) {
        shop.purchases().record(Purchase.sale(number, mei, clock.instant(), lines(amount)), CLERK);
    }

    private void giveBack(String number, String original, String amount) {
        shop.purchases()
                .record(
                        Purchase.giveBack(
                                number,
                                Purchase.sale(original, mei, START, lines("1")).id(),
                                mei,
                                clock.instant(),
                                lines(amount)),
                        CLERK);
    }

    private static List<PurchaseLine> lines(String amount) {
        return List.of(new PurchaseLine("sku", null, null, 1, Money.of(amount, "EUR")));
    }

    private String evaluate() {
        return tiers.evaluate(mei, "club", CLERK).level();
    }

    @Test
    void spendingPointsLowersNothing() {
        shop.loyalty()
                .define(
                        Programme.builder("gold")
                                .earning(Rate.of(1, Money.of("1", "EUR")))
                                .build(),
                        CLERK);
        define(Qualification.points(GOLD));
        shop.loyalty().earn(mei, GOLD, 120, new Cause("gift", "welcome"), CLERK);
        shop.loyalty().redeem(mei, GOLD, 120, new Cause("reward", "mug"), CLERK);

        assertThat(evaluate()).isEqualTo("Gold");
        assertThat(tiers.standing(mei, "club").measure()).isEqualByComparingTo("120");
    }

    @Test
    void returnsLowerMoneySpentByThePolicy() {
        define(Qualification.spend("EUR"));
        order("O-1", "150");
        clock.turnBy(Duration.ofDays(10));
        giveBack("R-1", "O-1", "60");
        assertThat(tiers.standing(mei, "club").measure()).isEqualByComparingTo("90");
        assertThat(evaluate()).isEqualTo("Silver");

        define(Qualification.spend("EUR").withReturns(ReturnsCount.IGNORED));
        assertThat(evaluate()).isEqualTo("Gold");
    }

    @Test
    void aReturnOfAnOldOrderLowersTodayOnlyIfThePolicySaysSo() {
        define(Qualification.spend("EUR"));
        order("O-1", "50");
        clock.turnBy(Duration.ofDays(91));
        order("O-2", "80");
        giveBack("R-1", "O-1", "50");

        assertThat(tiers.standing(mei, "club").measure()).isEqualByComparingTo("80");
        define(Qualification.spend("EUR").withReturns(ReturnsCount.AT_RETURN));
        assertThat(tiers.standing(mei, "club").measure()).isEqualByComparingTo("30");
    }

    @Test
    void anOrderIsGoneOnceAllOfItCameBack() {
        define(Qualification.orders());
        order("O-1", "50");
        order("O-2", "50");
        giveBack("R-1", "O-1", "49.99");
        assertThat(tiers.standing(mei, "club").measure()).isEqualByComparingTo("2");
        giveBack("R-2", "O-1", "0.01");
        giveBack("R-3", "O-1", "5");

        assertThat(tiers.standing(mei, "club").measure()).isEqualByComparingTo("1");
        assertThat(evaluate()).isEqualTo("Bronze");
    }

    @Test
    void theStandingSaysWhatIsMissing() {
        define(Qualification.spend("EUR"));
        order("O-1", "30");
        evaluate();

        TierStanding standing = tiers.standing(mei, "club");

        assertThat(standing.level()).isEqualTo(TierLevel.of("Silver", "2", "1.25"));
        assertThat(standing.next()).isEqualTo(TierLevel.of("Gold", "100", "1.5", "lounge"));
        assertThat(standing.missing()).isEqualTo(new BigDecimal("70.00"));
        assertThat(standing.periodEnd()).isEqualTo(START.plus(Duration.ofDays(90)));
        order("O-2", "70");
        evaluate();
        assertThat(tiers.standing(mei, "club").next()).isNull();
        assertThat(tiers.standing(mei, "club").missing()).isNull();
    }

    @Test
    void theSweepTakesALevelAwayOnceAndTheHistoryTellsBoth() {
        define(Qualification.spend("EUR"));
        order("O-1", "30");
        evaluate();

        clock.turnBy(Duration.ofDays(90).minusSeconds(1));
        assertThat(shop.runDue(10)).isEqualTo(DueReport.NOTHING);
        clock.turnBy(Duration.ofSeconds(1));
        assertThat(tiers.standing(mei, "club").level().name()).isEqualTo("Bronze");
        assertThat(shop.runDue(10)).isEqualTo(new DueReport(1, 0, 0));
        assertThat(shop.runDue(10)).isEqualTo(DueReport.NOTHING);
        assertThat(evaluate()).isEqualTo("Bronze");

        assertThat(tiers.history(mei, "club", 0, 10))
                .extracting(Event::body)
                .containsExactly(
                        new TierChanged("club", "Bronze", "Silver", TierMove.UP, START.plus(Duration.ofDays(90))),
                        new TierChanged("club", "Silver", "Bronze", TierMove.DOWN, null));
    }

    @Test
    void aPeriodThatWasEarnedAgainIsSweptAgain() {
        define(Qualification.spend("EUR"));
        order("O-1", "30");
        evaluate();
        clock.turnBy(Duration.ofDays(1));
        order("O-2", "30");

        clock.turnTo(START.plus(Duration.ofDays(90)));
        assertThat(shop.runDue(10)).isEqualTo(new DueReport(1, 0, 0));
        assertThat(tiers.standing(mei, "club").level().name()).isEqualTo("Silver");
        clock.turnTo(START.plus(Duration.ofDays(180)));
        assertThat(shop.runDue(10)).isEqualTo(new DueReport(1, 0, 0));
        assertThat(tiers.history(mei, "club", 0, 10)).hasSize(2);
    }

    @Test
    void everyDefinitionThereEverWasCanBeRead() {
        define(Qualification.orders());
        TierProgramme first = tiers.programme("club").orElseThrow();
        define(Qualification.spend("EUR"));

        assertThat(tiers.programme("club", 1)).contains(first);
        assertThat(tiers.programme("club", 2)).isEqualTo(tiers.programme("club"));
        assertThat(tiers.programme("club", 2)).isNotEqualTo(tiers.programme("club", 1));
        assertThat(tiers.programme("club", 3)).isEmpty();
        assertThat(tiers.programme("nowhere", 1)).isEmpty();
    }

    @Test
    void whoAndWhatDoesNotExistIsNotFound() {
        define(Qualification.orders());

        assertThatThrownBy(() -> tiers.evaluate(new CustomerId(new UUID(9, 9)), "club", CLERK))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> tiers.evaluate(mei, "nowhere", CLERK)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void whatIsStoredStaysReadable() {
        TierProgramme programme = TierProgramme.of(
                        "club",
                        Qualification.points(GOLD),
                        TierWindow.rolling(Period.ofMonths(12)),
                        TierLevel.of("Bronze", "0", "1"),
                        TierLevel.of("Gold", "100.50", "1.5", "lounge", "gift"))
                .withDowngrade(Downgrade.BY_MEASURE, Period.ofDays(30));
        String json = """
                {"id":"club","zone":"UTC","qualification":{"measure":"POINTS_EARNED","points":"gold","returns":"AT_ORDER"},\
                "window":{"kind":"ROLLING","length":"P12M"},"downgrade":"BY_MEASURE","grace":"P30D","withinGrace":"STILL_COUNTS",\
                "levels":[{"name":"Bronze","from":0,"multiplier":1},\
                {"name":"Gold","from":100.5,"multiplier":1.5,"benefits":["gift","lounge"]}]}""";
        assertThat(CrmJson.mapper().writeValueAsString(programme)).isEqualTo(json);
        assertThat(CrmJson.mapper().readValue(json, TierProgramme.class)).isEqualTo(programme);

        Membership membership = new Membership("club", new CustomerId(new UUID(1, 2)), "Gold", START, START, START, 3);
        String stored = """
                {"programme":"club","customer":"00000000-0000-0001-0000-000000000002","level":"Gold",\
                "since":"2026-01-10T12:00:00Z","periodStart":"2026-01-10T12:00:00Z","countsFrom":"2026-01-10T12:00:00Z",\
                "changes":3}""";
        assertThat(CrmJson.mapper().writeValueAsString(membership)).isEqualTo(stored);
        assertThat(CrmJson.mapper().readValue(stored, Membership.class)).isEqualTo(membership);

        TierChanged event = new TierChanged("club", "Bronze", "Gold", TierMove.UP, START);
        String body =
                "{\"programme\":\"club\",\"from\":\"Bronze\",\"to\":\"Gold\",\"move\":\"UP\",\"periodEnd\":\"2026-01-10T12:00:00Z\"}";
        assertThat(EventBodies.encode(event)).isEqualTo(body);
        assertThat(EventBodies.decode("tier-changed", body)).isEqualTo(event);
    }

    private void defineGold() {
        shop.loyalty()
                .define(
                        Programme.builder("gold")
                                .earning(Rate.of(1, Money.of("1", "EUR")))
                                .build(),
                        CLERK);
    }

    private BigDecimal measure(ReturnsCount returns) {
        define(Qualification.points(GOLD).withReturns(returns));
        return tiers.standing(mei, "club").measure();
    }

    @Test
    void pointsOfReturnedGoodsDoNotQualify() {
        defineGold();
        PurchaseLine two = new PurchaseLine("sku", null, null, 2, Money.of("120", "EUR"));
        Purchase order = Purchase.sale("O-1", mei, START, List.of(two));
        shop.loyalty().earnFor(GOLD, order, CLERK);
        shop.loyalty().redeem(mei, GOLD, 100, new Cause("reward", "mug"), CLERK);
        clock.turnBy(Duration.ofDays(10));
        // 20 points are there, the other 40 are owed: both were taken back of what was earned.
        shop.loyalty()
                .returns()
                .take(GOLD, Purchase.giveBack("R-1", order.id(), mei, clock.instant(), lines("60")), CLERK);

        assertThat(measure(ReturnsCount.AT_ORDER)).isEqualByComparingTo("60");
        assertThat(measure(ReturnsCount.AT_RETURN)).isEqualByComparingTo("60");
        assertThat(measure(ReturnsCount.IGNORED)).isEqualByComparingTo("120");

        clock.turnTo(START.plus(Duration.ofDays(91)));
        assertThat(measure(ReturnsCount.AT_ORDER)).isEqualByComparingTo("0");
        assertThat(measure(ReturnsCount.AT_RETURN)).isEqualByComparingTo("-60");
    }

    @Test
    void pendingPointsQualifyOnceTheyMature() {
        defineGold();
        Instant later = START.plus(Duration.ofDays(14));
        Cause why = new Cause("order", "O-1");
        shop.loyalty().pending().earn(mei, GOLD, "O-1", 100, later, why, CLERK);
        shop.loyalty().pending().cancel(mei, GOLD, "O-1", 30, why, CLERK);
        assertThat(measure(ReturnsCount.AT_ORDER)).isEqualByComparingTo("0");

        clock.turnTo(later);
        shop.runDue(10);

        assertThat(measure(ReturnsCount.AT_ORDER)).isEqualByComparingTo("70");
    }

    @Test
    void whatComesByHandOrFromOthersDoesNotQualify() {
        defineGold();
        CustomerId other =
                shop.customers().register(Identity.shopUser("other"), CLERK).id();
        shop.loyalty().earn(other, GOLD, 50, new Cause("gift", "welcome"), CLERK);
        shop.loyalty().corrections().transfer(other, mei, GOLD, 50, new Cause("gift", "friend"), CLERK);
        shop.loyalty().corrections().adjust(mei, GOLD, 70, Shortfall.REJECT, new Cause("goodwill", "x"), CLERK);

        assertThat(measure(ReturnsCount.AT_ORDER)).isEqualByComparingTo("0");
    }
}
